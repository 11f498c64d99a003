import type { Instant } from '../kernel/instant.ts'
import type { ReliefEvent } from './event.ts'
import { isAwaited } from './leg.ts'

/** How many of the legs that an event waits for were attested, from a moment on. */
export type ReadyFrom = { readonly at: Instant; readonly ready: number; readonly of: number }

/**
 * The readiness burn-up (domain.md B10) of an event as it is now: what came before, with another step where
 * the count is another (SPEC.md EV39). It ends where nobody is asked any more.
 */
export function burnUpOf({ burnUp, stage, legs, asOf }: ReliefEvent): readonly ReadyFrom[] {
  if (!('round' in stage)) return burnUp
  const awaited = legs.filter(isAwaited)
  const ready = awaited.filter(({ state }) => state.is === 'ready').length
  const last = burnUp.at(-1)
  if (last?.ready === ready && last.of === awaited.length) return burnUp
  // Of what happens at one instant the outcome counts.
  const before = last?.at === asOf ? burnUp.slice(0, -1) : burnUp
  return [...before, { at: asOf, ready, of: awaited.length }]
}
