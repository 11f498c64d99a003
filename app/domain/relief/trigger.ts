import { hasPassed } from '../kernel/deadline.ts'
import type { Id } from '../kernel/id.ts'
import { instant, second } from '../kernel/instant.ts'
import type { Instant } from '../kernel/instant.ts'
import { refused } from '../kernel/result.ts'
import type { Condition, ConditionId } from './condition.ts'
import type { ReliefEvent, Waiver } from './event.ts'
import { latestFinding } from './finding.ts'
import type { Finding, FindingId } from './finding.ts'
import { callResult } from './go-no-go.ts'
import type { LegId } from './leg.ts'
import { lacksOptional, unreadyLegs } from './readiness.ts'
import { lastMoment } from './terms.ts'
import type { Lateness } from './terms.ts'

/** The event's one firing: when it was due, when it happened, and what every condition rested on. */
export type Firing = {
  readonly due: Instant
  readonly at: Instant
  readonly late: boolean
  readonly grounds: readonly Ground[]
}

export type Ground = {
  readonly condition: ConditionId
  readonly since: Instant
  readonly rests:
    | { readonly on: 'finding'; readonly finding: FindingId }
    | { readonly on: 'waiver'; readonly decision: Id<'decision'> }
}

/** The moment came and the event did not fire: the clock holds it, and says why. */
export type Stop = {
  readonly due: Instant
  readonly reasons: readonly StopReason[]
}

export type StopReason =
  | { code: 'condition-unmet'; condition: ConditionId; because: Shortfall }
  | { code: 'leg-unready'; leg: LegId }
  | { code: 'optional-quorum' }
  | { code: 'no-go' }
  | { code: 'late' }
  | { code: 'not-armed' }

export type Shortfall =
  | 'no-finding'
  | 'expired'
  | 'observations'
  | 'not-verified'
  | 'unable-to-verify'

export type FiringRefusal = { code: 'fired'; details: { at: Instant } } | { code: 'not-due' }

/**
 * What becomes of an event at this moment (SPEC.md TR1–TR9): it fires, or the clock holds it, or there
 * is nothing to do. Everything is judged again by what is in force now, not by what was when it was armed.
 */
export function decideFiring(
  event: ReliefEvent,
  now: Instant,
): { ok: true; fires: Firing } | { ok: true; stops: Stop } | { ok: false; refusal: FiringRefusal } {
  const { stage } = event
  switch (stage.is) {
    case 'proposed':
    case 'aborted':
      return refused({ code: 'not-due' })
    case 'scheduled':
    case 'preparing':
      return stopUnarmed(event, now)
    case 'on-hold':
      return stage.stop === null ? stopUnarmed(event, now) : refused({ code: 'not-due' })
    case 'armed':
      return event.terms.trigger.kind === 'instant'
        ? fireAtInstant(event, now)
        : fireOnFinding(event, stage.since, now)
    case 'triggered':
    case 'executing':
    case 'partially-effective':
    case 'effective':
    case 'closed':
    case 'reversing':
    case 'reversed':
      return refused({ code: 'fired', details: { at: stage.firing.at } })
  }
}

export type Judgement =
  | { readonly condition: ConditionId; readonly met: Ground }
  | { readonly condition: ConditionId; readonly unmet: Shortfall }

/** Each condition as it stands: met by a finding in force or by a recorded waiver, or not met and why. */
export function judge(
  conditions: readonly Condition[],
  { findings, waivers }: { findings: readonly Finding[]; waivers: readonly Waiver[] },
  now: Instant,
): readonly Judgement[] {
  return conditions.map((condition) => {
    const found = judgeByFinding(condition, findings, now)
    if ('met' in found) return found
    const waiver = waivers.find(
      (one) => one.condition === condition.id && !hasPassed(one.until, now),
    )
    if (waiver === undefined) return found
    const rests = { on: 'waiver', decision: waiver.decision } as const
    return { condition: condition.id, met: { condition: condition.id, since: waiver.at, rests } }
  })
}

function judgeByFinding(
  { id, observations }: Condition,
  findings: readonly Finding[],
  now: Instant,
): Judgement {
  const finding = latestFinding(findings, id)
  if (finding === undefined) return { condition: id, unmet: 'no-finding' }
  if (hasPassed(finding.expires, now)) return { condition: id, unmet: 'expired' }
  const { is } = finding.verdict
  switch (is) {
    case 'not-verified':
    case 'unable-to-verify':
      return { condition: id, unmet: is }
    case 'verified-with-observations':
      if (observations === 'refused') return { condition: id, unmet: 'observations' }
      break
    case 'verified':
  }
  const rests = { on: 'finding', finding: finding.id } as const
  return { condition: id, met: { condition: id, since: finding.at, rests } }
}

function fireAtInstant(event: ReliefEvent, now: Instant) {
  const due = lastMoment(event.terms.trigger).at
  if (now < due) return refused({ code: 'not-due' })
  const { grounds, reasons } = examine(event, now)
  return fireOrStop({ due, grounds, reasons }, event.terms.trigger.late, now)
}

/** Due when the last of what it waits for was there; until the long stop it simply goes on waiting. */
function fireOnFinding(event: ReliefEvent, armedSince: Instant, now: Instant) {
  const { trigger } = event.terms
  const longStop = lastMoment(trigger)
  const { grounds, reasons } = examine(event, now)
  const waited = [...grounds.map(({ since }) => since), ...answeredAt(event)]
  const due = instant(Math.max(armedSince, ...waited))
  if (reasons.length === 0 && due < longStop.at) {
    return fireOrStop({ due, grounds, reasons }, trigger.late, now)
  }
  if (!hasPassed(longStop, now)) return refused({ code: 'not-due' })
  const all = reasons.length > 0 ? reasons : [{ code: 'late' } as const]
  return { ok: true, stops: { due: longStop.at, reasons: all } } as const
}

function fireOrStop(
  { due, grounds, reasons }: { due: Instant } & Examination,
  lateness: Lateness,
  now: Instant,
) {
  const late = now - due > lateness.graceSeconds * second
  const all = late && lateness.beyond === 'hold' ? [...reasons, { code: 'late' } as const] : reasons
  if (all.length > 0) return { ok: true, stops: { due, reasons: all } } as const
  return { ok: true, fires: { due, at: now, late, grounds } } as const
}

function stopUnarmed({ terms }: ReliefEvent, now: Instant) {
  const due = lastMoment(terms.trigger)
  if (!hasPassed(due, now)) return refused({ code: 'not-due' })
  return { ok: true, stops: { due: due.at, reasons: [{ code: 'not-armed' }] } } as const
}

type Examination = { grounds: readonly Ground[]; reasons: readonly StopReason[] }

function examine(event: ReliefEvent, now: Instant): Examination {
  const judgements = judge(event.terms.conditions, event, now)
  const grounds: Ground[] = []
  const reasons: StopReason[] = []
  for (const judgement of judgements) {
    if ('met' in judgement) grounds.push(judgement.met)
    else {
      const { condition, unmet: because } = judgement
      reasons.push({ code: 'condition-unmet', condition, because })
    }
  }
  for (const leg of unreadyLegs(event, now)) reasons.push({ code: 'leg-unready', leg: leg.id })
  if (lacksOptional(event, now)) reasons.push({ code: 'optional-quorum' })
  if (!isGo(event, now)) reasons.push({ code: 'no-go' })
  return { grounds, reasons }
}

/** When the parties answered the call, if one was opened: the event waits for the last of them, too. */
function answeredAt({ stage }: ReliefEvent): readonly Instant[] {
  if (stage.is !== 'armed' || stage.round.call === null) return []
  return [...stage.round.call.answers.values()].map(({ at }) => at)
}

/** A call that was opened must have come to go; none need be opened. */
function isGo({ stage, legs, terms }: ReliefEvent, now: Instant): boolean {
  if (stage.is !== 'armed' || stage.round.call === null) return true
  const { optionalQuorum } = terms
  return callResult(stage.round.call, { legs, optionalQuorum }, now).is === 'go'
}
