import { hasPassed } from '../kernel/deadline.ts'
import { decided, refused } from '../kernel/result.ts'
import type { EventAct, EventDecision, EventSetting } from './event-commands.ts'
import type { ReliefEvent } from './event.ts'
import { notCarried } from './outcome.ts'
import { changedTermsFault, inStage, newRound } from './scheduling.ts'

const consented = ['scheduled', 'preparing', 'armed', 'on-hold'] as const

/** Puts other terms on the table. Nothing changes by it, or any party could disarm an event by proposing. */
export function proposeChange(
  event: ReliefEvent,
  { id, terms, reason }: EventAct<'propose-change'>,
  setting: EventSetting,
): EventDecision {
  const wrong = inStage(event, consented)
  if (wrong !== null) return refused(wrong)
  if (event.proposals.some((known) => known.id === id)) return refused({ code: 'proposal-twice' })
  const fault = changedTermsFault(event, terms, setting)
  if (fault !== null) return refused(fault)
  const by = setting.by.delegation.id
  const proposal = { id, by, reason, terms, upon: event.revision }
  return decided({ type: 'change-proposed', proposal, at: setting.now })
}

export function withdrawChange(
  event: ReliefEvent,
  { id }: EventAct<'withdraw-change'>,
  { by, now }: EventSetting,
): EventDecision {
  const proposal = event.proposals.find((known) => known.id === id)
  if (proposal === undefined) return refused({ code: 'proposal-unknown' })
  if (proposal.by !== by.delegation.id) return refused({ code: 'not-yours' })
  return decided({ type: 'change-withdrawn', proposal: id, at: now })
}

/** With acceptance every attestation lapses and everyone is asked again (Vultron: SIGNATORY → LAPSED). */
export function acceptChange(
  event: ReliefEvent,
  { id, outcome }: EventAct<'accept-change'>,
  setting: EventSetting,
): EventDecision {
  const wrong = inStage(event, consented)
  if (wrong !== null) return refused(wrong)
  const proposal = event.proposals.find((known) => known.id === id)
  if (proposal === undefined) return refused({ code: 'proposal-unknown' })
  if (proposal.upon !== event.revision) return refused({ code: 'proposal-stale' })
  const lacking = notCarried(outcome, { act: 'change', event: event.id, proposal: id })
  if (lacking !== null) return refused(lacking)
  const { terms } = proposal
  const fault = changedTermsFault(event, terms, setting)
  if (fault !== null) return refused(fault)
  const begun = newRound(terms, setting)
  if (!begun.ok) return refused(begun.refusal)
  const { round } = begun
  return decided({ type: 'change-accepted', proposal: id, terms, round, at: setting.now })
}

/** Extends the long stop, as the suspension of January 2014 was by two weeks in January 2016. */
export function bridge(
  event: ReliefEvent,
  { longStop, outcome }: EventAct<'bridge'>,
  { now }: EventSetting,
): EventDecision {
  const wrong = inStage(event, consented)
  if (wrong !== null) return refused(wrong)
  const { trigger } = event.terms
  if (trigger.kind !== 'finding') return refused({ code: 'no-long-stop' })
  const motion = { act: 'bridge', event: event.id, until: longStop.at } as const
  const lacking = notCarried(outcome, motion)
  if (lacking !== null) return refused(lacking)
  const { at } = trigger.longStop
  if (hasPassed(trigger.longStop, now)) return refused({ code: 'trigger-past', details: { at } })
  if (longStop.at <= at) return refused({ code: 'not-later', details: { at } })
  return decided({ type: 'bridged', longStop, at: now })
}
