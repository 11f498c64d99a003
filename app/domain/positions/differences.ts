import type { DelegationId } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import { claimsOf } from './matrix.ts'
import type { Claim, Row } from './matrix.ts'
import { ballotsOn } from './ruling.ts'
import type { SubjectId } from './subject.ts'
import { standing } from './visible.ts'
import type { Seen } from './visible.ts'

/** What is derived from all positions together (domain.md B7). */
export type Differences = {
  /** Subjects that can be decided and on which somebody has a position; against `free` of them nobody stands. */
  readonly subjects: number
  readonly free: number
  /** The positions on these. */
  readonly n: number
  /** The subjects against which most delegations stand, by an objection, a reserve or a range that leaves the text out. */
  readonly mostBlocked: readonly {
    readonly subject: SubjectId
    readonly against: number
    readonly n: number
  }[]
  /** The position against something that has stood longest as it is. */
  readonly oldest: {
    readonly subject: SubjectId
    readonly delegation: DelegationId
    readonly since: Instant
  } | null
}

/** `seen`: what the same onlooker may know of each dossier at the same moment. */
export function differencesIn(rows: readonly Row[], seen: readonly Seen[]): Differences {
  const told = rows.flatMap((row) => {
    const ballots = ballotsOn(row)
    const n = claimsOf(row).length
    if (ballots === null || n === 0) return []
    const against = ballots.flatMap(({ delegation, counts }) =>
      counts === 'against' ? [delegation] : [],
    )
    return [{ subject: row.subject.id, against, n }]
  })
  const blocked = told.filter(({ against }) => against.length > 0)
  return {
    subjects: told.length,
    free: told.length - blocked.length,
    n: told.reduce((sum, { n }) => sum + n, 0),
    mostBlocked: blocked
      .map(({ against, ...one }) => ({ ...one, against: against.length }))
      .toSorted((a, b) => b.against - a.against || (a.subject < b.subject ? -1 : 1))
      .slice(0, shown),
    oldest: oldestOf(blocked, seen),
  }
}

/** On how many subjects a delegation holds something else than before, of those on which it held something both times. */
export type Moved = {
  readonly delegation: DelegationId
  readonly moved: number
  readonly n: number
}

/** Whoever moved on any subject between two moments, of most subjects first. */
export function movedBetween(before: readonly Row[], after: readonly Row[]): readonly Moved[] {
  const earlier = new Map(before.map((row) => [row.subject.id, row]))
  const counts = new Map<DelegationId, { moved: number; n: number }>()
  for (const row of after) {
    const was = earlier.get(row.subject.id)
    if (was === undefined) continue
    const held = new Map(claimsOf(was).map((claim) => [claim.delegation, claim]))
    for (const claim of claimsOf(row)) {
      const old = held.get(claim.delegation)
      if (old === undefined) continue
      const { moved, n } = counts.get(claim.delegation) ?? { moved: 0, n: 0 }
      counts.set(claim.delegation, { moved: moved + (isSame(old, claim) ? 0 : 1), n: n + 1 })
    }
  }
  return [...counts]
    .flatMap(([delegation, { moved, n }]) => (moved === 0 ? [] : [{ delegation, moved, n }]))
    .toSorted((a, b) => b.moved - a.moved || (a.delegation < b.delegation ? -1 : 1))
}

const shown = 5

function oldestOf(
  blocked: readonly { subject: SubjectId; against: readonly DelegationId[] }[],
  seen: readonly Seen[],
): Differences['oldest'] {
  const against = new Map(blocked.map((one) => [one.subject, new Set(one.against)]))
  const standings = seen.flatMap((one) => {
    const entry = against.get(one.subject)?.has(one.delegation) === true ? standing(one) : null
    const { subject, delegation } = one
    return entry === null ? [] : [{ subject, delegation, since: entry.at }]
  })
  const [oldest = null] = standings.toSorted(
    (a, b) => a.since - b.since || (a.subject < b.subject ? -1 : 1),
  )
  return oldest
}

function isSame(a: Claim, b: Claim): boolean {
  return a.interval.low === b.interval.low && a.interval.high === b.interval.high
}
