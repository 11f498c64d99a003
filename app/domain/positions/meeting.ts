import type { DelegationId } from '../kernel/id.ts'
import { known, undefinedFor } from './figure.ts'
import type { Figure } from './figure.ts'
import { claimsOf } from './matrix.ts'
import type { Claim, Row } from './matrix.ts'
import { lengthOf, stepsAround } from './scale.ts'
import type { Interval, Scale } from './scale.ts'

/** Where a coalition could meet on one subject, and what that would cost (divergence.md 3). */
export type Meeting = {
  readonly zone: Zone
  /** Where the least is conceded in all, and how much that is, in the unit of the scale. */
  readonly least: Interval
  readonly concession: number
  /**
   * Concession effort D, 0 to 1: twice the concession over the weight and the length of the scale. 0
   * where a zone exists, 1 with half the weight at either end. Null for a single position.
   */
  readonly effort: number | null
  readonly minimax: Minimax
  readonly coverage: Coverage
}

/** Zone of possible agreement: what all accept; or the gap, and the two between whom it is widest. */
export type Zone =
  | ({ readonly kind: 'open' } & Interval)
  | {
      readonly kind: 'empty'
      readonly gap: number
      readonly between: { readonly atMost: DelegationId; readonly atLeast: DelegationId }
    }

/** Where the largest single concession is smallest: two steps when it lies between them. */
export type Minimax = { readonly at: Interval; readonly worst: number }

/** What most accept, and who does not. There can be several stretches that equally many accept. */
export type Coverage = {
  readonly members: number
  readonly stretches: readonly {
    readonly interval: Interval
    readonly without: readonly DelegationId[]
  }[]
}

/**
 * Weights are political: all are equal unless the reader says otherwise, and then they are printed
 * beside the figure.
 */
export type Weighing = (delegation: DelegationId) => number

const equally: Weighing = () => 1

export function meetingOn(
  row: Row,
  weigh: Weighing = equally,
): Figure<Meeting, 'no-position' | 'no-weight'> {
  const claims = claimsOf(row)
  if (claims.length === 0) return undefinedFor('no-position', claims)
  if (claims.every(({ delegation }) => weigh(delegation) === 0)) {
    return undefinedFor('no-weight', claims)
  }
  const { scale } = row.subject
  const weighed = claims.map(({ delegation, interval }) => ({
    interval,
    weight: weigh(delegation),
  }))
  const least = leastConcession(weighed)
  const concession = conceded(weighed, least.low)
  return known(
    {
      zone: zoneOf(claims),
      least,
      concession,
      effort: claims.length < 2 ? null : effortOf(weighed, least, scale),
      minimax: minimaxOf(claims, scale),
      coverage: coverageOf(claims),
    },
    claims,
  )
}

/** Concession effort D alone, for trends; null where it is not defined. */
export function effortOn(row: Row): number | null {
  const weighed = claimsOf(row).map(({ interval }) => ({ interval, weight: 1 }))
  if (weighed.length < 2) return null
  return effortOf(weighed, leastConcession(weighed), row.subject.scale)
}

function effortOf(weighed: readonly Weighed[], least: Interval, scale: Scale): number {
  return (2 * conceded(weighed, least.low)) / (total(weighed) * lengthOf(scale))
}

/** Helly's theorem in one dimension: an empty zone always has a pair that makes it so. */
function zoneOf(claims: readonly Claim[]): Zone {
  const atLeast = best(claims, ({ interval }) => interval.low)
  const atMost = best(claims, ({ interval }) => -interval.high)
  const { low } = atLeast.interval
  const { high } = atMost.interval
  return low <= high
    ? { kind: 'open', low, high }
    : {
        kind: 'empty',
        gap: low - high,
        between: { atMost: atMost.delegation, atLeast: atLeast.delegation },
      }
}

/** The weighted median of all ends: each interval puts its weight on both of its own. */
function leastConcession(weighed: readonly Weighed[]): Interval {
  const ends = new Map<number, number>()
  for (const { interval, weight } of weighed) {
    for (const end of [interval.low, interval.high]) ends.set(end, (ends.get(end) ?? 0) + weight)
  }
  const half = total(weighed)
  const tolerance = half * 1e-12
  let below = 0
  let low: number | null = null
  for (const end of [...ends.keys()].toSorted((a, b) => a - b)) {
    below += ends.get(end) ?? 0
    if (low === null && below >= half - tolerance) low = end
    if (low !== null && below > half + tolerance) return { low, high: end }
  }
  throw new RangeError('weights do not add up')
}

/** What all together would give up to meet at `at`. */
function conceded(weighed: readonly Weighed[], at: number): number {
  return weighed.reduce((sum, { interval, weight }) => sum + weight * distance(at, interval), 0)
}

function minimaxOf(claims: readonly Claim[], scale: Scale): Minimax {
  const low = best(claims, ({ interval }) => interval.low).interval.low
  const high = best(claims, ({ interval }) => -interval.high).interval.high
  const at = stepsAround((low + high) / 2, scale)
  return { at, worst: Math.max(0, low - at.low, at.low - high) }
}

/** Most are there at the low end of some interval; from it the stretch reaches to where the first leaves. */
function coverageOf(claims: readonly Claim[]): Coverage {
  const starts = [...new Set(claims.map(({ interval }) => interval.low))].toSorted((a, b) => a - b)
  const covered = starts.map((low) => coverAt(claims, low))
  const members = Math.max(...covered)
  const stretches = starts.flatMap((low, at) => {
    if ((covered[at] ?? 0) < members) return []
    const isInside = ({ interval }: Claim) => distance(low, interval) === 0
    const high = Math.min(...claims.filter(isInside).map(({ interval }) => interval.high))
    const without = claims.filter((claim) => !isInside(claim))
    return [{ interval: { low, high }, without: without.map(({ delegation }) => delegation) }]
  })
  return { members, stretches }
}

function coverAt(claims: readonly Claim[], at: number): number {
  let count = 0
  for (const { interval } of claims) if (distance(at, interval) === 0) count += 1
  return count
}

/** How far `at` lies outside an interval. */
function distance(at: number, { low, high }: Interval): number {
  return Math.max(low - at, at - high, 0)
}

type Weighed = { readonly interval: Interval; readonly weight: number }

function total(weighed: readonly Weighed[]): number {
  return weighed.reduce((sum, { weight }) => sum + weight, 0)
}

/** The claim with the greatest value, the first of equals. */
function best(claims: readonly Claim[], value: (claim: Claim) => number): Claim {
  return claims.reduce((one, other) => (value(other) > value(one) ? other : one))
}
