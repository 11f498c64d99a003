import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { inHours } from '#app/domain/kernel/deadline.ts'
import type { DelegationId, Id } from '#app/domain/kernel/id.ts'
import { day, hour } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { EventCommand } from '#app/domain/relief/event-commands.ts'
import type { ReliefEvent } from '#app/domain/relief/event.ts'
import type { LegCommand } from '#app/domain/relief/leg-acts.ts'
import { remainingSteps } from '#app/domain/relief/leg.ts'
import type { LegId, NewLeg, Step, StepId } from '#app/domain/relief/leg.ts'
import type { Measure } from '#app/domain/relief/measure.ts'
import type { Motion, Outcome } from '#app/domain/relief/outcome.ts'
import type { Terms } from '#app/domain/relief/terms.ts'

import { BadInput } from '../refusals.ts'
import type { TypedAct } from './typed-act.ts'
import { momentOf } from './typed-moment.ts'
import { noStep, stepsAs } from './typed-steps.ts'

/** What an act is judged with, beside what was typed. */
export type Given = {
  readonly event: ReliefEvent
  readonly measures: readonly Measure[]
  readonly codes: ReadonlyMap<DelegationId, string>
  readonly viewer: Pick<Viewer, 'mandate'>
  readonly now: Instant
  readonly newId: <Name extends string>() => Id<Name>
  /** The decision that is being recorded with this act, if one is. */
  readonly decision: Id<'decision'>
}

/** What was typed as a command on the event as it stands. Throws Refused for a moment that no clock shows once. */
export function asCommand(typed: TypedAct, given: Given): EventCommand {
  const { event, now, newId } = given
  const { revision, id } = event
  const by = (motion: Motion): Outcome => ({ decision: given.decision, motion, adopted: true })
  switch (typed.act) {
    case 'add-leg':
      return { type: 'add-leg', leg: legOf(typed, given) }
    case 'begin-preparation':
    case 'arm':
    case 'close':
      return { type: typed.act }
    case 'confirm-channels':
      return { type: 'confirm-channels', exemptions: typed.exemptions }
    case 'schedule':
      return { type: 'schedule', outcome: by({ act: 'schedule', event: id, revision }) }
    case 'reverse': {
      const over = event.terms.measures
      return { type: 'reverse', over, outcome: by({ act: 'reverse', event: id }) }
    }
    case 'close-incomplete':
      return { type: 'close-incomplete', outcome: by({ act: 'close', event: id }) }
    case 'abort': {
      const { reason } = typed
      return { type: 'abort', reason, outcome: by({ act: 'abort', event: id }) }
    }
    case 'revise-terms':
      return { type: 'revise-terms', terms: termsOf(typed, given) }
    case 'propose-change': {
      const { reason } = typed
      const proposal = newId<'proposal'>()
      return { type: 'propose-change', id: proposal, terms: termsOf(typed, given), reason }
    }
    case 'accept-change': {
      const { proposal } = typed
      const outcome = by({ act: 'change', event: id, proposal })
      return { type: 'accept-change', id: proposal, outcome }
    }
    case 'withdraw-change':
      return { type: 'withdraw-change', id: typed.proposal }
    case 'bridge': {
      const longStop = momentOf(typed)
      const outcome = by({ act: 'bridge', event: id, until: longStop.at })
      return { type: 'bridge', longStop, outcome }
    }
    case 'waive-condition': {
      const { condition, reason } = typed
      const until = inHours(now, typed.days * dayHours)
      const outcome = by({ act: 'waive-condition', event: id, condition, until: until.at })
      return { type: 'waive-condition', condition, until, reason, outcome }
    }
    case 'waive-leg': {
      const { leg } = typed
      return { type: 'waive-leg', leg, outcome: by({ act: 'waive-leg', event: id, leg }) }
    }
    case 'open-call':
      return { type: 'open-call', due: inHours(now, typed.hours) }
    case 'answer-call':
      return { type: 'answer-call', is: typed.answer, reason: typed.reason }
    case 'hold': {
      const { reason, hours } = typed
      const over = event.terms.measures
      return { type: 'hold', id: newId<'hold'>(), reason, reviewBy: inHours(now, hours), over }
    }
    case 'lift-hold':
      return { type: 'lift-hold', id: typed.hold }
    case 'overrule-hold': {
      const { hold } = typed
      const outcome = by({ act: 'lift-hold', event: id, hold })
      return { type: 'overrule-hold', id: hold, outcome }
    }
    case 'compensate':
      return { type: 'compensate', action: typed.action }
    case 'start':
    case 'complete-step':
    case 'unblock':
    case 'withdraw-attestation':
    case 'confirm':
    case 're-estimate':
    case 'lay-out':
    case 'block':
    case 'adopt':
    case 'attest':
    case 'execute':
    case 'revert':
      return { type: 'leg', leg: typed.leg, command: legCommand(typed, given) }
  }
}

type OnLeg = Extract<TypedAct, { leg: LegId; act: LegCommand['type'] }>

function legCommand(typed: OnLeg, given: Given): LegCommand {
  const { event, viewer, now } = given
  switch (typed.act) {
    case 'start':
    case 'unblock':
    case 'withdraw-attestation':
    case 'confirm':
      return { type: typed.act }
    case 'complete-step':
      return { type: 'complete-step', step: nextStep(event, typed.leg) }
    case 're-estimate': {
      const lead = { unit: typed.unit, count: typed.days }
      return { type: 're-estimate', step: nextStep(event, typed.leg), lead }
    }
    case 'lay-out':
      return { type: 'lay-out', steps: laidOut(typed, given) }
    case 'block':
      return { type: 'block', reason: typed.reason }
    case 'adopt':
      return { type: 'adopt', reference: typed.publication }
    case 'attest': {
      const validUntil = inHours(now, typed.days * dayHours)
      const { revision } = typed
      return { type: 'attest', mandate: viewer.mandate.id, validUntil, revision }
    }
    case 'execute':
      return { type: 'execute', effect: { at: typed.at, publication: typed.publication } }
    case 'revert':
      return { type: 'revert', end: { at: typed.at, publication: typed.publication } }
  }
}

/** Steps are done in their order, so that the next is the one that is meant; none is left as an unknown one. */
function nextStep(event: ReliefEvent, id: LegId): StepId {
  const leg = event.legs.find((one) => one.id === id)
  const next = leg && (remainingSteps(leg)[0] ?? leg.steps.at(-1))
  return next?.id ?? noStep
}

/** A leg relieves whatever of the event's measures its delegation imposed and no leg relieves; guidance relieves nothing. */
function legOf(
  typed: Extract<TypedAct, { act: 'add-leg' }>,
  { event, measures, codes, newId }: Given,
): NewLeg {
  const { delegation, purpose, part, instrumentKind, instrument } = typed
  const relieved = new Set(event.legs.flatMap((leg) => leg.measures))
  const own = measures.filter(
    ({ id, authority }) =>
      authority === delegation && event.terms.measures.includes(id) && !relieved.has(id),
  )
  return {
    id: newId<'leg'>(),
    delegation,
    purpose,
    required: part === 'required',
    instrument: { kind: instrumentKind, title: instrument },
    measures: purpose === 'measures' ? own.map(({ id }) => id) : [],
    steps: stepsAs(typed.steps, { leg: null, delegation, event, codes, newId }),
  }
}

function laidOut(
  { leg: id, steps }: Extract<TypedAct, { act: 'lay-out' }>,
  { event, codes, newId }: Given,
): readonly Step[] {
  const leg = event.legs.find((one) => one.id === id)
  // Of a leg that is not there the rules say so.
  if (leg === undefined) return []
  return stepsAs(steps, { leg, delegation: leg.delegation, event, codes, newId })
}

/**
 * The terms with another moment, scope, time to answer, quorum or window, and with another condition if one was written.
 * Throws BadInput for a measure that the framework does not have.
 */
function termsOf(
  typed: Extract<TypedAct, { act: 'revise-terms' | 'propose-change' }>,
  { event: { terms }, measures: known, newId }: Given,
): Terms {
  const { measures, answerHours, optionalQuorum, windowHours } = typed
  if (measures.some((one) => known.every(({ id }) => id !== one))) {
    throw new BadInput({ measures: 'choice' })
  }
  const moment = momentOf(typed)
  const [first, ...others] = terms.conditions
  const written = typed.condition === '' ? null : typed.condition
  const replaced =
    first === undefined || written === null || written === first.statement
      ? first
      : { ...first, id: newId<'condition'>(), statement: written }
  const conditions = replaced === undefined ? [] : [replaced, ...others]
  const answer = { kind: 'hours', count: answerHours } as const
  const changed = { ...terms, conditions, measures, answer, optionalQuorum, windowHours }
  const { trigger } = terms
  if (trigger.kind === 'instant') return { ...changed, trigger: { ...trigger, t0: moment } }
  const condition =
    replaced !== undefined && trigger.condition === first?.id ? replaced.id : trigger.condition
  return { ...changed, trigger: { ...trigger, condition, longStop: moment } }
}

const dayHours = day / hour
