import { decimal, writtenDecimal } from '../decimal.ts'
import type { Decimal } from '../decimal.ts'

/**
 * A number as the quotient of two whole ones, in lowest terms and with a positive divisor. Every verdict
 * is reckoned in these, so that it is exact and the same on every machine; only what is shown is rounded.
 */
export type Fraction = { readonly top: bigint; readonly bottom: bigint }

export const zero: Fraction = { top: 0n, bottom: 1n }
export const one: Fraction = { top: 1n, bottom: 1n }

/** Throws RangeError on a divisor of zero. */
export function quotient(top: bigint, bottom: bigint): Fraction {
  if (bottom === 0n) throw new RangeError('nothing is divided by zero')
  const common = greatestCommonDivisor(top, bottom) * (bottom < 0n ? -1n : 1n)
  return { top: top / common, bottom: bottom / common }
}

export function fromDecimal(value: Decimal): Fraction {
  const [whole = '', places = ''] = value.split('.')
  return quotient(BigInt(whole + places), 10n ** BigInt(places.length))
}

export function fromCount(count: number): Fraction {
  return { top: BigInt(count), bottom: 1n }
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return quotient(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom)
}

export function minus(a: Fraction, b: Fraction): Fraction {
  return plus(a, { ...b, top: -b.top })
}

export function times(a: Fraction, b: Fraction): Fraction {
  return quotient(a.top * b.top, a.bottom * b.bottom)
}

/** Throws RangeError when `b` is zero. */
export function over(a: Fraction, b: Fraction): Fraction {
  return quotient(a.top * b.bottom, a.bottom * b.top)
}

export function squared(a: Fraction): Fraction {
  return times(a, a)
}

export function magnitude(a: Fraction): Fraction {
  return a.top < 0n ? { ...a, top: -a.top } : a
}

/** Negative when `a` is the smaller, zero when both are equal. */
export function compare(a: Fraction, b: Fraction): number {
  const [left, right] = [a.top * b.bottom, b.top * a.bottom]
  return left < right ? -1 : Number(left > right)
}

export function largest(values: readonly Fraction[]): Fraction {
  return values.reduce((most, value) => (compare(value, most) > 0 ? value : most))
}

export function sum(values: readonly Fraction[]): Fraction {
  return values.reduce(plus, zero)
}

/** The middle value, or the mean of the two in the middle. Throws RangeError when there is none. */
export function median(values: readonly Fraction[]): Fraction {
  const sorted = values.toSorted(compare)
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  if (low === undefined || high === undefined) throw new RangeError('no value has no median')
  return over(plus(low, high), fromCount(2))
}

/** The square root, cut off after thirty decimals: finer than any report, and the same everywhere. */
export function root(square: Fraction): Fraction {
  const scale = 10n ** rootPlaces
  return quotient(wholeRoot((square.top * scale * scale) / square.bottom), scale)
}

/** As a decimal for people, rounded half away from zero, or null where it has more than 15 digits. */
export function rounded(value: Fraction, places: number): Decimal | null {
  const scale = 10n ** BigInt(places)
  const size = magnitude(value)
  const digits = String((2n * size.top * scale + size.bottom) / (2n * size.bottom))
  const padded = digits.padStart(places + 1, '0')
  const cut = padded.length - places
  const text = places === 0 ? padded : `${padded.slice(0, cut)}.${padded.slice(cut)}`
  return writtenDecimal(`${value.top < 0n ? '-' : ''}${text}`)
}

/** The whole square root, by Newton's method on whole numbers. */
export function wholeRoot(square: bigint): bigint {
  if (square < 0n) throw new RangeError('a negative number has no root')
  if (square < 2n) return square
  let guess = 1n << BigInt((square.toString(2).length >> 1) + 1)
  for (;;) {
    const next = (guess + square / guess) >> 1n
    if (next >= guess) return guess
    guess = next
  }
}

/** A decimal that stands in the code as a number of the literature: `1.645`. */
export function given(text: string): Fraction {
  return fromDecimal(decimal(text))
}

const rootPlaces = 30n

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (y > 0n) [x, y] = [y, x % y]
  return x === 0n ? 1n : x
}
