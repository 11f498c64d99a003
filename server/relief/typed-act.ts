import * as z from 'zod'

import { idOf } from '#app/domain/kernel/id.ts'
import { line } from '#app/domain/kernel/text.ts'
import { instrumentKinds } from '#app/domain/relief/measure-kinds.ts'
import { playbookActions } from '#app/domain/relief/terms.ts'

import { typedCount, typedInstant, typedMoment, typedReason } from './typed-moment.ts'
import { typedSteps } from './typed-steps.ts'
import { typedTerms } from './typed-terms.ts'

/** Where it is written down that the coalition decided. */
const reference = line(200)
const event = idOf<'event'>()
const leg = idOf<'leg'>()

/** What of the terms can be changed; an empty condition stays as it is. */
const changedTerms = {
  ...typedMoment,
  condition: line(2_000).or(z.literal('')),
  measures: z.array(idOf<'measure'>()).max(200),
  answerHours: typedTerms.answerHours,
  optionalQuorum: typedTerms.optionalQuorum,
  windowHours: typedTerms.windowHours,
}

/** An act on an event as a form sends it. */
export type TypedAct = z.infer<typeof TypedAct>
export const TypedAct = z.discriminatedUnion('act', [
  z.object({
    event,
    act: z.literal('add-leg'),
    delegation: idOf<'delegation'>(),
    purpose: z.enum(['measures', 'guidance'], 'choice'),
    part: z.enum(['required', 'optional'], 'choice'),
    instrumentKind: z.enum(instrumentKinds, 'choice'),
    instrument: line(200),
    steps: typedSteps,
  }),
  z.object({
    event,
    act: z.enum(['begin-preparation', 'arm', 'close']),
  }),
  z.object({
    event,
    act: z.literal('confirm-channels'),
    exemptions: z.array(idOf<'humanitarian-exemption'>()).max(100),
  }),
  z.object({ event, act: z.enum(['schedule', 'reverse', 'close-incomplete']), reference }),
  z.object({ event, act: z.literal('abort'), reference, reason: typedReason }),
  z.object({ event, act: z.literal('revise-terms'), ...changedTerms }),
  z.object({ event, act: z.literal('propose-change'), ...changedTerms, reason: typedReason }),
  z.object({ event, act: z.literal('accept-change'), proposal: idOf<'proposal'>(), reference }),
  z.object({ event, act: z.literal('withdraw-change'), proposal: idOf<'proposal'>() }),
  z.object({ event, act: z.literal('bridge'), ...typedMoment, reference }),
  z.object({
    event,
    act: z.literal('waive-condition'),
    condition: idOf<'condition'>(),
    days: typedCount(730),
    reason: typedReason,
    reference,
  }),
  z.object({ event, act: z.literal('waive-leg'), leg, reference }),
  z.object({ event, act: z.literal('open-call'), hours: typedCount(720) }),
  z.object({
    event,
    act: z.literal('answer-call'),
    answer: z.enum(['go', 'no-go'], 'choice'),
    reason: typedReason,
  }),
  z.object({ event, act: z.literal('hold'), reason: typedReason, hours: typedCount(2_160) }),
  z.object({ event, act: z.literal('lift-hold'), hold: idOf<'hold'>() }),
  z.object({ event, act: z.literal('overrule-hold'), hold: idOf<'hold'>(), reference }),
  z.object({
    event,
    act: z.literal('compensate'),
    action: z.enum(playbookActions, 'choice'),
  }),
  z.object({
    event,
    act: z.enum(['start', 'complete-step', 'unblock', 'withdraw-attestation', 'confirm']),
    leg,
  }),
  z.object({
    event,
    act: z.literal('re-estimate'),
    leg,
    days: typedCount(1_000),
    unit: z.enum(['working-days', 'calendar-days'], 'choice'),
  }),
  z.object({ event, act: z.literal('lay-out'), leg, steps: typedSteps }),
  z.object({ event, act: z.literal('block'), leg, reason: typedReason }),
  z.object({ event, act: z.literal('adopt'), leg, publication: line(200) }),
  z.object({
    event,
    act: z.literal('attest'),
    leg,
    days: typedCount(365),
    revision: z.coerce.number('invalid').int('invalid').min(1, 'invalid'),
  }),
  z.object({
    event,
    act: z.enum(['execute', 'revert']),
    leg,
    at: typedInstant,
    publication: line(200),
  }),
])
