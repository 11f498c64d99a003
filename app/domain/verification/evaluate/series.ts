import {
  compare,
  fromCount,
  given,
  magnitude,
  median,
  minus,
  over,
  squared,
  times,
} from './fraction.ts'
import type { Fraction } from './fraction.ts'

/** Whether a cumulative value has fallen, which it does only by a correction. */
export function hasFallen(before: Fraction, now: Fraction): boolean {
  return compare(now, before) < 0
}

export type Trend = { median: Fraction; spread: Fraction; departs: boolean }

/**
 * Whether a value departs from those before it by more than `k` times 1.4826 median absolute
 * deviations, which for normal errors are `k` standard deviations. A hint, never a finding.
 */
export function trend(now: Fraction, before: readonly Fraction[], k: Fraction): Trend {
  const middle = median(before)
  const spread = times(given('1.4826'), median(before.map((x) => magnitude(minus(x, middle)))))
  return {
    median: middle,
    spread,
    departs: compare(magnitude(minus(now, middle)), times(k, spread)) > 0,
  }
}

/**
 * Whether a difference persists enough for an alarm: beyond three standard deviations once, or beyond
 * two in this period and the one before (verification.md 2.3).
 */
export function persists(differences: readonly { difference: Fraction; u: Fraction }[]): boolean {
  const [before, now] = differences.slice(-2)
  const passes = (one: (typeof differences)[number] | undefined, deviations: number) =>
    one !== undefined &&
    compare(squared(one.difference), times(fromCount(deviations ** 2), squared(one.u))) > 0
  return now === undefined
    ? passes(before, 3)
    : passes(now, 3) || (passes(now, 2) && passes(before, 2))
}

/** The share of ½·10⁻ᵈ that each of `terms` rounded figures may be off by, all together. */
export function roundingSlack(terms: number, decimals: number): Fraction {
  return over(fromCount(terms), fromCount(2 * 10 ** decimals))
}
