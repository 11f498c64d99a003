import { hasPassed } from '../kernel/deadline.ts'
import type { Deadline } from '../kernel/deadline.ts'
import type { DelegationId } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import type { ExemptionId } from '../safeguards/exemption.ts'
import { humanitarianInForce } from '../safeguards/reach.ts'
import type { Exempt } from '../safeguards/reach.ts'
import type { Hold, ReliefEvent, Round } from './event.ts'
import { isAwaited, isReady } from './leg.ts'
import type { Leg, LegId } from './leg.ts'
import { lastMoment } from './terms.ts'
import type { Stop } from './trigger.ts'

/** One thing that keeps an event from being armed. */
export type ArmingBlocker =
  | { code: 'no-required-leg' }
  | { code: 'no-condition' }
  | { code: 'leg-unready'; leg: LegId; delegation: DelegationId }
  | { code: 'attestation-ends-first'; leg: LegId; delegation: DelegationId }
  | { code: 'optional-quorum'; ready: number; needed: number }
  | { code: 'held'; holds: readonly Hold[]; stop: Stop | null }
  | { code: 'channels-unconfirmed'; exemptions: readonly ExemptionId[] }
  | { code: 'notice-running'; until: Deadline }
  | { code: 'trigger-past'; at: Instant }

/**
 * Everything that keeps an event from being armed, all at once, so that a chair sees the whole list
 * (SPEC.md EV10–EV17). Empty when it can be. Null while there is nothing to arm: not scheduled, or fired.
 */
export function armingBlockers(
  event: ReliefEvent,
  exemptions: readonly Exempt[],
  now: Instant,
): readonly ArmingBlocker[] | null {
  const round = roundOf(event)
  if (round === null) return null
  const { legs, terms } = event
  const last = lastMoment(terms.trigger)
  const blockers: ArmingBlocker[] = []
  if (!legs.some(isAwaited)) blockers.push({ code: 'no-required-leg' })
  if (terms.conditions.length === 0) blockers.push({ code: 'no-condition' })
  for (const { id: leg, delegation } of unreadyLegs(event, now)) {
    blockers.push({ code: 'leg-unready', leg, delegation })
  }
  if (terms.trigger.kind === 'instant') {
    const ending = legs.filter((leg) => isAwaited(leg) && endsBefore(leg, event, last.at, now))
    for (const { id: leg, delegation } of ending) {
      blockers.push({ code: 'attestation-ends-first', leg, delegation })
    }
  }
  const ready = readyOptional(event, now)
  if (lacksOptional(event, now)) {
    blockers.push({ code: 'optional-quorum', ready, needed: terms.optionalQuorum })
  }
  if (event.stage.is === 'on-hold') {
    const { holds, stop } = event.stage
    blockers.push({ code: 'held', holds, stop })
  }
  const missing = unconfirmed(round, exemptions)
  if (round.channels === null || missing.length > 0) {
    blockers.push({ code: 'channels-unconfirmed', exemptions: missing })
  }
  if (!hasPassed(round.notice, now)) {
    blockers.push({ code: 'notice-running', until: round.notice })
  }
  if (hasPassed(last, now)) blockers.push({ code: 'trigger-past', at: last.at })
  return blockers
}

/** The round of consent that is running, between scheduling and firing. */
export function roundOf({ stage }: ReliefEvent): Round | null {
  switch (stage.is) {
    case 'scheduled':
    case 'preparing':
    case 'armed':
    case 'on-hold':
      return stage.round
    case 'proposed':
    case 'aborted':
    case 'triggered':
    case 'executing':
    case 'partially-effective':
    case 'effective':
    case 'closed':
    case 'reversing':
    case 'reversed':
      return null
  }
}

/** The legs that the event waits for and that are not ready at this moment. */
export function unreadyLegs({ legs, revision }: ReliefEvent, now: Instant): readonly Leg[] {
  return legs.filter((leg) => isAwaited(leg) && !isReady(leg, revision, now))
}

/** Whether fewer optional legs are ready than the terms ask for. */
export function lacksOptional(event: ReliefEvent, now: Instant): boolean {
  return readyOptional(event, now) < event.terms.optionalQuorum
}

function readyOptional({ legs, revision }: ReliefEvent, now: Instant): number {
  return legs.filter((leg) => !leg.required && isReady(leg, revision, now)).length
}

/** An attestation that ends before a fixed T0 cannot carry it. */
function endsBefore(leg: Leg, { revision }: ReliefEvent, t0: Instant, now: Instant): boolean {
  if (leg.state.is !== 'ready' || !isReady(leg, revision, now)) return false
  return hasPassed(leg.state.attestation.validUntil, t0)
}

function unconfirmed(round: Round, exemptions: readonly Exempt[]): readonly ExemptionId[] {
  const confirmed = new Set<ExemptionId>(round.channels?.exemptions)
  return humanitarianInForce(exemptions).filter((id) => !confirmed.has(id))
}
