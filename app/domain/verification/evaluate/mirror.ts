import { compare, fromCount, magnitude, minus, over, plus, times, zero } from './fraction.ts'
import type { Fraction } from './fraction.ts'

/** What one side says it sent against what the other says arrived. */
export type Mirror = {
  /** What arrived, at the value at which it was sent. */
  adjusted: Fraction
  /** (M′ − X) as a share of their mean. */
  relative: Fraction
  /** |M′ − X| as a share of their sum, from 0 to 1. */
  symmetric: Fraction
  flagged: boolean
}

export type MirrorLimits = {
  /** Value on arrival over value on departure: freight and insurance, 1.06 where a pair knows no better. */
  valuation: Fraction
  /** Both must be passed: small flows differ much, and large ones by large amounts (verification.md 2.1). */
  rel: Fraction
  abs: Fraction
}

/**
 * Of several candidates for what arrived – the same period, and those within which a shipment may be
 * under way – the nearest counts.
 */
export function mirror(sent: Fraction, arrived: readonly Fraction[], limits: MirrorLimits): Mirror {
  const [nearest] = arrived
    .map((value) => over(value, limits.valuation))
    .toSorted((a, b) => compare(magnitude(minus(a, sent)), magnitude(minus(b, sent))))
  if (nearest === undefined) throw new RangeError('one side alone is no mirror')
  const difference = minus(nearest, sent)
  const total = plus(nearest, sent)
  const symmetric = total.top === 0n ? zero : magnitude(over(difference, total))
  const relative = total.top === 0n ? zero : over(times(difference, fromCount(2)), total)
  const flagged =
    compare(magnitude(relative), limits.rel) > 0 && compare(magnitude(difference), limits.abs) > 0
  return { adjusted: nearest, relative, symmetric, flagged }
}
