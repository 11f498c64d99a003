import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { decimal } from '#app/domain/verification/decimal.ts'
import { balance, randomError } from '#app/domain/verification/evaluate/balance.ts'
import type { Stratum } from '#app/domain/verification/evaluate/balance.ts'
import { chiSquareTail, upperTail } from '#app/domain/verification/evaluate/chance.ts'
import { consensus } from '#app/domain/verification/evaluate/consensus.ts'
import { discoveries } from '#app/domain/verification/evaluate/discoveries.ts'
import {
  compare,
  fromCount,
  given,
  median,
  over,
  plus,
  quotient,
  root,
  rounded,
  squared,
  times,
  zero,
} from '#app/domain/verification/evaluate/fraction.ts'
import type { Fraction } from '#app/domain/verification/evaluate/fraction.ts'
import { mirror } from '#app/domain/verification/evaluate/mirror.ts'
import { pair } from '#app/domain/verification/evaluate/pair.ts'
import {
  detectionProbability,
  missProbability,
  sampleSize,
} from '#app/domain/verification/evaluate/planning.ts'
import { agreement } from '#app/domain/verification/evaluate/ratings.ts'
import {
  hasFallen,
  persists,
  roundingSlack,
  trend,
} from '#app/domain/verification/evaluate/series.ts'

const show = (value: Fraction | undefined, places = 2) =>
  value === undefined ? null : rounded(value, places)
const figure = (value: string, u: string | null) => ({
  value: given(value),
  u: u === null ? null : given(u),
})
const band = (abs: string | null, rel: string | null, k = '2') => ({
  abs: abs === null ? null : decimal(abs),
  rel: rel === null ? null : decimal(rel),
  k: decimal(k),
})

test('[OB1] fractions are exact where doubles are not', () => {
  expect(compare(plus(given('0.1'), given('0.2')), given('0.3'))).toBe(0)
  const whole = fc.bigInt(-(10n ** 20n), 10n ** 20n)
  const natural = fc.bigInt(1n, 10n ** 20n)
  fc.assert(
    fc.property(whole, natural, whole, natural, (a, b, c, d) => {
      const [x, y] = [quotient(a, b), quotient(c, d)]
      expect(plus(x, y)).toEqual(quotient(a * d + c * b, b * d))
      expect(times(x, y)).toEqual(quotient(a * c, b * d))
      expect(Math.sign(compare(x, y))).toBe(a * d < c * b ? -1 : Number(a * d > c * b))
    }),
  )
})

test('[OB1] a root is right to thirty decimals', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 20n), fc.bigInt(1n, 10n ** 10n), (top, bottom) => {
      const square = quotient(top, bottom)
      const low = root(square)
      const high = plus(low, quotient(1n, 10n ** 30n))
      expect(compare(squared(low), square)).toBeLessThanOrEqual(0)
      expect(compare(squared(high), square)).toBe(1)
    }),
  )
})

test.each([
  ['2.5', 0, '3'],
  ['-2.5', 0, '-3'],
  ['2.449', 2, '2.45'],
  ['-0.004', 2, '0.00'],
] as const)('[OB1] %s to %i places is shown as %s', (value, places, text) => {
  expect(rounded(given(value), places)).toBe(text)
})

// Abramowitz and Stegun, tables 26.1 and 26.8.
test.each([
  ['3.841459', 1, '0.0500'],
  ['6.634897', 1, '0.0100'],
  ['5.991465', 2, '0.0500'],
  ['7.814728', 3, '0.0500'],
  ['9.487729', 4, '0.0500'],
  ['11.070498', 5, '0.0500'],
  ['18.475307', 7, '0.0100'],
  ['0', 3, '1.0000'],
  ['900', 1, '0.0000'],
])('[OB1] chi-square of %s with %i degrees of freedom has the tail %s', (x, freedom, tail) => {
  expect(rounded(chiSquareTail(given(x), freedom), 4)).toBe(tail)
})

test('[OB1] the normal tail is that of the tables, of either sign', () => {
  expect(show(upperTail(squared(given('1.645')), false), 4)).toBe('0.0500')
  expect(show(upperTail(squared(given('1.645')), true), 4)).toBe('0.9500')
  expect(show(upperTail(squared(given('3')), false), 5)).toBe('0.00135')
  expect(show(upperTail(squared(given('6')), false), 11)).toBe('0.00000000099')
})

test('[OB6] 202.8 ± 0.4 declared and 203.5 ± 0.3 inspected are questionable', () => {
  const result = pair(figure('202.8', '0.2'), figure('203.5', '0.15'), band(null, null))
  expect(result.agrees).toBe(false)
  expect(show(result.difference)).toBe('-0.70')
  expect(show(result.uncertainty?.combined)).toBe('0.25')
  expect(show(result.uncertainty?.z)).toBe('-2.80')
  expect(show(result.uncertainty?.en)).toBe('1.40')
  expect(result.uncertainty?.grade).toBe('questionable')
})

test('[OB6] 30.0 (0.5) and 31.0 (0.4) are consistent', () => {
  const result = pair(figure('30.0', '0.5'), figure('31.0', '0.4'), band(null, null))
  expect(result.agrees).toBe(true)
  expect(show(result.uncertainty?.z)).toBe('-1.56')
  expect(show(result.uncertainty?.en)).toBe('0.78')
  expect(result.uncertainty?.grade).toBe('consistent')
})

test('[OB6] grades change at exactly 2 and 3 deviations', () => {
  const grade = (difference: string) =>
    pair(figure(difference, '0.3'), figure('0', '0.4'), band(null, null)).uncertainty?.grade
  expect(['1', '1.000001', '1.5', '1.500001'].map(grade)).toEqual([
    'consistent',
    'questionable',
    'questionable',
    'significant',
  ])
})

test('[OB6] the widest band counts, and alone where an uncertainty is missing', () => {
  const agrees = (limits: ReturnType<typeof band>, u: string | null) =>
    pair(figure('100', u), figure('105', '1'), limits).agrees
  expect(agrees(band('5', null), null)).toBe(true)
  expect(agrees(band('4.999', null), null)).toBe(false)
  expect(agrees(band(null, '0.05'), null)).toBe(true)
  expect(agrees(band('1', '0.01', '5'), null)).toBe(false)
  expect(agrees(band('1', '0.01', '5'), '1')).toBe(true)
  expect(pair(figure('1', null), figure('9', '1'), band(null, null)).uncertainty).toBeNull()
})

const counts = ['up', 'up', 'down', 'down'] as const
const amounts = ['500', '1200', '1180', '517']
const shares = ['0.0015', '0.0010', '0.0010', '0.0015']

function safeguards(groups: readonly string[]) {
  const random = ['0.004', '0.003', '0.003', '0.004']
  const items = [50, 60, 118, 52]
  const strata = amounts.map((text, at): Stratum => ({
    amount: given(text),
    counts: counts[at] ?? 'up',
    random: randomError(given(text), given(random[at] ?? '0'), fromCount(items[at] ?? 1)),
    systematic: {
      u: times(given(text), given(shares[at] ?? '0')),
      group: groups[at] ?? '',
    },
  }))
  return balance(strata)
}

test('[OB7] the same balance passes with four instruments and fails with two (verification.md 2.1)', () => {
  const unrelated = safeguards(['a', 'b', 'c', 'd'])
  expect([show(unrelated.difference), show(unrelated.sigma), show(unrelated.z ?? zero)]).toEqual([
    '3.00',
    '2.12',
    '1.42',
  ])
  expect(compare(unrelated.p, given('0.05'))).toBe(1)
  const shared = safeguards(['inventory', 'flow', 'flow', 'inventory'])
  expect([show(shared.sigma), show(shared.z ?? zero)]).toEqual(['0.70', '4.31'])
  expect(compare(shared.p, given('0.05'))).toBe(-1)
})

test('[OB7] losses that no period shows are shown by all of them together', () => {
  const flow = (text: string): Stratum => ({
    amount: given(text),
    counts: 'up',
    random: given('2.27'),
    systematic: null,
  })
  const flows = ['3.0', '2.6', '3.4', '2.9'].map(flow)
  const cumulated = flows.map((_, at) => balance(flows.slice(0, at + 1)))
  expect(cumulated.map(({ z }) => show(z ?? zero))).toEqual(['1.32', '1.74', '2.29', '2.62'])
  expect(flows.map((one) => compare(balance([one]).p, given('0.05')))).toEqual([1, 1, 1, 1])
})

test('[OB7] the test is one-sided, and a balance without error tests nothing', () => {
  const exact = (amount: string): Stratum => ({
    amount: given(amount),
    counts: 'down',
    random: zero,
    systematic: null,
  })
  expect(show(balance([exact('5')]).p)).toBe('1.00')
  expect(show(balance([exact('-5')]).p)).toBe('0.00')
  const gain = balance([{ ...exact('9'), random: given('1') }])
  expect(show(gain.p)).toBe('1.00')
})

test('[OB8] freight explains what the raw figures flag', () => {
  const limits = (valuation: string) => ({
    valuation: given(valuation),
    rel: given('0.10'),
    abs: given('1'),
  })
  const at = (valuation: string) => mirror(given('94.0'), [given('108.0')], limits(valuation))
  expect([show(at('1').relative, 3), at('1').flagged]).toEqual(['0.139', true])
  expect([show(at('1.06').relative, 3), show(at('1.06').symmetric, 3)]).toEqual(['0.081', '0.040'])
  expect(at('1.06').flagged).toBe(false)
  expect(show(at('1.10').relative, 3)).toBe('0.044')
})

test('[OB8] both limits must be passed, and the nearest period counts', () => {
  const limits = { valuation: given('1'), rel: given('0.1'), abs: given('5') }
  expect(mirror(given('10'), [given('14')], limits).flagged).toBe(false)
  expect(mirror(given('1000'), [given('1050')], limits).flagged).toBe(false)
  expect(mirror(given('10'), [given('30')], limits).flagged).toBe(true)
  expect(mirror(given('10'), [given('30'), given('11')], limits).flagged).toBe(false)
  expect(mirror(zero, [zero], limits)).toMatchObject({ flagged: false, symmetric: zero })
})

const member = (group: string, value: string, u: string) => ({
  group,
  value: given(value),
  u: given(u),
})

test('[OB9] three groups that agree are averaged by their weights', () => {
  const result = consensus(
    [member('a', '30.0', '0.5'), member('b', '31.0', '0.4'), member('c', '36.0', '3.0')],
    given('0.05'),
    2,
  )
  expect(result.kind).toBe('adopted')
  expect([show(result.q), show(result.p, 3)]).toEqual(['5.63', '0.060'])
  expect(result).toMatchObject({ outliers: [] })
  const adopted = result.kind === 'adopted' ? result : null
  expect([show(adopted?.value), show(adopted?.u)]).toEqual(['30.67', '0.31'])
})

test('[OB9] the one that does not agree is left out and named', () => {
  const result = consensus(
    [member('a', '30.0', '0.5'), member('b', '33.0', '0.4'), member('c', '32.6', '0.8')],
    given('0.05'),
    2,
  )
  const adopted = result.kind === 'adopted' ? result : null
  expect([show(adopted?.q, 1), show(adopted?.p), show(adopted?.value), show(adopted?.u)]).toEqual([
    '22.8',
    '0.65',
    '32.92',
    '0.36',
  ])
  // The design's page says −2.38; exact is −2.92 / (2 √(0.25 + 0.128)) = −2.3747.
  expect(adopted?.outliers.map(({ group, en }) => [group, show(en)])).toEqual([['a', '-2.37']])
})

test('[OB9] when too few would remain, nothing is determined', () => {
  const members = [member('a', '10', '0.1'), member('b', '20', '0.1'), member('c', '30', '0.1')]
  const apart = consensus(members, given('0.05'), 2)
  expect(apart.kind).toBe('undecided')
  expect(apart).toMatchObject({ median: given('20') })
  const two = [member('a', '30.0', '0.5'), member('b', '33.0', '0.4'), member('c', '32.6', '0.8')]
  expect(consensus(two, given('0.05'), 3).kind).toBe('undecided')
})

test('[OB9] the subset that is kept agrees by itself', () => {
  const some = fc.array(
    fc.record({ value: fc.integer({ min: 0, max: 50 }), u: fc.integer({ min: 1, max: 9 }) }),
    { minLength: 3, maxLength: 6 },
  )
  fc.assert(
    fc.property(some, (values) => {
      const members = values.map(({ value, u }, at) => ({
        group: String(at),
        value: fromCount(value),
        u: fromCount(u),
      }))
      const result = consensus(members, given('0.05'), 2)
      expect(result.kind === 'undecided' || compare(result.p, given('0.05')) >= 0).toBe(true)
    }),
    { numRuns: 50 },
  )
})

test('[OB10] ratings a level apart give their median, others go to a panel', () => {
  expect(agreement([2, 3, 3], 1)).toEqual({ kind: 'agreed', level: 3 })
  expect(agreement([3, 2], 1)).toEqual({ kind: 'agreed', level: 2 })
  expect(agreement([1, 3, 2], 1)).toEqual({ kind: 'panel', spread: 2 })
  expect(() => agreement([], 1)).toThrow(RangeError)
})

test('[OB11] each figure may be off by half its last decimal', () => {
  expect(roundingSlack(3, 1)).toEqual(given('0.15'))
  expect(hasFallen(given('5.0'), given('5'))).toBe(false)
  expect(hasFallen(given('5.0'), given('4.999'))).toBe(true)
})

test('[OB12] a trend is measured in median absolute deviations', () => {
  const before = ['10', '11', '9', '10', '12', '8', '10', '10'].map(given)
  expect(median(before)).toEqual(given('10'))
  // MAD 0.5, so that four of 1.4826 × 0.5 are 2.9652.
  expect(trend(given('12.9652'), before, given('4'))).toMatchObject({ departs: false })
  expect(trend(given('12.9653'), before, given('4'))).toMatchObject({ departs: true })
})

test('[OB13] an alarm is beyond 3 once or beyond 2 twice running', () => {
  const z = (...values: string[]) =>
    values.map((text) => ({ difference: given(text), u: given('1') }))
  expect(persists(z('3.1'))).toBe(true)
  expect(persists(z('3'))).toBe(false)
  expect(persists(z('2.5', '-2.1'))).toBe(true)
  expect(persists(z('2.5', '2'))).toBe(false)
  expect(persists(z('4', '1'))).toBe(false)
  expect(persists([])).toBe(false)
})

test('[OB14] of twenty tests Benjamini and Hochberg keep four (verification.md 2.3)', () => {
  const tests = ['0.0004', '0.004', '0.011', '0.019', '0.028', '0.06']
  const rest = Array.from({ length: 14 }, (_, at) => String(0.2 + at * 0.05).slice(0, 4))
  const kept = discoveries([...tests, ...rest].map(given), given('0.1'))
  expect(kept).toEqual([true, true, true, true, ...Array.from({ length: 16 }, () => false)])
  expect(discoveries([], given('0.1'))).toEqual([])
})

test('[OB14] the procedure steps up: a large p-value is kept when a later one passes', () => {
  expect(discoveries(['0.06', '0.03', '0.09'].map(given), given('0.1'))).toEqual([true, true, true])
})

test('[OB21] detection probability and sample sizes are those of verification.md 2.1', () => {
  const chance = (sigma: string) =>
    show(detectionProbability(given('8'), given(sigma), given('1.645')))
  expect([chance('2.43'), chance('3.6')]).toEqual(['0.95', '0.72'])
  expect(['0.1', '0.5', '0.8'].map((miss) => sampleSize(200, 4, given(miss)))).toEqual([88, 32, 11])
  expect([88, 32, 11].map((size) => show(missProbability(200, 4, size), 3))).toEqual([
    '0.096',
    '0.495',
    '0.796',
  ])
  expect(missProbability(3, 2, 3)).toEqual(zero)
  expect(over(fromCount(1), fromCount(2))).toEqual(given('0.5'))
})
