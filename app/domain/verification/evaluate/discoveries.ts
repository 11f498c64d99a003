import { compare, fromCount, over, times } from './fraction.ts'
import type { Fraction } from './fraction.ts'

/**
 * Which of many tests of one run stand out, so that at most a share `q` of those flagged is expected to
 * be false (Benjamini and Hochberg 1995): the largest k with p₍ₖ₎ ≤ k/m·q, and all smaller ones.
 */
export function discoveries(tests: readonly Fraction[], q: Fraction): readonly boolean[] {
  const sorted = tests.toSorted(compare)
  const limit = sorted.findLast(
    (p, at) => compare(p, over(times(q, fromCount(at + 1)), fromCount(tests.length))) <= 0,
  )
  return tests.map((p) => limit !== undefined && compare(p, limit) <= 0)
}
