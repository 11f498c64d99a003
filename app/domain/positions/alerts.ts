import { canonicalJson } from '../kernel/canonical-json.ts'
import type { DelegationId } from '../kernel/id.ts'
import { later } from '../kernel/instant.ts'
import type { Instant } from '../kernel/instant.ts'
import type { EntryId } from './entry.ts'
import type { Row } from './matrix.ts'
import { meetingOn } from './meeting.ts'
import type { Zone } from './meeting.ts'
import type { DecisionRule } from './rule.ts'
import { standingOf } from './ruling.ts'
import type { Subject, SubjectId } from './subject.ts'
import { standing } from './visible.ts'
import type { Seen } from './visible.ts'

/** Something that a chair wants to be told. Each follows from the positions by rule alone. */
export type Alert = { readonly subject: SubjectId } & (
  | { readonly kind: 'adopted' | 'blocked' }
  | { readonly kind: 'new-blocker'; readonly delegation: DelegationId }
  | { readonly kind: 'zone-opened' | 'zone-closed' }
  | { readonly kind: 'zone-narrowed'; readonly from: number; readonly to: number }
  | {
      readonly kind: 'reversal'
      readonly delegation: DelegationId
      readonly entry: EntryId
      readonly backTo: EntryId
    }
  | {
      readonly kind: 'old'
      readonly delegation: DelegationId
      readonly entry: EntryId
      readonly since: Instant
    }
)

/** What changed between two moments on the subjects that were there both times. */
export function alertsBetween(
  before: readonly Row[],
  after: readonly Row[],
  ruleOf: (subject: Subject) => DecisionRule,
): readonly Alert[] {
  const earlier = new Map(before.map((row) => [row.subject.id, row]))
  return after.flatMap((row) => {
    const was = earlier.get(row.subject.id)
    if (was === undefined) return []
    return [...ofStanding(was, row, ruleOf(row.subject)), ...ofZone(was, row)]
  })
}

/** A delegation has gone back to what it left at most `within` milliseconds before. */
export function reversalOf(seen: Seen, within: number): Alert | null {
  const last = standing(seen)
  const { subject, delegation, entries } = seen
  // To go back takes three: what was held, what came between, and the first again.
  if (last === null || entries.length < 3) return null
  const held = canonicalJson(last.content.holding)
  const same = entries.map(({ content }) => canonicalJson(content.holding) === held)
  const left = same.lastIndexOf(false)
  const back = same.lastIndexOf(true, left)
  const backTo = entries[back]
  const leaving = entries[back + 1]
  if (left === -1 || back === -1 || backTo === undefined || leaving === undefined) return null
  // The return is the first entry after the time away; what repeats it later is no second one.
  const returned = entries[left + 1]
  if (returned === undefined || returned.at > later(leaving.at, within)) return null
  return { kind: 'reversal', subject, delegation, entry: returned.id, backTo: backTo.id }
}

/** A position that has stood for longer than `age` milliseconds without another entry. */
export function oldPosition(seen: Seen, age: number, now: Instant): Alert | null {
  const entry = standing(seen)
  if (entry === null || later(entry.at, age) > now) return null
  const { subject, delegation } = seen
  return { kind: 'old', subject, delegation, entry: entry.id, since: entry.at }
}

function ofStanding(before: Row, after: Row, rule: DecisionRule): Alert[] {
  const subject = after.subject.id
  const [was, is] = [standingOf(before, rule), standingOf(after, rule)]
  if (was === null || is === null) return []
  const turned: Alert[] =
    was.adopted === is.adopted ? [] : [{ subject, kind: is.adopted ? 'adopted' : 'blocked' }]
  const joined = is.blockers.filter((one) => !was.blockers.includes(one))
  return [
    ...turned,
    ...joined.map((delegation): Alert => ({ subject, kind: 'new-blocker', delegation })),
  ]
}

/** A zone that lost more than a quarter of its width has narrowed (divergence.md 6). */
function ofZone(before: Row, after: Row): Alert[] {
  if (after.subject.scale.kind !== 'range') return []
  const subject = after.subject.id
  const [was, is] = [zoneOf(before), zoneOf(after)]
  if (was === null || is === null) return []
  if (was.kind !== is.kind) {
    return [{ subject, kind: is.kind === 'open' ? 'zone-opened' : 'zone-closed' }]
  }
  const [from, to] = [widthOf(was), widthOf(is)]
  return to < from * 0.75 ? [{ subject, kind: 'zone-narrowed', from, to }] : []
}

function zoneOf(row: Row): Zone | null {
  const meeting = meetingOn(row)
  return meeting.kind === 'known' && meeting.n > 1 ? meeting.value.zone : null
}

function widthOf(zone: Zone): number {
  return zone.kind === 'open' ? zone.high - zone.low : 0
}
