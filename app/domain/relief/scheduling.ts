import { canonicalJson } from '../kernel/canonical-json.ts'
import { hasPassed, reckon } from '../kernel/deadline.ts'
import type { DeadlineRefusal } from '../kernel/deadline.ts'
import { decided, refused } from '../kernel/result.ts'
import type { Wording } from '../kernel/wording.ts'
import { outOfReach } from '../safeguards/reach.ts'
import { reworded } from './condition.ts'
import type {
  EventAct,
  EventDecision,
  EventRefusal,
  EventSetting,
  TermsFault,
} from './event-commands.ts'
import type { EventId, ReliefEvent, Round, Stage } from './event.ts'
import type { Leg } from './leg.ts'
import { notCarried } from './outcome.ts'
import { withinScope } from './scope.ts'
import { circleOf } from './step-order.ts'
import { lastMoment } from './terms.ts'
import type { Terms } from './terms.ts'

/** An event as the plan proposes it, or why these terms are none (SPEC.md EV1, EV2). */
export function proposeEvent(
  id: EventId,
  terms: Terms,
  setting: Pick<EventSetting, 'now' | 'exemptions'>,
): { ok: true; event: ReliefEvent } | { ok: false; refusal: TermsFault } {
  const fault = termsFault(terms, null, setting)
  if (fault !== null) return refused(fault)
  const event: ReliefEvent = {
    id,
    terms,
    revision: 1,
    legs: [],
    proposals: [],
    findings: [],
    waivers: [],
    stage: { is: 'proposed' },
    burnUp: [],
    asOf: setting.now,
  }
  return { ok: true, event }
}

/** The first thing that keeps terms from being consented to, or null. `before` are those they replace. */
export function termsFault(
  terms: Terms,
  before: Terms | null,
  { now, exemptions }: Pick<EventSetting, 'now' | 'exemptions'>,
): TermsFault | null {
  const { trigger, conditions, measures } = terms
  const last = lastMoment(trigger)
  if (hasPassed(last, now)) return { code: 'trigger-past', details: { at: last.at } }
  if (measures.length === 0) return { code: 'nothing-named' }
  if (isBelowFloor(terms.answer)) return { code: 'answer-too-short' }
  const untouchable = outOfReach(measures, exemptions)
  if (untouchable !== null) return untouchable
  const ids = conditions.map(({ id }) => id)
  const twice = ids.find((id, at) => ids.indexOf(id) < at)
  if (twice !== undefined) return { code: 'condition-twice', details: { condition: twice } }
  if (trigger.kind === 'finding' && !ids.includes(trigger.condition)) {
    return { code: 'condition-elsewhere' }
  }
  const other = before === null ? null : reworded(before.conditions, conditions)
  return other === null ? null : { code: 'condition-reworded', details: { condition: other } }
}

/**
 * Silence about readiness means *not ready*, so nobody is to be surprised by it: heads have three days at least
 * (domain.md B10).
 */
function isBelowFloor(answer: Wording): boolean {
  switch (answer.kind) {
    case 'hours':
    case 'working-hours':
      return answer.count < 72
    case 'days':
    case 'working-days':
      return answer.count < 3
    case 'months':
      return false
    case 'wall-clock':
      // A moment is the same for whoever agrees late; a length is asked for.
      return true
  }
}

export function reviseTerms(
  event: ReliefEvent,
  { terms }: EventAct<'revise-terms'>,
  setting: EventSetting,
): EventDecision {
  const wrong = inStage(event, ['proposed'])
  if (wrong !== null) return refused(wrong)
  const fault = changedTermsFault(event, terms, setting)
  return fault ? refused(fault) : decided({ type: 'terms-revised', terms, at: setting.now })
}

/** The first thing that keeps these from taking the place of the terms as they stand, or null. */
export function changedTermsFault(
  { terms: before, legs }: ReliefEvent,
  terms: Terms,
  setting: EventSetting,
): EventRefusal | null {
  if (canonicalJson(terms) === canonicalJson(before)) return { code: 'nothing-changed' }
  // A leg that falls out of scope may have steps for which others wait.
  return termsFault(terms, before, setting) ?? stepFault(withinScope(legs, terms.measures))
}

/** A leg is a member's; its steps wait for steps that exist, and none for itself by way of others. */
export function addLeg(
  event: ReliefEvent,
  { leg }: EventAct<'add-leg'>,
  { members, now, exemptions }: EventSetting,
): EventDecision {
  const wrong = inStage(event, ['proposed', 'scheduled', 'preparing'])
  if (wrong !== null) return refused(wrong)
  if (event.legs.some(({ id }) => id === leg.id)) return refused({ code: 'leg-twice' })
  const { delegation } = leg
  if (!members.has(delegation)) return refused({ code: 'not-a-member', details: { delegation } })
  const untouchable = outOfReach(leg.measures, exemptions)
  if (untouchable !== null) return refused(untouchable)
  const elsewhere = leg.measures.find((one) => !event.terms.measures.includes(one))
  if (elsewhere !== undefined) {
    return refused({ code: 'measure-elsewhere', details: { measure: elsewhere } })
  }
  const added: Leg = { ...leg, done: new Map(), state: { is: 'not-started' } }
  const fault = stepFault([...event.legs, added])
  return fault ? refused(fault) : decided({ type: 'leg-added', leg: added, at: now })
}

export function schedule(
  event: ReliefEvent,
  { outcome }: EventAct<'schedule'>,
  setting: EventSetting,
): EventDecision {
  const wrong = inStage(event, ['proposed'])
  if (wrong !== null) return refused(wrong)
  const { id, revision, terms } = event
  const lacking = notCarried(outcome, { act: 'schedule', event: id, revision })
  if (lacking !== null) return refused(lacking)
  // Time has gone on since the terms were written.
  const fault = termsFault(terms, null, setting)
  if (fault !== null) return refused(fault)
  const begun = newRound(terms, setting)
  return begun.ok
    ? decided({ type: 'scheduled', round: begun.round, at: setting.now })
    : refused(begun.refusal)
}

export function beginPreparation(event: ReliefEvent, { now }: EventSetting): EventDecision {
  const wrong = inStage(event, ['scheduled'])
  if (wrong !== null) return refused(wrong)
  if (event.legs.length === 0) return refused({ code: 'no-leg' })
  return decided({ type: 'preparation-begun', at: now })
}

/** What is asked again of everyone once terms are agreed. The notice has to end before the trigger can come. */
export function newRound(
  terms: Terms,
  { now, calendars }: Pick<EventSetting, 'now' | 'calendars'>,
):
  | { ok: true; round: Round }
  | {
      ok: false
      refusal: DeadlineRefusal | Extract<EventRefusal, { code: 'notice-after-trigger' }>
    } {
  const notice = reckon(terms.notice, now, calendars)
  if (!notice.ok) return notice
  const readyBy = reckon(terms.answer, now, calendars)
  if (!readyBy.ok) return readyBy
  const last = lastMoment(terms.trigger)
  if (last.at <= notice.deadline.at) {
    const details = { notice: notice.deadline.at, trigger: last.at }
    return refused({ code: 'notice-after-trigger', details })
  }
  const round = { notice: notice.deadline, readyBy: readyBy.deadline, channels: null, call: null }
  return { ok: true, round }
}

export function inStage(
  { stage }: ReliefEvent,
  stages: readonly Stage['is'][],
): Extract<EventRefusal, { code: 'event-stage' }> | null {
  return stages.includes(stage.is) ? null : { code: 'event-stage', details: { is: stage.is } }
}

/** What keeps the steps of all legs from being done in an order, or null. */
export function stepFault(legs: readonly Leg[]): EventRefusal | null {
  const steps = legs.flatMap((leg) => leg.steps)
  const known = new Set(steps.map(({ id }) => id))
  if (known.size < steps.length) return { code: 'step-twice' }
  const unknown = steps.flatMap(({ after }) => after).find((id) => !known.has(id))
  if (unknown !== undefined) return { code: 'step-elsewhere', details: { step: unknown } }
  const circle = circleOf(legs)
  return circle === null ? null : { code: 'steps-in-a-circle', details: { steps: circle } }
}
