import type { Condition } from './condition.ts'
import type { MeasureId } from './measure.ts'
import type { PlannedEvent } from './plan-content.ts'
import type { Terms } from './terms.ts'

/** In what the terms of an event differ from its row in the plan. */
export type Departure = {
  readonly takesIn: readonly MeasureId[]
  readonly leavesOut: readonly MeasureId[]
  /** Conditions of the plan that the event does not wait for, and those that only the event waits for. */
  readonly awaits: readonly Condition[]
  readonly drops: readonly Condition[]
}

/** What would bring the terms back to the plan as it stands (SPEC.md RP16); null when nothing differs. */
export function departureFrom(
  planned: Pick<PlannedEvent, 'measures' | 'conditions'>,
  terms: Pick<Terms, 'measures' | 'conditions'>,
): Departure | null {
  const rows = planned.measures.map(({ id }) => id)
  // By their words: terms that were brought back to the plan have a condition of their own, with those.
  const awaited = (conditions: readonly Condition[], { statement, observations }: Condition) =>
    conditions.some((one) => one.statement === statement && one.observations === observations)
  const departure = {
    takesIn: rows.filter((id) => !terms.measures.includes(id)),
    leavesOut: terms.measures.filter((id) => !rows.includes(id)),
    awaits: planned.conditions.filter((one) => !awaited(terms.conditions, one)),
    drops: terms.conditions.filter((one) => !awaited(planned.conditions, one)),
  }
  return Object.values(departure).every((part) => part.length === 0) ? null : departure
}
