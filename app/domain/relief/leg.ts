import * as z from 'zod'

import { hasPassed } from '../kernel/deadline.ts'
import type { Deadline } from '../kernel/deadline.ts'
import { idOf } from '../kernel/id.ts'
import type { Id, MandateId } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import { line } from '../kernel/text.ts'
import { Instrument } from './measure.ts'

export type LegId = Id<'leg'>
export type StepId = Id<'step'>

/** How long a step takes its delegation: whole days of its capital's calendar, or of any calendar. */
export type Lead = z.infer<typeof Lead>
export const Lead = z
  .object({
    unit: z.enum(['working-days', 'calendar-days'], 'choice'),
    count: z.int().nonnegative().max(1_000),
  })
  .readonly()

/** One thing to be done before the leg is ready. A leg's steps follow each other; `after` names steps of others. */
export type Step = z.infer<typeof Step>
export const Step = z
  .object({
    id: idOf<'step'>(),
    title: line(200),
    lead: Lead,
    after: z.array(idOf<'step'>()).max(60).readonly(),
  })
  .readonly()

/** What a leg is to be. Telling operators what they may do now is a leg like any other (domain.md part (c)). */
export type NewLeg = z.infer<typeof NewLeg>
export const NewLeg = z
  .object({
    id: idOf<'leg'>(),
    delegation: idOf<'delegation'>(),
    purpose: z.enum(['measures', 'guidance'], 'choice'),
    required: z.boolean(),
    instrument: Instrument,
    measures: z.array(idOf<'measure'>()).max(500).readonly(),
    steps: z.array(Step).max(60).readonly(),
  })
  .readonly()

/** One delegation's part of a relief event, with how far it has come (domain.md B10). */
export type Leg = NewLeg & {
  readonly done: ReadonlyMap<StepId, Instant>
  readonly state: LegState
}

export type LegState =
  | { readonly is: 'not-started' }
  | { readonly is: 'drafting' }
  /** Adopted, not yet applied: the act stands, its effect waits for the event (JCPOA, 18 October 2015). */
  | { readonly is: 'adopted-contingent'; readonly adopted: Adoption }
  | { readonly is: 'ready'; readonly adopted: Adoption; readonly attestation: Attestation }
  | { readonly is: 'lapsed'; readonly adopted: Adoption; readonly lapse: Lapse }
  | { readonly is: 'blocked'; readonly adopted: Adoption | null; readonly reason: string }
  | { readonly is: 'waived'; readonly adopted: Adoption | null; readonly decision: Id<'decision'> }
  | { readonly is: 'executed'; readonly adopted: Adoption; readonly effect: LegEffect }
  | {
      readonly is: 'confirmed'
      readonly adopted: Adoption
      readonly effect: LegEffect
      readonly confirmedAt: Instant
    }
  | {
      readonly is: 'reverted'
      readonly effect: LegEffect
      /** When the effect ended, and where that was published. */
      readonly end: LegEffect
    }

export type Adoption = { readonly reference: string; readonly at: Instant }

/** The head's word that the leg can take effect. It holds for one revision of the terms, and for a time. */
export type Attestation = {
  readonly mandate: MandateId
  readonly at: Instant
  readonly validUntil: Deadline
  readonly revision: number
}

export type Lapse = {
  readonly because: 'expired' | 'terms-changed' | 'withdrawn'
  readonly at: Instant
}

/** From when a leg has effect, and the publication that says so. */
export type LegEffect = { readonly at: Instant; readonly publication: string }

/** Ready at this moment: attested by the head, for the terms as they stand, and not run out. */
export function isReady(leg: Leg, revision: number, now: Instant): boolean {
  if (leg.state.is !== 'ready') return false
  const { attestation } = leg.state
  return attestation.revision === revision && !hasPassed(attestation.validUntil, now)
}

/** Whether the event waits for this leg: a required one that the coalition has not waived. */
export function isAwaited(leg: Leg): boolean {
  return leg.required && leg.state.is !== 'waived'
}

/** Whether a reversal reaches a leg. Guidance, which relieves nothing itself, was given on all that is reversed. */
export function isReached({ measures }: Leg, { over }: { over: Leg['measures'] }): boolean {
  return measures.length === 0 || measures.some((one) => over.includes(one))
}

/** When the leg took effect, if it did; also when that was undone since. */
export function effectOf({ state }: Leg): LegEffect | null {
  switch (state.is) {
    case 'executed':
    case 'confirmed':
    case 'reverted':
      return state.effect
    case 'not-started':
    case 'drafting':
    case 'adopted-contingent':
    case 'ready':
    case 'lapsed':
    case 'blocked':
    case 'waived':
      return null
  }
}

/** The act that has been adopted and waits, if there is one. */
export function adoptionOf({ state }: Leg): Adoption | null {
  switch (state.is) {
    case 'adopted-contingent':
    case 'ready':
    case 'lapsed':
    case 'blocked':
    case 'waived':
    case 'executed':
    case 'confirmed':
      return state.adopted
    case 'not-started':
    case 'drafting':
    case 'reverted':
      return null
  }
}

export function remainingSteps(leg: Leg): readonly Step[] {
  return leg.steps.filter(({ id }) => !leg.done.has(id))
}
