import { upperTail } from './chance.ts'
import { compare, fromCount, minus, one, over, squared, times } from './fraction.ts'
import type { Fraction } from './fraction.ts'

/**
 * The chance that a balance with standard deviation `sigma` shows a loss of `loss`, tested one-sided
 * against `critical` deviations, 1.645 for 5 %: Φ(L/σ − critical) (verification.md 2.1).
 */
export function detectionProbability(
  loss: Fraction,
  sigma: Fraction,
  critical: Fraction,
): Fraction {
  const beyond = minus(critical, over(loss, sigma))
  return upperTail(squared(beyond), beyond.top < 0n)
}

/**
 * How many of `items` to measure, so that all of `defects` go unseen with a chance of at most `miss`:
 * the least n with (1 − n/N)ᵈ ≤ β, which is N(1 − β^(1/d)) rounded up.
 */
export function sampleSize(items: number, defects: number, miss: Fraction): number {
  const sizes = Array.from({ length: items + 1 }, (_, size) => size)
  const enough = sizes.find((size) => {
    const unseen = over(fromCount(items - size), fromCount(items))
    return compare(power(unseen, defects), miss) <= 0
  })
  return enough ?? items
}

/** The exact chance that a sample drawn without return holds none of the defects (hypergeometric). */
export function missProbability(items: number, defects: number, sample: number): Fraction {
  return Array.from({ length: defects }, (_, at) =>
    over(fromCount(Math.max(0, items - sample - at)), fromCount(items - at)),
  ).reduce(times, one)
}

function power(base: Fraction, exponent: number): Fraction {
  return Array.from({ length: exponent }, () => base).reduce(times, one)
}
