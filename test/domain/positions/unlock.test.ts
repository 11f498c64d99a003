import fc from 'fast-check'
import { expect, test } from 'vitest'

import { blocSupportAmong } from '#app/domain/positions/bloc-support.ts'
import { pivotsOn, swapsOf } from '#app/domain/positions/package-deal.ts'
import { standingOf } from '#app/domain/positions/ruling.ts'
import { rollCall, stances } from '#app/domain/positions/scale.ts'
import { adoptedIf, blockedBy, unlockOf } from '#app/domain/positions/unlock.ts'
import type { Blocked } from '#app/domain/positions/unlock.ts'

import { id, months } from './build.ts'
import { member, row } from './matrices.ts'
import type { Said } from './matrices.ts'
import { consensus, majority } from './rules.ts'

const [a, b, c] = [member(0), member(1), member(2)]

test('[MS10] the rule is asked how each counts; who says nothing is silent, who takes no part is out', () => {
  const on = row(stances, [0, 1, 2, 3, 'none', 'withheld', 'not-participating'])
  expect(standingOf(on, consensus())).toEqual({
    adopted: false,
    blockers: [a, b],
    slack: -2,
    silent: [member(4), member(5)],
  })
  expect(standingOf(on, consensus(2))).toMatchObject({ adopted: true, slack: 0 })
  expect(standingOf(row(rollCall, [0, 2, 2, 1]), majority)).toMatchObject({ adopted: true })
})

test('[MS10] a range goes along with the value in the text inside it; without one there is no ruling', () => {
  const said: readonly Said[] = [
    [5, 8],
    [6, 6],
    [7, 9],
  ]
  const at = (value: number | null) => standingOf(row(months(0, 24), said, { value }), consensus())
  expect(at(6)).toMatchObject({ adopted: false, blockers: [c] })
  expect(at(7)).toMatchObject({ blockers: [b] })
  expect(at(null)).toBeNull()
})

test('[MS11] [MS12] [MS13] movers, sets and shares of the worked example (W18)', () => {
  const found = unlockOf(w18)
  expect(found.now).toBe(1)
  expect(found.members).toEqual([
    { delegation: a, alone: [subjectAt(4)], share: 2 },
    { delegation: b, alone: [], share: 1 },
    { delegation: c, alone: [subjectAt(3)], share: 1 },
  ])
  const sets = found.best.map((list) =>
    list.map(({ movers, adopted }) => [letters(movers), adopted]),
  )
  expect(sets).toEqual([
    [
      ['A', 2],
      ['C', 2],
      ['B', 1],
    ],
    [
      ['AB', 4],
      ['AC', 3],
      ['BC', 2],
    ],
    [['ABC', 5]],
  ])
})

test('[MS11] a subject is one change away when just one of its blockers is too many', () => {
  const standing = { adopted: false, blockers: [a, b, c], slack: -1, silent: [] }
  const blocked = blockedBy(subjectAt(1), standing)
  expect(unlockOf([blocked]).members.map(({ alone }) => alone.length)).toEqual([1, 1, 1])
  const more = blockedBy(subjectAt(1), { ...standing, slack: -2 })
  expect(unlockOf([more]).members.map(({ alone }) => alone.length)).toEqual([0, 0, 0])
})

test('[MS11] what lacks votes that nobody cast is unlocked by nobody', () => {
  const empty = blockedBy(subjectAt(1), { adopted: false, blockers: [], slack: 0, silent: [a] })
  expect(unlockOf([empty])).toEqual({ now: 0, members: [], best: [[], [], []] })
  expect(adoptedIf([empty], new Set([a, b, c]))).toEqual([])
})

test('[MS12] the best sets are those of trying every set, on more subjects than a word has bits', () => {
  fc.assert(
    fc.property(manyBlocked, (subjects) => {
      const { best, members } = unlockOf(subjects)
      for (const [size, list] of best.entries()) {
        const all = subsets(
          members.map(({ delegation }) => delegation),
          size + 1,
        )
        const counts = all.map((movers) => adoptedIf(subjects, new Set(movers)).length)
        expect(list.map(({ adopted }) => adopted)).toEqual(
          counts.toSorted((x, y) => y - x).slice(0, 5),
        )
        for (const { movers, adopted } of list) {
          expect(adoptedIf(subjects, new Set(movers)).length).toBe(adopted)
        }
      }
    }),
    { numRuns: 40 },
  )
})

test('[MS13] shares add up to what can be unlocked, and equal the Shapley value', () => {
  fc.assert(
    fc.property(fewBlocked, (subjects) => {
      const { members, now } = unlockOf(subjects)
      const all = members.map(({ delegation }) => delegation)
      const orders = permutations(all)
      for (const { delegation, share } of members) {
        const gains = orders.map((order) => {
          const before = order.slice(0, order.indexOf(delegation))
          const without = adoptedIf(subjects, new Set(before)).length
          return adoptedIf(subjects, new Set([...before, delegation])).length - without
        })
        const shapley = gains.reduce((sum, gain) => sum + gain, 0) / orders.length
        expect(share).toBeCloseTo(shapley, 9)
      }
      const total = members.reduce((sum, { share }) => sum + share, 0)
      expect(total).toBeCloseTo(adoptedIf(subjects, new Set(all)).length - now, 9)
    }),
    { numRuns: 40 },
  )
})

test('[MS14] a swap gives each what weighs more to it, and only by weights that are shown', () => {
  const rows = (first: readonly (typeof weightsOf)[number][], second: typeof first) => [
    row(stances, [0, 3, 3], { number: 1, weights: first }),
    row(stances, [3, 1, 3], { number: 2, weights: second }),
  ]
  const offers = (...weights: Parameters<typeof rows>) =>
    swapsOf(rows(...weights).map((one) => ({ row: one, standing: standingOf(one, consensus()) })))
  const swap = {
    one: { delegation: a, gives: subjectAt(1) },
    other: { delegation: b, gives: subjectAt(2) },
  }
  expect(offers(['preference', 'red-line'], ['important', 'preference'])).toEqual([swap])
  expect(offers(['important', 'red-line'], ['important', 'preference'])).toEqual([])
  expect(offers(['preference', 'red-line'], ['important', null])).toEqual([])
  expect(offers(['red-line', 'red-line'], ['important', 'preference'])).toEqual([])
})

test('[MS14] what two block, and what one blocks on both sides, is no swap', () => {
  const rows = [
    row(stances, [0, 0, 3], { number: 1, weights: ['preference', 'red-line'] }),
    row(stances, [3, 0, 3], { number: 2, weights: ['important', 'preference'] }),
    row(stances, [3, 0, 3], { number: 3, weights: ['important', 'important'] }),
  ]
  const given = rows.map((one) => ({ row: one, standing: standingOf(one, consensus()) }))
  expect(swapsOf(given)).toEqual([])
  const alone = [
    row(stances, [0, 3, 3], { number: 1, weights: ['preference', 'red-line'] }),
    row(stances, [3, 1, 3], { number: 2, weights: ['important', 'preference'] }),
  ]
  const short = alone.map((one, at) => ({
    row: one,
    standing: { adopted: false, blockers: [member(at)], slack: -2, silent: [] },
  }))
  expect(swapsOf(short)).toEqual([])
})

test('[MS15] who alone keeps a zone shut is named with how far it is from it', () => {
  const said: readonly Said[] = [
    [6, 12],
    [10, 12],
    [3, 8],
  ]
  expect(pivotsOn(row(months(0, 24), said))).toEqual([
    { delegation: b, zone: { low: 6, high: 8 }, concession: 2 },
    { delegation: c, zone: { low: 10, high: 12 }, concession: 2 },
  ])
  expect(pivotsOn(row(months(0, 24), said.slice(0, 2)))).toEqual([])
  expect(
    pivotsOn(
      row(months(0, 24), [
        [1, 2],
        [5, 6],
        [9, 9],
      ]),
    ),
  ).toEqual([])
})

test('[MS23] floor and geometric mean of the support of three blocs (W21)', () => {
  const said = [...all(6, 2), ...all(3, 2), ...all(7, 0)]
  const blocs = [range(0, 6), range(6, 9), range(9, 16)]
  const found = blocSupportAmong(blocs)(row(rollCall, said))
  expect(found?.mean).toBeCloseTo(0.42686, 6)
  expect(found?.floor).toBeCloseTo(1 / 9, 12)
  expect(found?.blocs.map(({ seen, for: agreed }) => [seen, agreed])).toEqual([
    [6, 6],
    [3, 3],
    [7, 0],
  ])
  expect(found?.blocs.reduce((product, { support }) => product * support, 1)).toBeCloseTo(
    0.0777778,
    7,
  )
})

test('[MS23] what a bloc has hardly any position on says nothing about bridging (W21)', () => {
  const blocs = [range(0, 5), range(5, 7)]
  const on = (said: readonly Said[]) => blocSupportAmong(blocs)(row(rollCall, said))
  expect(on(['none', 'none', 'none', 'none', 'none', 'none', 'none'])).toBeNull()
  expect(on([2, 2, 'none', 'none', 'none', 2, 2])).toBeNull()
  expect(on([2, 2, 2, 'none', 'none', 2, 'withheld'])).toBeNull()
  expect(on([2, 2, 2, 'none', 'none', 2, 2])).not.toBeNull()
  expect(blocSupportAmong([])(row(rollCall, [2]))).toBeNull()
})

const weightsOf = ['preference', 'important', 'red-line', null] as const

/** c1={A,B} c2={A,B} c3={C} c4={A} c5={}, by consensus (divergence.md W18). */
const w18: readonly Blocked[] = [[a, b], [a, b], [c], [a], []].map((blockers, at) => ({
  subject: subjectAt(at + 1),
  blockers,
  need: blockers.length,
}))

const blockedSubject = (members: number) =>
  fc.subarray(range(0, members), { maxLength: 5 }).chain((blockers) =>
    fc.record({
      blockers: fc.constant(blockers),
      need: fc.integer({ min: 0, max: Math.min(4, blockers.length) }),
    }),
  )

const manyBlocked = fc
  .array(blockedSubject(7), { minLength: 20, maxLength: 80 })
  .map((list) => list.map((one, at): Blocked => ({ ...one, subject: subjectAt(at) })))

const fewBlocked = fc
  .array(blockedSubject(5), { maxLength: 12 })
  .map((list) => list.map((one, at): Blocked => ({ ...one, subject: subjectAt(at) })))

function subjectAt(number: number) {
  return id<'subject'>(5_000 + number)
}

function letters(movers: readonly string[]): string {
  return movers.map((one) => 'ABC'[[a, b, c].findIndex((known) => known === one)]).join('')
}

function range(from: number, to: number) {
  return Array.from({ length: to - from }, (_, at) => member(from + at))
}

function all(count: number, said: Said): readonly Said[] {
  return Array.from({ length: count }, () => said)
}

function subsets<Item>(items: readonly Item[], size: number): readonly Item[][] {
  if (size === 0) return [[]]
  return items.flatMap((first, at) =>
    subsets(items.slice(at + 1), size - 1).map((rest) => [first, ...rest]),
  )
}

function permutations<Item>(items: readonly Item[]): readonly Item[][] {
  if (items.length === 0) return [[]]
  return items.flatMap((first) =>
    permutations(items.filter((one) => one !== first)).map((rest) => [first, ...rest]),
  )
}
