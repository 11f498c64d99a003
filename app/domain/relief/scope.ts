import type { Leg } from './leg.ts'
import type { MeasureId } from './measure.ts'

/**
 * The legs of an event once its scope is these measures: each keeps what is in scope of its own, and one
 * with nothing left to relieve falls away. Guidance relieves nothing and stays.
 */
export function withinScope(legs: readonly Leg[], measures: readonly MeasureId[]): readonly Leg[] {
  return legs.flatMap((leg) => {
    if (leg.measures.length === 0) return [leg]
    const kept = leg.measures.filter((one) => measures.includes(one))
    return kept.length === 0 ? [] : [{ ...leg, measures: kept }]
  })
}
