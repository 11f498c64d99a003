import { hasPassed } from '../kernel/deadline.ts'
import { decided, refused } from '../kernel/result.ts'
import { humanitarianInForce, outOfReach } from '../safeguards/reach.ts'
import type { EventAct, EventDecision, EventSetting } from './event-commands.ts'
import type { ReliefEvent } from './event.ts'
import { optionalParties, requiredParties } from './go-no-go.ts'
import { notCarried } from './outcome.ts'
import { armingBlockers } from './readiness.ts'
import { inStage } from './scheduling.ts'

const pending = ['scheduled', 'preparing', 'armed', 'on-hold'] as const

/** Says that the humanitarian channels were tried and work, naming each. */
export function confirmChannels(
  event: ReliefEvent,
  { exemptions }: EventAct<'confirm-channels'>,
  setting: EventSetting,
): EventDecision {
  const wrong = inStage(event, pending)
  if (wrong !== null) return refused(wrong)
  const inForce = new Set(humanitarianInForce(setting.exemptions))
  if (exemptions.some((id) => !inForce.has(id))) return refused({ code: 'exemption-unknown' })
  const channels = { by: setting.by.delegation.id, at: setting.now, exemptions }
  return decided({ type: 'channels-confirmed', channels, at: setting.now })
}

export function arm(event: ReliefEvent, { now, exemptions }: EventSetting): EventDecision {
  const wrong = inStage(event, ['preparing', 'on-hold'])
  if (wrong !== null) return refused(wrong)
  const blockers = armingBlockers(event, exemptions, now) ?? []
  if (blockers.length > 0) return refused({ code: 'not-ready-to-arm', details: { blockers } })
  return decided({ type: 'armed', at: now })
}

export function openCall(
  event: ReliefEvent,
  { due }: EventAct<'open-call'>,
  { now }: EventSetting,
): EventDecision {
  const { stage } = event
  if (stage.is !== 'armed') return refused({ code: 'event-stage', details: { is: stage.is } })
  if (stage.round.call !== null) return refused({ code: 'call-open' })
  if (hasPassed(due, now)) return refused({ code: 'expires-in-the-past' })
  return decided({ type: 'call-opened', call: { due, answers: new Map() }, at: now })
}

/** A late *go* is taken like any other, since the terms are unchanged (domain.md B10). */
export function answerCall(
  event: ReliefEvent,
  { is, reason }: EventAct<'answer-call'>,
  { by, now }: EventSetting,
): EventDecision {
  const { stage, legs } = event
  if (stage.is !== 'armed') return refused({ code: 'event-stage', details: { is: stage.is } })
  if (stage.round.call === null) return refused({ code: 'no-call' })
  const delegation = by.delegation.id
  const parties = [...requiredParties(legs), ...optionalParties(legs)]
  if (!parties.includes(delegation)) return refused({ code: 'party-only' })
  const answer = { is, reason, at: now }
  return decided({ type: 'call-answered', delegation, answer, at: now })
}

/** Any required party may stop the event for its part of it, saying why and until when it looks again. */
export function hold(
  event: ReliefEvent,
  { id, reason, reviewBy, over }: EventAct<'hold'>,
  { by, now, exemptions }: EventSetting,
): EventDecision {
  const wrong = inStage(event, pending)
  if (wrong !== null) return refused(wrong)
  const delegation = by.delegation.id
  if (!requiredParties(event.legs).includes(delegation)) return refused({ code: 'party-only' })
  const { stage } = event
  if (stage.is === 'on-hold' && stage.holds.some((one) => one.id === id)) {
    return refused({ code: 'hold-twice' })
  }
  if (over.length === 0) return refused({ code: 'nothing-named' })
  const untouchable = outOfReach(over, exemptions)
  if (untouchable !== null) return refused(untouchable)
  const elsewhere = over.find((one) => !event.terms.measures.includes(one))
  if (elsewhere !== undefined) {
    return refused({ code: 'measure-elsewhere', details: { measure: elsewhere } })
  }
  if (hasPassed(reviewBy, now)) return refused({ code: 'expires-in-the-past' })
  const held = { id, by: delegation, reason, at: now, reviewBy, over }
  return decided({ type: 'held', hold: held, at: now })
}

export function liftHold(
  event: ReliefEvent,
  { id }: EventAct<'lift-hold'>,
  { by, now }: EventSetting,
): EventDecision {
  const found = heldBy(event, id)
  if (found === null) return refused({ code: 'hold-unknown' })
  if (found !== by.delegation.id) return refused({ code: 'not-yours' })
  return decided({ type: 'hold-lifted', hold: id, at: now })
}

export function overruleHold(
  event: ReliefEvent,
  { id, outcome }: EventAct<'overrule-hold'>,
  { now }: EventSetting,
): EventDecision {
  if (heldBy(event, id) === null) return refused({ code: 'hold-unknown' })
  const lacking = notCarried(outcome, { act: 'lift-hold', event: event.id, hold: id })
  return lacking ? refused(lacking) : decided({ type: 'hold-lifted', hold: id, at: now })
}

function heldBy({ stage }: ReliefEvent, id: EventAct<'hold'>['id']) {
  if (stage.is !== 'on-hold') return null
  return stage.holds.find((one) => one.id === id)?.by ?? null
}
