import { upperTail } from './chance.ts'
import { compare, magnitude, one, over, plus, root, squared, sum, times, zero } from './fraction.ts'
import type { Fraction } from './fraction.ts'

/**
 * A part of a material balance: what was there at the beginning and came in counts up, what left and
 * is there at the end counts down. Errors of one group move together, random ones do not.
 */
export type Stratum = {
  amount: Fraction
  counts: 'up' | 'down'
  /** One standard deviation of the whole amount's random error. */
  random: Fraction
  systematic: { u: Fraction; group: string } | null
}

export type Balance = {
  /** Material unaccounted for. */
  difference: Fraction
  sigma: Fraction
  z: Fraction | null
  /** The chance of a loss at least as large when nothing is missing; one-sided. */
  p: Fraction
}

/**
 * Begin + increases − decreases − end, with its standard deviation by propagation (verification.md
 * 2.1): random errors add in squares; within a group systematic errors add with their signs, and the
 * groups in squares. Consecutive periods are one balance, from the first beginning to the last end.
 */
export function balance(strata: readonly Stratum[]): Balance {
  const difference = sum(strata.map(({ amount, counts }) => signed(amount, counts)))
  const systematic = strata.flatMap(({ counts, systematic: error }) =>
    error === null ? [] : [{ group: error.group, error: signed(error.u, counts) }],
  )
  const groups = [...new Set(systematic.map(({ group }) => group))].map((name) =>
    sum(systematic.filter(({ group }) => group === name).map(({ error }) => error)),
  )
  const variance = plus(sum(strata.map(({ random }) => squared(random))), sum(groups.map(squared)))
  const sigma = root(variance)
  if (compare(variance, zero) === 0) {
    return { difference, sigma, z: null, p: compare(difference, zero) > 0 ? zero : one }
  }
  return {
    difference,
    sigma,
    z: over(difference, sigma),
    p: upperTail(over(squared(difference), variance), difference.top < 0n),
  }
}

/** A relative error of `rel` per item, averaged over `items` measured alike: one deviation of the whole. */
export function randomError(amount: Fraction, rel: Fraction, items: Fraction): Fraction {
  return root(over(squared(times(magnitude(amount), rel)), items))
}

function signed(amount: Fraction, counts: Stratum['counts']): Fraction {
  return counts === 'up' ? amount : { ...amount, top: -amount.top }
}
