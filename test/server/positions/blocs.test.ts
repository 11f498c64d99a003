import fc from 'fast-check'
import { agnes } from 'ml-hclust'
import { expect, test } from 'vitest'

import type { DelegationId } from '#app/domain/kernel/id.ts'
import { contested } from '#app/domain/positions/matrix.ts'
import type { Row } from '#app/domain/positions/matrix.ts'
import { rollCall } from '#app/domain/positions/scale.ts'
import { sharesOf } from '#app/domain/positions/shares.ts'
import type { Shares } from '#app/domain/positions/shares.ts'
import type { Cell } from '#app/domain/positions/stance.ts'
import { blocsOf } from '#server/positions/blocs.ts'
import { distancesBetween } from '#server/positions/distances.ts'
import { mapOf } from '#server/positions/map.ts'
import type { PositionMap } from '#server/positions/map.ts'
import { orderOf } from '#server/positions/order.ts'
import { shuffler } from '#server/positions/shuffle.ts'
import { meanSilhouette, silhouettes } from '#server/positions/silhouette.ts'
import { cut, leavesOf, turned, wardTree } from '#server/positions/tree.ts'
import type { Tree } from '#server/positions/tree.ts'
import { member, row, rowsByMember } from '#test/domain/positions/matrices.ts'
import type { Said } from '#test/domain/positions/matrices.ts'

/** Four items in two pairs (divergence.md W22, W23). */
const four = [
  [0, 1, 3, 4],
  [1, 0, 3, 4],
  [3, 3, 0, 2],
  [4, 4, 2, 0],
]

test('[SV2] merges at the published heights, and leaves in two pairs (W23)', () => {
  const tree = wardTree(four)
  expect(tree.kind === 'merge' && tree.height).toBeCloseTo(4.743416, 6)
  expect(cut(tree, 2)).toEqual([
    [0, 1],
    [2, 3],
  ])
  expect(cut(tree, 1)).toEqual([[0, 1, 2, 3]])
  expect(cut(tree, 9)).toEqual([[0], [1], [2], [3]])
})

test('[SV2] merges as the library does that merges the nearest two of all each time', () => {
  const places = numbers(7, 40)
  const between = places.map((x, i) =>
    places.map((y, j) => Math.abs(x - y) / 1000 + (i === j ? 0 : 1)),
  )
  const heightsOf = (tree: Tree): number[] =>
    tree.kind === 'leaf' ? [] : [tree.height, ...tree.parts.flatMap(heightsOf)]
  const tree = wardTree(between)
  const library = agnes(between, { method: 'ward2', isDistanceMatrix: true })
  const heights: number[] = []
  library.traverse(({ isLeaf, height }) => void (isLeaf || heights.push(height)))
  const rising = (some: readonly number[]) => some.toSorted((a, b) => a - b)
  expect(heights).toHaveLength(39)
  for (const [at, height] of rising(heightsOf(tree)).entries()) {
    expect(height).toBeCloseTo(rising(heights)[at] ?? NaN, 9)
  }
  const groups = library.group(5).children.map((group) => rising(group.indices()))
  expect(cut(tree, 5)).toEqual(groups.toSorted(([a = 0], [b = 0]) => a - b))
})

test('[SV3] silhouettes of the published example, and none for an item alone (W22)', () => {
  const groups = [
    [0, 1],
    [2, 3],
  ]
  expect(silhouettes(four, groups)[0]).toBeCloseTo(0.714286, 6)
  expect(meanSilhouette(four, groups)).toBeCloseTo(0.565476, 6)
  expect(silhouettes(four, [[0, 1, 2], [3]])[3]).toBe(0)
})

test('[SV1] apart is what is not agreed; where too little is shared a mean stands in and says so', () => {
  const rows = rowsByMember(rollCall, [
    [2, 2, 2, 2, 2, null],
    [2, 2, 2, 2, 1, null],
    [0, 0, 0, 0, 0, null],
    [null, null, null, null, 0, null],
    [null, null, null, null, null, null],
  ])
  const { members, between, guessed, medianShared } = distancesBetween(sharesOf(rows))
  expect(members).toEqual([member(0), member(1), member(2), member(3)])
  expect(between[0]?.[1]).toBeCloseTo(0.1, 12)
  expect(between[0]?.[2]).toBe(1)
  expect(guessed).toEqual([0, 1, 2].map((at) => [member(at), member(3)]))
  expect(between[3]?.[0]).toBeCloseTo((0.1 + 1) / 2, 12)
  expect(between[0]?.[3]).toBe(between[3]?.[0])
  expect(medianShared).toBe(3)
})

test('[SV3] [SV4] two camps are found, and beat chance', () => {
  const { found, tree, members } = blocsOf(camps(), 'entry 1')
  expect(found).toMatchObject({
    kind: 'blocs',
    blocs: [
      { kind: 'bloc', members: [0, 1, 2, 3].map(member) },
      { kind: 'bloc', members: [4, 5, 6, 7].map(member) },
    ],
    p: 0.005,
  })
  expect(tree && leavesOf(tree).toSorted((a, b) => a - b)).toEqual(members.map((_, at) => at))
})

test('[SV3] one against all the others is an outlier', () => {
  const against = camps().map(({ subject, cells }) => {
    const all = [...cells]
    const opposed = all.slice(4, 5)
    return { subject, cells: new Map([...all.slice(0, 4), ...again(all.slice(0, 4)), ...opposed]) }
  })
  const { found } = blocsOf(against, 'entry 1')
  expect(
    found.kind === 'blocs' && found.blocs.map(({ kind, members }) => [kind, members.length]),
  ).toEqual([
    ['bloc', 8],
    ['outlier', 1],
  ])
})

test('[SV4] noise has no blocs, nor have a few, nor those who share little', () => {
  const noise = numbers(1, 9 * 30).map((value) => value % 3)
  const said = Array.from({ length: 9 }, (_, at) => noise.slice(at * 30, at * 30 + 30))
  expect(blocsOf(rowsByMember(rollCall, said), 'entry 1').found).toMatchObject({
    kind: 'none',
    because: 'no-stable-blocs',
  })
  const few = blocsOf(rowsByMember(rollCall, said.slice(0, 5)), 'entry 1')
  expect([few.found, few.tree?.kind]).toEqual([
    { kind: 'none', because: 'few-delegations' },
    'merge',
  ])
  const short = said.map((one) => one.slice(0, 9))
  expect(blocsOf(rowsByMember(rollCall, short), 'entry 1').found).toMatchObject({
    because: 'few-shared',
  })
  expect(blocsOf([], 'entry 1')).toMatchObject({ tree: null, members: [] })
})

test('[SV4] [SV8] a shuffle exchanges the positions on a subject among their holders, by its seed', () => {
  const said = fc.array(fc.constantFrom<Said>(0, 2, [0, 1], 'none', 'withheld'), {
    minLength: 5,
    maxLength: 5,
  })
  fc.assert(
    fc.property(fc.array(said, { minLength: 1, maxLength: 6 }), fc.string(), (given, seed) => {
      const before = sharesOf(given.map((one, number) => row(rollCall, one, { number })))
      const after = shuffler(seed)(before)
      expect(after).toEqual(shuffler(seed)(before))
      for (const [at] of given.entries()) {
        expect(holdersOn(after, at)).toEqual(holdersOn(before, at))
        expect(heldOn(after, at).toSorted()).toEqual(heldOn(before, at).toSorted())
      }
    }),
  )
  const votes = sharesOf(camps())
  expect(shuffler('one')(votes)).not.toEqual(shuffler('two')(votes))
})

test('[SV5] what is alike lies side by side, those without a position last', () => {
  const rows = camps().map(({ cells, subject }) => ({
    subject,
    cells: new Map([...cells, [member(8), { kind: 'none' }] as const].toReversed()),
  }))
  const { members, subjects } = orderOf(rows)
  const camp = (from: number) => [0, 1, 2, 3].map((at) => members.indexOf(member(from + at)))
  for (const places of [camp(0), camp(4)]) {
    expect(Math.max(...places) - Math.min(...places)).toBe(3)
  }
  expect(members.at(-1)).toBe(member(8))
  expect(subjects.toSorted()).toEqual(rows.map(({ subject }) => subject.id).toSorted())
  expect(orderOf([])).toEqual({ members: [], subjects: [] })
})

test('[SV5] a tree is turned without taking it apart', () => {
  const tree = turned(wardTree(four), (leaf) => -leaf)
  expect(leavesOf(tree)).toEqual([3, 2, 1, 0])
  expect(cut(tree, 2)).toEqual(cut(wardTree(four), 2))
})

test('[SV6] the map sets camps apart along its first axis and says how much it shows', () => {
  const map = drawn(camps())
  const x = (at: number) => map.points.find(({ delegation }) => delegation === member(at))?.x ?? 0
  const [one, other] = [[0, 1, 2, 3].map(x), [4, 5, 6, 7].map(x)]
  const apart = Math.max(...one!) < Math.min(...other!) || Math.min(...one!) > Math.max(...other!)
  expect(apart).toBe(true)
  expect(map.explained).toBeGreaterThan(0.4)
  expect(map.weak).toBe(false)
})

test('[SV6] who is half seen is placed where the whole would be expected', () => {
  const rows = rowsByMember(rollCall, [
    [2, 2, 2, 2, 2, 2, 2, 2],
    [2, 2, 2, 2, null, null, null, null],
    [0, 0, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0, 0, 2],
  ])
  const { points } = drawn(rows)
  const [whole, half] = points
  expect([whole?.seen, half?.seen]).toEqual([8, 4])
  expect(Math.sign(half?.x ?? 0)).toBe(Math.sign(whole?.x ?? 0))
  const unscaled = (half?.x ?? 0) / Math.sqrt(2)
  expect(Math.abs((whole?.x ?? 0) - (half?.x ?? 0))).toBeLessThan(
    Math.abs((whole?.x ?? 0) - unscaled),
  )
})

test('[SV6] there is no map of three delegations nor of four contested subjects, and a weak one says so', () => {
  const all = camps()
  const first = (count: number) =>
    all.map(({ subject, cells }) => ({ subject, cells: new Map([...cells].slice(0, count)) }))
  expect(mapOf(first(3), null)).toEqual({ kind: 'none', because: 'few-delegations' })
  expect(mapOf(contested(all).slice(0, 4), null)).toEqual({
    kind: 'none',
    because: 'few-contested',
  })
  const each = Array.from({ length: 12 }, (_, at) =>
    Array.from({ length: 12 }, (__, to) => (at === to ? 2 : 0)),
  )
  expect(drawn(rowsByMember(rollCall, each)).weak).toBe(true)
})

test('[SV7] the largest loading of an axis is positive, and a map lies as near as it can to the last', () => {
  const map = drawn(camps())
  for (const axis of ['x', 'y'] as const) {
    const loadings = map.loadings.map((loading) => loading[axis])
    const largest = loadings.toSorted((a, b) => Math.abs(b) - Math.abs(a))[0]
    expect(largest).toBeGreaterThan(0)
  }
  const angle = fc.double({ min: 0, max: 6.28, noNaN: true })
  fc.assert(
    fc.property(angle, fc.boolean(), (by, flipped) => {
      const turn = ({ x, y }: { x: number; y: number }) => ({
        x: Math.cos(by) * x - Math.sin(by) * (flipped ? -y : y),
        y: Math.sin(by) * x + Math.cos(by) * (flipped ? -y : y),
      })
      const before = { ...map, points: map.points.map((point) => ({ ...point, ...turn(point) })) }
      const after = mapOf(camps(), before)
      const far = (after.kind === 'map' ? after.points : []).map(({ x, y }, at) =>
        Math.hypot(x - (before.points[at]?.x ?? 0), y - (before.points[at]?.y ?? 0)),
      )
      expect(Math.max(...far)).toBeLessThan(1e-9)
    }),
  )
})

test('[SV8] the same snapshot gives identical bytes, whatever order its rows came in', () => {
  const bytes = (rows: readonly Row[]) =>
    JSON.stringify([blocsOf(rows, 'entry 1'), mapOf(rows, null), orderOf(rows)])
  expect(bytes(camps())).toBe(bytes(camps()))
  const turnedRound = camps().map(({ subject, cells }) => ({
    subject,
    cells: new Map<DelegationId, never>([...cells].toReversed() as never),
  }))
  const members = (rows: readonly Row[]) => blocsOf(rows, 'entry 1').members
  expect(members(turnedRound)).toEqual(members(camps()))
})

/** Two camps of four, nearly opposed, on thirty subjects. */
function camps(): readonly Row[] {
  const slips = numbers(3, 9 * 30)
  return rowsByMember(
    rollCall,
    Array.from({ length: 8 }, (_, at) =>
      Array.from({ length: 30 }, (__, on) => {
        const side = at < 4 ? 2 : 0
        return (slips[at * 30 + on] ?? 0) % 10 === 0 ? 1 : side
      }),
    ),
  )
}

/** Places of the members that have a position on a subject. */
function holdersOn({ low }: Shares, at: number): readonly number[] {
  return low.flatMap((own, member) => (Number.isNaN(own[at]) ? [] : [member]))
}

function heldOn(shares: Shares, at: number): readonly string[] {
  return holdersOn(shares, at).map(
    (member) => `${shares.low[member]?.[at]} to ${shares.high[member]?.[at]}`,
  )
}

/** The same cells, held by others. */
function again(cells: readonly (readonly [DelegationId, Cell])[]) {
  return cells.map(([, cell], at) => [member(20 + at), cell] as const)
}

/** Whole numbers that look random and are always the same. */
function numbers(seed: number, count: number): readonly number[] {
  let state = seed
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return state >>> 16
  })
}

function drawn(rows: readonly Row[]): PositionMap {
  const map = mapOf(rows, null)
  if (map.kind === 'none') throw new Error(map.because)
  return map
}
