import fc from 'fast-check'
import { expect, test } from 'vitest'

import { alphaOf, cohesionOf } from '#app/domain/positions/cohesion.ts'
import { comparing, comparingByNumber } from '#app/domain/positions/comparing.ts'
import type { Row } from '#app/domain/positions/matrix.ts'
import { agreementOn, pairOf, pairsOf } from '#app/domain/positions/pairs.ts'
import { rollCall, stances } from '#app/domain/positions/scale.ts'
import type { OrdinalScale } from '#app/domain/positions/scale.ts'
import { onItsSide, sharesOf } from '#app/domain/positions/shares.ts'
import { spreadOn, vanDerEijk } from '#app/domain/positions/spread.ts'

import { months } from './build.ts'
import { member, row, rowsByMember } from './matrices.ts'

test('[MS18] S and kappa of Germany and Russia in 1914 (W7)', () => {
  const neither = Array.from({ length: 13 }, () => 0)
  const germany = [3, 3, 3, 3, 0, 0, 0, ...neither]
  const russia = [0, 0, 1, 0, 3, 3, 1, ...neither]
  const pair = pairOf(rowsByMember(stances, [germany, russia]), member(0), member(1))
  expect(pair.n).toBe(20)
  expect(pair.s).toBeCloseTo(0.4, 12)
  expect(pair.kappa).toBeCloseTo(-0.07758621, 8)
})

test('[MS16] [MS18] a pair on four levels (W8)', () => {
  const rows = rowsByMember(stances, [
    [3, 3, 2, 0, 1],
    [3, 2, 2, 3, 0],
  ])
  const pair = pairOf(rows, member(0), member(1))
  expect(pair.agreement).toBeCloseTo(0.6667, 4)
  expect(pair.s).toBeCloseTo(0.3333, 4)
  expect(pair.kappa).toBeCloseTo(0.153846, 6)
  expect(pair.subjects.map(({ apart }) => Math.round(apart * 3))).toEqual([0, 1, 0, 3, 1])
})

test('[MS16] below five shared subjects there is a count and no agreement (W10)', () => {
  const [first] = pairsIn(rowsByMember(stances, w10))
  expect(first).toEqual({ one: member(0), other: member(1), n: 4, agreement: null })
  const twice = pairsIn([...rowsByMember(stances, w10), ...rowsByMember(stances, w10)])
  expect(twice[0]?.agreement).toBeCloseTo(0.6667, 4)
  expect(twice[3]).toMatchObject({ n: 6 })
  expect(twice[3]?.agreement).toBeCloseTo(0.8889, 4)
})

test('[MS16] ranges that meet agree; missing is not abstention', () => {
  const five = [1, 2, 3, 4, 5]
  const near = five.map((number) =>
    row(
      months(0, 24),
      [
        [6, 12],
        [9, 18],
      ],
      { number },
    ),
  )
  expect(pairsIn(near)[0]?.agreement).toBe(1)
  const far = five.map((number) =>
    row(
      months(0, 24),
      [
        [0, 6],
        [18, 24],
      ],
      { number },
    ),
  )
  expect(pairsIn(far)[0]?.agreement).toBe(0.5)
  const votes = five.map((number) => row(rollCall, [2, number === 1 ? 1 : 2], { number }))
  const absent = five.map((number) => row(rollCall, [2, number === 1 ? 'none' : 2], { number }))
  expect([pairsIn(votes)[0]?.n, pairsIn(absent)[0]?.n]).toEqual([5, 4])
})

test('[MS16] all pairs equal a second, brute-force count of a roll call', () => {
  const vote = fc.option(fc.nat(2), { freq: 4 })
  const ballots = fc.array(fc.array(vote, { minLength: 30, maxLength: 30 }), {
    minLength: 2,
    maxLength: 6,
  })
  fc.assert(
    fc.property(ballots, (said) => {
      for (const { one, other, n, agreement } of pairsIn(rowsByMember(rollCall, said))) {
        const [a, b] = [one, other].map((delegation) => said[Number(delegation.slice(-3)) - 1]!)
        const shared = a!.flatMap((x, at) => {
          const y = b![at] ?? null
          return x === null || y === null ? [] : [x === y ? 1 : Math.abs(x - y) === 1 ? 0.5 : 0]
        })
        const sum = shared.reduce<number>((total, points) => total + points, 0)
        expect({ n, agreement }).toEqual({
          n: shared.length,
          agreement: shared.length < 5 ? null : sum / shared.length,
        })
      }
    }),
  )
})

test('[MS16] [MS18] doubling every subject, or reversing the scale, leaves a pair as it was', () => {
  const answers = fc.array(fc.nat(3), { minLength: 5, maxLength: 12 })
  fc.assert(
    fc.property(answers, answers, (a, b) => {
      const length = Math.min(a.length, b.length)
      const rows = rowsByMember(stances, [a.slice(0, length), b.slice(0, length)])
      const pair = pairOf(rows, member(0), member(1))
      const doubled = pairOf([...rows, ...rows], member(0), member(1))
      const turned = rowsByMember(
        stances,
        [a, b].map((said) => said.slice(0, length).map((level) => 3 - level)),
      )
      const reversed = pairOf(turned, member(0), member(1))
      for (const same of [doubled, reversed]) {
        expect(same.agreement).toBeCloseTo(pair.agreement ?? -1, 10)
        expect(same.kappa === null).toBe(pair.kappa === null)
        expect(same.kappa ?? 0).toBeCloseTo(pair.kappa ?? 0, 10)
      }
    }),
  )
})

test('[MS18] where both always hold one level, nothing is left to chance', () => {
  const same = [3, 3, 3, 3, 3]
  const pair = pairOf(rowsByMember(stances, [same, same]), member(0), member(1))
  expect(pair).toMatchObject({ agreement: 1, s: 1, kappa: null })
})

test('[MS19] A of the printed histograms (W2, W3, W4)', () => {
  expect(vanDerEijk([30, 40, 210, 130, 530, 50, 10])).toBeCloseTo(0.6113333, 7)
  expect(vanDerEijk([2.4, 2.8, 3.2, 6.2, 13.5, 30.4, 41.6])).toBeCloseTo(0.609724, 6)
  expect(vanDerEijk([1.6, 2.6, 8.2, 21, 29.3, 27, 10.3])).toBeCloseTo(0.482333, 6)
  expect(vanDerEijk([2, 0, 1, 1])).toBeCloseTo(0.0833, 4)
  expect(vanDerEijk([5, 0, 0, 5])).toBe(-1)
  expect(vanDerEijk([1, 1, 1, 1])).toBe(0)
})

test('[MS19] A of stances (W6), of agreement, and of what it is not defined for', () => {
  const ten = row(stances, [0, 0, 1, 2, 2, 2, 3, 3, 3, 3])
  const figure = spreadOn(ten)
  expect(figure.kind === 'known' && figure.value).toBeCloseTo(0.1666667, 7)
  expect(spreadOn(row(stances, [2, 2, 2]))).toMatchObject({ kind: 'known', value: 1, n: 3 })
  const two: OrdinalScale = { kind: 'ordinal', levels: stances.levels.slice(1, 3) }
  expect(spreadOn(row(two, [0, 1]))).toMatchObject({ because: 'fewer-than-three-levels' })
  expect(spreadOn(row(stances, ['none']))).toMatchObject({ because: 'no-position' })
  expect(spreadOn(row(months(0, 24), [[6, 12]]))).toMatchObject({ because: 'not-ordinal' })
})

test('[MS20] ordinal alpha of the published example (W9) and of four members (W10)', () => {
  const observers = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
    [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
  ]
  const units = observers[0]!.map((_, at) => observers.flatMap((said) => said[at] ?? []))
  expect(alphaOf(units, 6)).toBeCloseTo(0.815388, 6)
  const [cohesion] = cohesionOf(rowsByMember(stances, w10))
  expect(cohesion?.alpha).toBeCloseTo(0.423743, 6)
  expect(cohesion).toMatchObject({ n: 17, scale: stances })
})

test('[MS20] where only one level is held there is no alpha, and scales are not mixed', () => {
  expect(cohesionOf([row(stances, [2, 2, 2])])).toMatchObject([{ alpha: null, n: 3 }])
  const rows = [
    row(stances, [2, 3], { number: 1 }),
    row(rollCall, [2, 0], { number: 2 }),
    row(stances, [2, 'none'], { number: 3 }),
    row(months(0, 24), [1, 2], { number: 4 }),
  ]
  const groups = cohesionOf(rows).map(({ n, subjects }) => [n, subjects.length])
  expect(groups).toEqual([
    [2, 1],
    [2, 1],
  ])
})

test('[MS16] pairs compared by bits are as far apart as those compared number by number', () => {
  const cell = fc.oneof(
    fc.constantFrom('none' as const, 'withheld' as const),
    fc.nat(3),
    fc.tuple(fc.nat(3), fc.nat(3)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
  )
  const matrix = fc.array(fc.array(cell, { minLength: 40, maxLength: 40 }), {
    minLength: 2,
    maxLength: 70,
  })
  fc.assert(
    fc.property(matrix, (said) => {
      const rows = said.map((one, number) => {
        const scale = [stances, rollCall, months(0, 24)][number % 3] ?? stances
        return row(scale, number % 3 === 1 ? one.map((each) => (each === 3 ? 2 : each)) : one)
      })
      const shares = sharesOf(rows)
      for (const table of [shares, onItsSide(shares)]) {
        const [fast, plain] = [comparing(table)(0, 1), comparingByNumber(table)(0, 1)]
        expect(fast.n).toBe(plain.n)
        expect(fast.apart).toBeCloseTo(plain.apart, 9)
      }
    }),
  )
})

test('[MS21] mean agreement on a subject is that of its pairs', () => {
  expect(agreementOn(row(rollCall, [0, 1, 2, 'none']))).toBeCloseTo(1 / 3, 12)
  expect(agreementOn(row(rollCall, [0, 'none']))).toBeNull()
})

function pairsIn(rows: readonly Row[]) {
  return pairsOf(sharesOf(rows))
}

/** Four members on five issues, `null` is missing (divergence.md W10). */
const w10 = [
  [3, 3, 2, 0, 1],
  [3, 2, 2, 3, null],
  [3, null, 1, 3, 0],
  [2, 3, null, 3, 0],
]
