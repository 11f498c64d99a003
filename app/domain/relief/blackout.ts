import type { Id } from '../kernel/id.ts'
import { addDays } from '../kernel/plain-date.ts'
import type { PlainDate } from '../kernel/plain-date.ts'

export type BlackoutId = Id<'blackout'>

/**
 * Whole days, both included, on which nothing of a framework shall take effect: a summit, an election. They
 * are days by the clocks on which the moment of an event is stated (SPEC.md PL10).
 */
export type Blackout = {
  readonly id: BlackoutId
  readonly first: PlainDate
  readonly last: PlainDate
  readonly reason: string
}

/** A window longer than this is another plan. */
const longestBlackout = 366

export type BlackoutFault =
  | { readonly code: 'blackout-reversed' }
  | { readonly code: 'blackout-long' }

export function blackoutFault({
  first,
  last,
}: Pick<Blackout, 'first' | 'last'>): BlackoutFault | null {
  if (last < first) return { code: 'blackout-reversed' }
  return last >= addDays(first, longestBlackout) ? { code: 'blackout-long' } : null
}
