import { inHours } from '../kernel/deadline.ts'
import type { Instant } from '../kernel/instant.ts'
import { decided, refused } from '../kernel/result.ts'
import type { EventAct, EventDecision, EventSetting } from './event-commands.ts'
import type { EventFact, ReliefEvent, Reversal } from './event.ts'
import { evolveEvent } from './evolve-event.ts'
import { decideLeg, evolveLeg } from './leg-acts.ts'
import type { LegFact } from './leg-acts.ts'
import { effectOf, isAwaited, isReached } from './leg.ts'
import type { LegId } from './leg.ts'
import { notCarried } from './outcome.ts'
import { lacksOptional, unreadyLegs } from './readiness.ts'
import { inStage, stepFault } from './scheduling.ts'
import type { Snapback } from './snapback.ts'

/** A delegation acts on its leg; what follows for the event comes with it. */
export function actOnLeg(
  event: ReliefEvent,
  { leg: id, command }: EventAct<'leg'>,
  { by, now }: EventSetting,
): EventDecision {
  const { stage } = event
  const leg = event.legs.find((one) => one.id === id)
  if (leg === undefined) return refused({ code: 'leg-unknown' })
  const wrong = inStage(event, [
    // What is to be done is laid out for the moment to be found, before anybody decides on it.
    ...(command.type === 'lay-out' ? (['proposed'] as const) : []),
    'scheduled',
    'preparing',
    'armed',
    'on-hold',
    'triggered',
    'executing',
    'partially-effective',
    'effective',
    'reversing',
  ])
  if (wrong !== null) return refused(wrong)
  if (command.type === 'execute' && isPaused(event)) return refused({ code: 'paused' })
  const decision = decideLeg(leg, command, {
    by,
    now,
    revision: event.revision,
    firedAt: 'firing' in stage ? stage.firing.at : null,
    reversedSince:
      stage.is === 'reversing' && isReached(leg, stage.reversal) ? stage.reversal.since : null,
  })
  if (!decision.ok) return decision
  if (command.type === 'lay-out') {
    const after = decision.events.reduce(evolveLeg, leg)
    const fault = stepFault(event.legs.map((one) => (one.id === id ? after : one)))
    if (fault !== null) return refused(fault)
  }
  return decided(...withConsequences(event, id, decision.events, now))
}

/** What the coalition waives is waited for no longer; what has been done cannot be waived. */
export function waiveLeg(
  event: ReliefEvent,
  { leg: id, outcome }: EventAct<'waive-leg'>,
  { now }: EventSetting,
): EventDecision {
  const wrong = inStage(event, [
    'proposed',
    'scheduled',
    'preparing',
    'armed',
    'on-hold',
    'triggered',
    'executing',
    'partially-effective',
  ])
  if (wrong !== null) return refused(wrong)
  const leg = event.legs.find((one) => one.id === id)
  if (leg === undefined) return refused({ code: 'leg-unknown' })
  if (effectOf(leg) !== null || leg.state.is === 'waived') {
    return refused({ code: 'leg-state', details: { is: leg.state.is } })
  }
  const lacking = notCarried(outcome, { act: 'waive-leg', event: event.id, leg: id })
  if (lacking !== null) return refused(lacking)
  const { decision } = outcome
  return decided(...withConsequences(event, id, [{ type: 'waived', decision }], now))
}

/** Compensation as in a saga: pause the others, retry, or reverse; only what the terms provide for. */
export function compensate(
  event: ReliefEvent,
  { action }: EventAct<'compensate'>,
  { now }: EventSetting,
): EventDecision {
  const wrong = inStage(event, ['partially-effective'])
  if (wrong !== null) return refused(wrong)
  const { playbook, measures } = event.terms
  if (!playbook.actions.includes(action)) return refused({ code: 'not-in-playbook' })
  switch (action) {
    case 'pause':
      return decided({ type: 'compensated', action, at: now })
    case 'retry': {
      const until = inHours(now, playbook.retryHours)
      return decided({ type: 'compensated', action, until, at: now })
    }
    case 'reverse':
      return decided(...reversal(event, { over: measures, ground: { by: 'playbook' } }, now))
  }
}

/** By decision, over measures of the event. */
export function reverse(
  event: ReliefEvent,
  { over, outcome }: EventAct<'reverse'>,
  { now }: EventSetting,
): EventDecision {
  const wrong = inStage(event, reversible)
  if (wrong !== null) return refused(wrong)
  const lacking = notCarried(outcome, { act: 'reverse', event: event.id })
  if (lacking !== null) return refused(lacking)
  if (over.length === 0) return refused({ code: 'nothing-named' })
  const elsewhere = over.find((one) => !event.terms.measures.includes(one))
  if (elsewhere !== undefined) {
    return refused({ code: 'measure-elsewhere', details: { measure: elsewhere } })
  }
  const ground = { by: 'decision', decision: outcome.decision } as const
  return decided(...reversal(event, { over, ground }, now))
}

/**
 * What a snapback that restored measures makes of an event that relieved them: their legs are to be taken back
 * (SPEC.md EV28). Nothing of an event that has relieved none of them, or is being reversed already.
 */
export function fallWithSnapback(
  event: ReliefEvent,
  snapback: Snapback,
  now: Instant,
): readonly EventFact[] {
  if (inStage(event, reversible) !== null || snapback.state.is !== 'restored') return []
  const over = snapback.targets.flatMap((target) =>
    target.kind === 'measure' && event.terms.measures.includes(target.measure)
      ? [target.measure]
      : [],
  )
  const ground = { by: 'snapback', snapback: snapback.id } as const
  return over.length === 0 ? [] : reversal(event, { over, ground }, now)
}

const reversible = ['triggered', 'executing', 'partially-effective', 'effective', 'closed'] as const

export function close(event: ReliefEvent, { now }: EventSetting): EventDecision {
  const wrong = inStage(event, ['effective'])
  return wrong ? refused(wrong) : decided({ type: 'closed', as: 'effective', at: now })
}

/** That some never followed is for the coalition to accept, not for the secretariat. */
export function closeIncomplete(
  event: ReliefEvent,
  { outcome }: EventAct<'close-incomplete'>,
  { now }: EventSetting,
): EventDecision {
  const wrong = inStage(event, ['partially-effective'])
  if (wrong !== null) return refused(wrong)
  const lacking = notCarried(outcome, { act: 'close', event: event.id })
  return lacking
    ? refused(lacking)
    : decided({ type: 'closed', as: 'partially-effective', at: now })
}

/** Required legs of which no effect has been reported: silence says that there is none. */
export function missedLegs({ legs }: ReliefEvent): readonly LegId[] {
  return legs.flatMap((leg) => (isAwaited(leg) && effectOf(leg) === null ? [leg.id] : []))
}

function withConsequences(
  event: ReliefEvent,
  leg: LegId,
  facts: readonly LegFact[],
  at: Instant,
): readonly EventFact[] {
  const own = facts.map((fact): EventFact => ({ type: 'leg', leg, fact, at }))
  const after = own.reduce(evolveEvent, event)
  return [...own, ...followUp(after, at)]
}

/** What a changed leg makes of its event. */
function followUp(event: ReliefEvent, at: Instant): readonly EventFact[] {
  switch (event.stage.is) {
    case 'armed':
      return disarming(event, at)
    case 'triggered':
    case 'executing':
    case 'partially-effective':
      return isComplete(event) ? [{ type: 'became-effective', at }] : []
    case 'reversing':
      return isUndone(event, event.stage.reversal) ? [{ type: 'reversed', at }] : []
    case 'proposed':
    case 'scheduled':
    case 'preparing':
    case 'on-hold':
    case 'aborted':
    case 'effective':
    case 'closed':
    case 'reversed':
      return []
  }
}

/** An armed event with a leg that is not ready any more is not armed any more. */
export function disarming(event: ReliefEvent, at: Instant): readonly EventFact[] {
  const legs = unreadyLegs(event, at).map(({ id }) => id)
  return legs.length > 0 || lacksOptional(event, at) || !event.legs.some(isAwaited)
    ? [{ type: 'disarmed', legs, at }]
    : []
}

function reversal(
  event: ReliefEvent,
  { over, ground }: Pick<Reversal, 'over' | 'ground'>,
  at: Instant,
): readonly EventFact[] {
  const begun: EventFact = { type: 'reversal-begun', reversal: { over, ground, since: at }, at }
  const after = evolveEvent(event, begun)
  return [begun, ...followUp(after, at)]
}

/** Effective is what every awaited leg has done and the secretariat has confirmed. */
function isComplete({ legs }: ReliefEvent): boolean {
  const awaited = legs.filter(isAwaited)
  return awaited.length > 0 && awaited.every(({ state }) => state.is === 'confirmed')
}

function isUndone({ legs }: ReliefEvent, reversed: Reversal): boolean {
  return legs.every((leg) => {
    const standing = leg.state.is === 'executed' || leg.state.is === 'confirmed'
    return !standing || !isReached(leg, reversed)
  })
}

function isPaused({ stage }: ReliefEvent): boolean {
  return stage.is === 'partially-effective' && stage.taken.at(-1)?.action === 'pause'
}
