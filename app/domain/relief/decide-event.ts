import { decided, refused } from '../kernel/result.ts'
import { commits, presides } from './actor.ts'
import {
  arm,
  answerCall,
  confirmChannels,
  hold,
  liftHold,
  openCall,
  overruleHold,
} from './arming.ts'
import { acceptChange, bridge, proposeChange, withdrawChange } from './change-terms.ts'
import { clockFacts } from './event-clock.ts'
import type { EventCommand, EventDecision, EventSetting } from './event-commands.ts'
import type { ReliefEvent } from './event.ts'
import { evolveEvent } from './evolve-event.ts'
import { actOnLeg, close, closeIncomplete, compensate, reverse, waiveLeg } from './execution.ts'
import { decideFinding } from './finding.ts'
import { notCarried } from './outcome.ts'
import { addLeg, beginPreparation, inStage, reviseTerms, schedule } from './scheduling.ts'

/**
 * What becomes of a relief event when a person acts (SPEC.md EV1–EV31). Time comes first: the act is
 * judged on what the clock has made of the event by now, and the clock is asked again after it, since
 * a finding may be what an armed event waits for.
 */
export function decideEvent(
  event: ReliefEvent,
  command: EventCommand,
  setting: EventSetting,
): EventDecision {
  const { now } = setting
  // A node whose clock runs behind would write a past that comes after the present.
  if (now < event.asOf) return refused({ code: 'clock-behind', details: { asOf: event.asOf } })
  const before = clockFacts(event, now)
  const current = before.reduce(evolveEvent, event)
  const decision = entitlementLacking(command, setting) ?? decide(current, command, setting)
  if (!decision.ok) return decision
  const after = decision.events.reduce(evolveEvent, current)
  return decided(...before, ...decision.events, ...clockFacts(after, now))
}

function decide(event: ReliefEvent, command: EventCommand, setting: EventSetting): EventDecision {
  switch (command.type) {
    case 'revise-terms':
      return reviseTerms(event, command, setting)
    case 'add-leg':
      return addLeg(event, command, setting)
    case 'schedule':
      return schedule(event, command, setting)
    case 'begin-preparation':
      return beginPreparation(event, setting)
    case 'leg':
      return actOnLeg(event, command, setting)
    case 'propose-change':
      return proposeChange(event, command, setting)
    case 'withdraw-change':
      return withdrawChange(event, command, setting)
    case 'accept-change':
      return acceptChange(event, command, setting)
    case 'bridge':
      return bridge(event, command, setting)
    case 'issue-finding':
      return issueFinding(event, command, setting)
    case 'waive-condition':
      return waiveCondition(event, command, setting)
    case 'waive-leg':
      return waiveLeg(event, command, setting)
    case 'confirm-channels':
      return confirmChannels(event, command, setting)
    case 'arm':
      return arm(event, setting)
    case 'open-call':
      return openCall(event, command, setting)
    case 'answer-call':
      return answerCall(event, command, setting)
    case 'hold':
      return hold(event, command, setting)
    case 'lift-hold':
      return liftHold(event, command, setting)
    case 'overrule-hold':
      return overruleHold(event, command, setting)
    case 'abort':
      return abort(event, command, setting)
    case 'compensate':
      return compensate(event, command, setting)
    case 'reverse':
      return reverse(event, command, setting)
    case 'close':
      return close(event, setting)
    case 'close-incomplete':
      return closeIncomplete(event, command, setting)
  }
}

/** Who may try at all; whose leg, whose hold and whose finding it is, each act asks for itself. */
function entitlementLacking(command: EventCommand, { by }: EventSetting): EventDecision | null {
  switch (command.type) {
    case 'leg':
    case 'issue-finding':
      return null
    case 'answer-call':
    case 'hold':
    case 'lift-hold':
      return by.delegation.kind === 'member' && commits(by)
        ? null
        : refused({ code: 'member-head-only' })
    case 'propose-change':
    case 'withdraw-change':
      return presides(by) || (by.delegation.kind === 'member' && commits(by))
        ? null
        : refused({ code: 'member-head-only' })
    case 'revise-terms':
    case 'add-leg':
    case 'schedule':
    case 'begin-preparation':
    case 'accept-change':
    case 'bridge':
    case 'waive-condition':
    case 'waive-leg':
    case 'confirm-channels':
    case 'arm':
    case 'open-call':
    case 'overrule-hold':
    case 'abort':
    case 'compensate':
    case 'reverse':
    case 'close':
    case 'close-incomplete':
      return presides(by) ? null : refused({ code: 'secretariat-only' })
  }
}

function issueFinding(
  event: ReliefEvent,
  { finding }: Extract<EventCommand, { type: 'issue-finding' }>,
  { by, now }: EventSetting,
): EventDecision {
  const wrong = inStage(event, [...beforeFiring, 'triggered', 'executing', 'partially-effective'])
  if (wrong !== null) return refused(wrong)
  const { conditions } = event.terms
  const decision = decideFinding(event.findings, finding, { by, now, conditions })
  return decision.ok ? decided(...decision.events.map((fact) => ({ ...fact, at: now }))) : decision
}

function waiveCondition(
  event: ReliefEvent,
  { condition, until, reason, outcome }: Extract<EventCommand, { type: 'waive-condition' }>,
  { now }: EventSetting,
): EventDecision {
  const wrong = inStage(event, beforeFiring)
  if (wrong !== null) return refused(wrong)
  if (!event.terms.conditions.some(({ id }) => id === condition)) {
    return refused({ code: 'condition-elsewhere' })
  }
  const motion = { act: 'waive-condition', event: event.id, condition, until: until.at } as const
  const lacking = notCarried(outcome, motion)
  if (lacking !== null) return refused(lacking)
  if (until.at <= now) return refused({ code: 'expires-in-the-past' })
  const waiver = { condition, decision: outcome.decision, reason, at: now, until }
  return decided({ type: 'condition-waived', waiver, at: now })
}

function abort(
  event: ReliefEvent,
  { reason, outcome }: Extract<EventCommand, { type: 'abort' }>,
  { now }: EventSetting,
): EventDecision {
  const wrong = inStage(event, beforeFiring)
  if (wrong !== null) return refused(wrong)
  const lacking = notCarried(outcome, { act: 'abort', event: event.id })
  return lacking ? refused(lacking) : decided({ type: 'aborted', reason, at: now })
}

const beforeFiring = ['proposed', 'scheduled', 'preparing', 'armed', 'on-hold'] as const
