import { chiSquareTail } from './chance.ts'
import {
  compare,
  fromCount,
  median,
  minus,
  one,
  over,
  plus,
  root,
  squared,
  sum,
  times,
} from './fraction.ts'
import type { Fraction } from './fraction.ts'

/** One independence group with what it says; `u` is one standard deviation and not zero. */
export type Member = { group: string; value: Fraction; u: Fraction }

export type Consensus =
  | {
      kind: 'adopted'
      value: Fraction
      u: Fraction
      q: Fraction
      p: Fraction
      outliers: readonly Outlier[]
    }
  | { kind: 'undecided'; median: Fraction; q: Fraction; p: Fraction }

export type Outlier = { group: string; en: Fraction }

/**
 * The weighted mean of independent groups when they agree by chi-square at `alpha`; else that of the
 * largest subset that does, found by leaving out the member whose absence helps most, as long as two
 * and `least` remain; else the median, and nothing is determined (verification.md 2.1).
 */
export function consensus(members: readonly Member[], alpha: Fraction, least: number): Consensus {
  const all = weighed(members)
  let kept = all
  while (compare(kept.p, alpha) < 0) {
    const fewer = kept.members
      .map((left) => kept.members.filter((member) => member !== left))
      .filter((rest) => rest.length >= Math.max(2, least))
      .map(weighed)
      .toSorted((a, b) => compare(b.p, a.p))[0]
    if (fewer === undefined) {
      return {
        kind: 'undecided',
        median: median(members.map(({ value }) => value)),
        q: all.q,
        p: all.p,
      }
    }
    kept = fewer
  }
  const { mean, variance } = kept
  const outliers = members
    .filter((member) => !kept.members.includes(member))
    .map(({ group, value, u }) => ({
      group,
      en: over(minus(value, mean), root(times(fromCount(4), plus(squared(u), variance)))),
    }))
  return { kind: 'adopted', value: mean, u: root(variance), q: all.q, p: kept.p, outliers }
}

type Weighed = {
  members: readonly Member[]
  mean: Fraction
  variance: Fraction
  q: Fraction
  p: Fraction
}

function weighed(members: readonly Member[]): Weighed {
  const weights = members.map(({ u }) => over(one, squared(u)))
  const variance = over(one, sum(weights))
  const mean = times(variance, sum(members.map(({ value, u }) => over(value, squared(u)))))
  const q = sum(members.map(({ value, u }) => over(squared(minus(value, mean)), squared(u))))
  return { members, mean, variance, q, p: chiSquareTail(q, members.length - 1) }
}
