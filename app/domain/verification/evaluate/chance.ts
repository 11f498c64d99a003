import { compare, fromCount, minus, one, over, quotient, wholeRoot, zero } from './fraction.ts'
import type { Fraction } from './fraction.ts'

/**
 * The chance that the sum of `freedom` squared standard normal errors is at least `x`: the upper tail of
 * chi-square (Abramowitz and Stegun, 26.4.4 and 26.4.5), good to 40 decimals. It is reckoned in whole
 * numbers because `Math.exp` may differ from engine to engine, and a record must not.
 */
export function chiSquareTail(x: Fraction, freedom: number): Fraction {
  if (compare(x, zero) <= 0) return one
  const half = (x.top * scale) / (x.bottom * 2n)
  if (half > negligible) return zero
  const growth = exponential(half)
  const start = freedom % 2 === 0 ? 2 : 1
  let tail = start === 2 ? (scale * scale) / growth : scale - errorFunction(half, growth)
  // (x/2)^(k/2−1) e^(−x/2) / Γ(k/2) for k = start + 2, and each after it.
  let step =
    start === 2
      ? (half * scale) / growth
      : (2n * wholeRoot(half * scale) * scale * scale) / (rootOfPi * growth)
  for (let k = start + 2; k <= freedom; k += 2) {
    tail += step
    step = (step * half * 2n) / (scale * BigInt(k))
  }
  return quotient(tail, scale)
}

/** The chance of a standard normal error of at least `z`, of either sign, from its square. */
export function twoSidedTail(zSquared: Fraction): Fraction {
  return chiSquareTail(zSquared, 1)
}

/** The chance of a standard normal error of at least `z`. */
export function upperTail(zSquared: Fraction, isNegative: boolean): Fraction {
  const half = over(twoSidedTail(zSquared), fromCount(2))
  return isNegative ? minus(one, half) : half
}

const scale = 10n ** 50n
/** Half of an `x` beyond which the tail is below 10⁻⁴⁰. */
const negligible = 100n * scale
const rootOfPi = wholeRoot(314159265358979323846264338327950288419716939937510n * scale)

/** e^h, `h` and the result in units of `scale`: all terms are positive, so that nothing cancels. */
function exponential(h: bigint): bigint {
  let [total, term] = [scale, scale]
  for (let n = 1n; term > 0n; n += 1n) {
    term = (term * h) / (scale * n)
    total += term
  }
  return total
}

/** erf √h = 2/√π · √h · e^(−h) · Σ (2h)ⁿ / (2n+1)!! (Abramowitz and Stegun, 7.1.6). */
function errorFunction(h: bigint, growth: bigint): bigint {
  let [total, term] = [scale, scale]
  for (let n = 1n; term > 0n; n += 1n) {
    term = (term * 2n * h) / (scale * (2n * n + 1n))
    total += term
  }
  return (2n * wholeRoot(h * scale) * total * scale) / (rootOfPi * growth)
}
