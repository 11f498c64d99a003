import { known, undefinedFor } from './figure.ts'
import type { Figure } from './figure.ts'
import { claimsOf } from './matrix.ts'
import type { Row } from './matrix.ts'

/**
 * Whether delegations are polarised or merely spread: van der Eijk's A on the declared levels of a
 * subject. 1 when all hold one level, 0 when they are spread evenly, -1 when half are at either end.
 */
export function spreadOn(
  row: Row,
): Figure<number, 'no-position' | 'not-ordinal' | 'fewer-than-three-levels'> {
  const claims = claimsOf(row)
  const { scale } = row.subject
  if (scale.kind !== 'ordinal') return undefinedFor('not-ordinal', claims)
  if (scale.levels.length < 3) return undefinedFor('fewer-than-three-levels', claims)
  if (claims.length === 0) return undefinedFor('no-position', claims)
  const counts = scale.levels.map(
    (_, level) => claims.filter(({ interval }) => interval.low === level).length,
  )
  return known(vanDerEijk(counts), claims)
}

/**
 * A of a histogram over three or more levels, empty ones among them: the mean of the A of its layers,
 * which are peeled off at the lowest bar until nothing is left (C. van der Eijk, Quality & Quantity 35,
 * 2001; formula as in CRAN agrmt). Throws RangeError for fewer levels or an empty histogram.
 */
export function vanDerEijk(counts: readonly number[]): number {
  const all = sum(counts)
  if (counts.length < 3 || all <= 0) throw new RangeError('A needs three levels and an answer')
  let rest = counts
  let agreement = 0
  while (rest.some((count) => count > 0)) {
    const height = Math.min(...rest.filter((count) => count > 0))
    const pattern = rest.map((count) => count > 0)
    const mass = height * pattern.filter(Boolean).length
    agreement += (mass / all) * ofLayer(pattern)
    rest = rest.map((count) => (count > 0 ? count - height : 0))
  }
  return agreement
}

function ofLayer(pattern: readonly boolean[]): number {
  const levels = pattern.length
  const held = pattern.filter(Boolean).length
  if (held === 1) return 1
  const { unimodal, bimodal } = triples(pattern)
  if (unimodal + bimodal === 0) return 0
  const unimodality =
    ((levels - 2) * unimodal - (levels - 1) * bimodal) / ((levels - 2) * (unimodal + bimodal))
  return unimodality * (1 - (held - 1) / (levels - 1))
}

/** How often two of three levels are held side by side, and how often with a gap between them. */
function triples(pattern: readonly boolean[]): { unimodal: number; bimodal: number } {
  let unimodal = 0
  let bimodal = 0
  for (let first = 0; first < pattern.length; first += 1) {
    for (let middle = first + 1; middle < pattern.length; middle += 1) {
      for (let last = middle + 1; last < pattern.length; last += 1) {
        const [low, between, high] = [pattern[first], pattern[middle], pattern[last]]
        if (low && high && !between) bimodal += 1
        else if (between && low !== high) unimodal += 1
      }
    }
  }
  return { unimodal, bimodal }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
