import type { Decimal } from '../decimal.ts'
import type { Tolerance } from '../model.ts'
import { twoSidedTail } from './chance.ts'
import { shownPlaces } from './figure.ts'
import type { Figure } from './figure.ts'
import {
  compare,
  fromCount,
  fromDecimal,
  largest,
  magnitude,
  minus,
  over,
  plus,
  root,
  rounded,
  squared,
  times,
  zero,
} from './fraction.ts'
import type { Fraction } from './fraction.ts'

/** How far apart two sources are: within the band that was agreed, and against their uncertainties. */
export type Pair = {
  difference: Fraction
  agrees: boolean
  uncertainty: PairUncertainty | null
}

type PairUncertainty = {
  combined: Fraction
  z: Fraction
  en: Fraction
  /** The chance of a difference at least as large, if both sources measure one thing. */
  p: Fraction
  grade: 'consistent' | 'questionable' | 'significant'
}

/**
 * verification.md 2.1: the band is the widest of `abs`, `rel` of the larger value and `k` combined
 * uncertainties. Grades are those of ISO 13528: up to 2 standard deviations, up to 3, and beyond. Where
 * a source gave no uncertainty the band alone counts.
 */
export function pair(first: Figure, second: Figure, band: Tolerance): Pair {
  const difference = minus(first.value, second.value)
  const variance =
    first.u === null || second.u === null ? null : plus(squared(first.u), squared(second.u))
  const size = magnitude(difference)
  const larger = largest([magnitude(first.value), magnitude(second.value)])
  const agrees =
    compare(size, band.abs === null ? zero : fromDecimal(band.abs)) <= 0 ||
    compare(size, band.rel === null ? zero : times(fromDecimal(band.rel), larger)) <= 0 ||
    (variance !== null &&
      compare(squared(size), times(squared(fromDecimal(band.k)), variance)) <= 0)
  return {
    difference,
    agrees,
    uncertainty: variance === null ? null : graded(difference, variance),
  }
}

function graded(difference: Fraction, variance: Fraction): PairUncertainty | null {
  if (compare(variance, zero) === 0) return null
  const zSquared = over(squared(difference), variance)
  const combined = root(variance)
  const z = over(difference, combined)
  const grade =
    compare(zSquared, fromCount(4)) <= 0
      ? 'consistent'
      : compare(zSquared, fromCount(9)) <= 0
        ? 'questionable'
        : 'significant'
  const en = over(magnitude(z), fromCount(2))
  return { combined, z, en, p: twoSidedTail(zSquared), grade }
}

/** The numbers by which a person follows the outcome. */
export function shown(numbers: Readonly<Record<string, Fraction | null>>) {
  const entries = Object.entries(numbers).flatMap(([name, value]) => {
    const text = value === null ? null : rounded(value, shownPlaces)
    return text === null ? [] : [[name, text] as const]
  })
  return Object.fromEntries(entries) as Readonly<Record<string, Decimal>>
}
