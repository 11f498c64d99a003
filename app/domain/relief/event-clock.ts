import { hasPassed, inHours } from '../kernel/deadline.ts'
import type { Instant } from '../kernel/instant.ts'
import { decided, refused } from '../kernel/result.ts'
import type { Decision } from '../kernel/result.ts'
import type { EventFact, ReliefEvent } from './event.ts'
import { evolveEvent } from './evolve-event.ts'
import { disarming, missedLegs } from './execution.ts'
import { roundOf } from './readiness.ts'
import { decideFiring } from './trigger.ts'

/**
 * What time does to an event, and to be asked at any time: it fires or is stopped,
 * attestations run out, a window ends (SPEC.md TR1–TR10). Asked twice at one moment, the second answer
 * is empty; so an event fires once, however many ask.
 */
export function decideClock(
  event: ReliefEvent,
  now: Instant,
): Decision<EventFact, { code: 'clock-behind'; details: { asOf: Instant } }> {
  return now < event.asOf
    ? refused({ code: 'clock-behind', details: { asOf: event.asOf } })
    : decided(...clockFacts(event, now))
}

/** The same, at a moment that is known not to lie in the event's past. */
export function clockFacts(event: ReliefEvent, now: Instant): readonly EventFact[] {
  const facts: EventFact[] = []
  let after = event
  for (const rule of [firing, lapses, disarmed, endOfWindow]) {
    const found = rule(after, now)
    facts.push(...found)
    after = found.reduce(evolveEvent, after)
  }
  return facts
}

function disarmed(event: ReliefEvent, now: Instant): readonly EventFact[] {
  return event.stage.is === 'armed' ? disarming(event, now) : []
}

function firing(event: ReliefEvent, now: Instant): readonly EventFact[] {
  const decision = decideFiring(event, now)
  if (!decision.ok) return []
  if ('stops' in decision) return [{ type: 'stopped', stop: decision.stops, at: now }]
  const window = inHours(now, event.terms.windowHours)
  return [{ type: 'fired', firing: decision.fires, window, at: now }]
}

/** Attestations count until the event fires; afterwards nobody is asked for readiness. */
function lapses(event: ReliefEvent, now: Instant): readonly EventFact[] {
  if (roundOf(event) === null) return []
  return event.legs.flatMap(({ id, state }): EventFact[] => {
    if (state.is !== 'ready' || !hasPassed(state.attestation.validUntil, now)) return []
    const { at } = state.attestation.validUntil
    const fact = { type: 'lapsed', lapse: { because: 'expired', at } } as const
    return [{ type: 'leg', leg: id, fact, at: now }]
  })
}

function endOfWindow(event: ReliefEvent, now: Instant): readonly EventFact[] {
  const { stage } = event
  if (stage.is !== 'triggered' && stage.is !== 'executing') return []
  if (!hasPassed(stage.window, now)) return []
  const missed = missedLegs(event)
  return missed.length === 0 ? [] : [{ type: 'window-ended', missed, at: now }]
}
