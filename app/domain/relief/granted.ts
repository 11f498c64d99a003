import type { Review } from './review.ts'
import type { Standing } from './standing.ts'
import type { Sunset } from './sunset.ts'

/** The relief of one measure with its clocks: they begin to run when it has legal effect. */
export type Granted = {
  readonly standing: Standing
  /** Null for what is lifted, and before there is an effect. */
  readonly sunset: Sunset | null
  readonly review: Review | null
}
