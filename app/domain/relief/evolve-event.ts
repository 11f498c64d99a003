import { burnUpOf } from './burn-up.ts'
import type { EventFact, ReliefEvent, Round, Stage } from './event.ts'
import { evolveLeg } from './leg-acts.ts'
import type { LegFact } from './leg-acts.ts'
import type { Leg } from './leg.ts'
import { roundOf } from './readiness.ts'
import { withinScope } from './scope.ts'

/** The event after something happened to it. Facts come from `decideEvent` and `decideClock` alone. */
export function evolveEvent(event: ReliefEvent, fact: EventFact): ReliefEvent {
  const after = { ...changed(event, fact), asOf: fact.at }
  return { ...after, burnUp: burnUpOf(after) }
}

function changed(event: ReliefEvent, fact: EventFact): ReliefEvent {
  switch (fact.type) {
    case 'terms-revised':
      return {
        ...event,
        terms: fact.terms,
        revision: event.revision + 1,
        legs: withinScope(event.legs, fact.terms.measures),
      }
    case 'scheduled':
      return { ...event, stage: { is: 'scheduled', round: fact.round } }
    case 'preparation-begun':
      return { ...event, stage: { is: 'preparing', round: round(event) } }
    case 'leg-added':
      return { ...event, legs: [...event.legs, fact.leg] }
    case 'leg':
      return {
        ...event,
        legs: event.legs.map((leg) => (leg.id === fact.leg ? evolveLeg(leg, fact.fact) : leg)),
        stage: fact.fact.type === 'executed' ? begun(event.stage) : event.stage,
      }
    case 'change-proposed':
      return { ...event, proposals: [...event.proposals, fact.proposal] }
    case 'change-withdrawn':
      return { ...event, proposals: event.proposals.filter(({ id }) => id !== fact.proposal) }
    case 'change-accepted':
      return {
        ...event,
        terms: fact.terms,
        revision: event.revision + 1,
        legs: withinScope(event.legs, fact.terms.measures).map((leg) =>
          withoutAttestation(leg, fact),
        ),
        proposals: event.proposals.filter(({ id }) => id !== fact.proposal),
        stage: inNewRound(event.stage, fact.round),
      }
    case 'bridged': {
      const { trigger } = event.terms
      if (trigger.kind !== 'finding') throw new Error(`event ${event.id} has no long stop`)
      return {
        ...event,
        terms: { ...event.terms, trigger: { ...trigger, longStop: fact.longStop } },
      }
    }
    case 'finding-issued':
      return { ...event, findings: [...event.findings, fact.finding] }
    case 'condition-waived':
      return { ...event, waivers: [...event.waivers, fact.waiver] }
    case 'channels-confirmed':
      return withRound(event, { ...round(event), channels: fact.channels })
    case 'armed':
      return { ...event, stage: { is: 'armed', round: round(event), since: fact.at } }
    case 'disarmed':
      return { ...event, stage: { is: 'preparing', round: uncalled(event) } }
    case 'call-opened':
      return withRound(event, { ...round(event), call: fact.call })
    case 'call-answered': {
      const { call } = round(event)
      if (call === null) throw new Error(`event ${event.id} has no call`)
      const answers = new Map([...call.answers, [fact.delegation, fact.answer]])
      return withRound(event, { ...round(event), call: { ...call, answers } })
    }
    case 'held': {
      const held = onHold(event)
      return { ...event, stage: { ...held, holds: [...held.holds, fact.hold] } }
    }
    case 'hold-lifted': {
      const held = onHold(event)
      const holds = held.holds.filter(({ id }) => id !== fact.hold)
      return { ...event, stage: released({ ...held, holds }) }
    }
    case 'stopped':
      return { ...event, stage: { ...onHold(event), stop: fact.stop } }
    case 'aborted':
      return { ...event, stage: { is: 'aborted', reason: fact.reason, at: fact.at } }
    case 'fired':
      return { ...event, stage: { is: 'triggered', firing: fact.firing, window: fact.window } }
    case 'window-ended': {
      const { missed } = fact
      const firing = firingOf(event)
      return {
        ...event,
        stage: { is: 'partially-effective', firing, missed, taken: [], retryUntil: null },
      }
    }
    case 'compensated':
      return { ...event, stage: compensated(event.stage, fact) }
    case 'became-effective':
      return { ...event, stage: { is: 'effective', firing: firingOf(event) } }
    case 'reversal-begun':
      return {
        ...event,
        stage: { is: 'reversing', firing: firingOf(event), reversal: fact.reversal },
      }
    case 'reversed': {
      if (event.stage.is !== 'reversing') throw new Error(`event ${event.id} is not being reversed`)
      return { ...event, stage: { ...event.stage, is: 'reversed', at: fact.at } }
    }
    case 'closed':
      return {
        ...event,
        stage: { is: 'closed', firing: firingOf(event), as: fact.as, at: fact.at },
      }
  }
}

type OnHold = Extract<Stage, { is: 'on-hold' }>

function onHold(event: ReliefEvent): OnHold {
  const { stage } = event
  if (stage.is === 'on-hold') return stage
  const before = stage.is === 'scheduled' ? 'scheduled' : 'preparing'
  return { is: 'on-hold', round: uncalled(event), before, holds: [], stop: null }
}

/** What nobody holds any more goes back to where it was, but what was armed is to be armed again. */
function released(stage: OnHold): Stage {
  if (stage.holds.length > 0 || stage.stop !== null) return stage
  return { is: stage.before, round: stage.round }
}

/** Under new terms a stop of the clock has lost its cause; the holds of parties stay. */
function inNewRound(stage: Stage, fresh: Round): Stage {
  switch (stage.is) {
    case 'scheduled':
      return { is: 'scheduled', round: fresh }
    case 'preparing':
    case 'armed':
      return { is: 'preparing', round: fresh }
    case 'on-hold':
      return released({ ...stage, round: fresh, stop: null })
    case 'proposed':
    case 'aborted':
    case 'triggered':
    case 'executing':
    case 'partially-effective':
    case 'effective':
    case 'closed':
    case 'reversing':
    case 'reversed':
      throw new Error(`terms do not change once an event is ${stage.is}`)
  }
}

function begun(stage: Stage): Stage {
  return stage.is === 'triggered' ? { ...stage, is: 'executing' } : stage
}

function compensated(stage: Stage, fact: Extract<EventFact, { type: 'compensated' }>): Stage {
  if (stage.is !== 'partially-effective') throw new Error(`nothing to compensate: ${stage.is}`)
  const taken = [...stage.taken, { action: fact.action, at: fact.at }]
  const retryUntil = fact.action === 'retry' ? fact.until : stage.retryUntil
  return { ...stage, taken, retryUntil }
}

function withoutAttestation(leg: Leg, { at }: { at: EventFact['at'] }): Leg {
  if (leg.state.is !== 'ready') return leg
  const lapsed: LegFact = { type: 'lapsed', lapse: { because: 'terms-changed', at } }
  return evolveLeg(leg, lapsed)
}

function withRound(event: ReliefEvent, fresh: Round): ReliefEvent {
  const { stage } = event
  if (!('round' in stage)) throw new Error(`event ${event.id} is ${stage.is}`)
  return { ...event, stage: { ...stage, round: fresh } }
}

function round(event: ReliefEvent): Round {
  const found = roundOf(event)
  if (found === null) throw new Error(`event ${event.id} is ${event.stage.is}`)
  return found
}

/** A call is over an armed event; with the arming it is gone. */
function uncalled(event: ReliefEvent): Round {
  return { ...round(event), call: null }
}

function firingOf({ id, stage }: ReliefEvent) {
  if (!('firing' in stage)) throw new Error(`event ${id} has not fired`)
  return stage.firing
}
