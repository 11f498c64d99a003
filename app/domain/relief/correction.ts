import type { ReliefEvent } from './event.ts'
import type { Measure } from './measure.ts'
import { eventsOf } from './plan-content.ts'
import type { PlanContent } from './plan-content.ts'
import type { Plan } from './plan.ts'

/** What a framework says about a measure beside the measure itself. */
export type SaidOfMeasures = {
  readonly events: readonly ReliefEvent[]
  readonly plan: Plan | null
}

export type CorrectionFault =
  | { readonly code: 'measure-decided' }
  | { readonly code: 'measure-in-leg' }

/**
 * Why a measure that was entered cannot be corrected (SPEC.md RP17), or null: nobody's consent is to rest on
 * words that were others when it was given.
 */
export function correctionFault(
  before: Measure,
  { authority }: Pick<Measure, 'authority'>,
  { events, plan }: SaidOfMeasures,
): CorrectionFault | null {
  const { id } = before
  const over = events.filter(
    ({ terms, stage }) => stage.is !== 'aborted' && terms.measures.includes(id),
  )
  const consented = over.some(({ stage }) => stage.is !== 'proposed')
  const planned = plan?.state.is === 'adopted' && relievedBy(plan.content).has(id)
  if (consented || planned) return { code: 'measure-decided' }
  const inLeg = over.some(({ legs }) => legs.some(({ measures }) => measures.includes(id)))
  return inLeg && authority !== before.authority ? { code: 'measure-in-leg' } : null
}

/** A plan, with what is on the table to amend it, that has the measure as it is now in every row of it. */
export function planWith(plan: Plan, measure: Measure): Plan {
  return {
    ...plan,
    content: withMeasure(plan.content, measure),
    proposed: plan.proposed.map((amendment) => ({
      ...amendment,
      content: withMeasure(amendment.content, measure),
    })),
  }
}

function withMeasure({ phases }: PlanContent, measure: Measure): PlanContent {
  return {
    phases: phases.map((phase) => ({
      ...phase,
      tranches: phase.tranches.map((tranche) => ({
        ...tranche,
        events: tranche.events.map((event) => ({
          ...event,
          measures: event.measures.map((one) => (one.id === measure.id ? measure : one)),
        })),
      })),
    })),
  }
}

function relievedBy(content: PlanContent): ReadonlySet<Measure['id']> {
  return new Set(eventsOf(content).flatMap(({ measures }) => measures.map(({ id }) => id)))
}
