import { expect, test } from 'vitest'

import { glanceAt } from '#app/domain/positions/glance.ts'
import type { Row } from '#app/domain/positions/matrix.ts'
import { standingOf } from '#app/domain/positions/ruling.ts'
import { stances } from '#app/domain/positions/scale.ts'
import { blockedBy, unlockOf } from '#app/domain/positions/unlock.ts'

import { member, row } from './matrices.ts'
import { consensus } from './rules.ts'

const [object, reserve, accept, support] = [0, 1, 2, 3]
const [a, b] = [member(0), member(1)]

test('[FG11] the farthest subjects, who is in the way and whose move opens most, those who tie together', () => {
  const rows = [
    row(stances, [object, support, support, support], { number: 1 }),
    row(stances, [support, object, support, object], { number: 2 }),
    row(stances, [support, reserve, support, support], { number: 3 }),
    row(stances, [accept, accept, accept, accept], { number: 4 }),
    row(stances, [support], { number: 5 }),
  ]
  const glance = lookAt(rows)
  expect(glance.measured).toBe(4)
  expect(glance.n).toBe(17)
  // Medians: nothing is moved by the many; 1 of 4 over the whole scale is a half.
  expect(glance.farthest.map(({ effort, n }) => [Number(effort.toFixed(3)), n])).toEqual([
    [1, 4],
    [0.5, 4],
    [0.333, 4],
  ])
  expect(glance.blockers).toEqual([
    { delegation: b, blocks: 2, n: 8, alone: 1, share: 1.5 },
    { delegation: a, blocks: 1, n: 4, alone: 1, share: 1 },
    { delegation: member(3), blocks: 1, n: 4, alone: 0, share: 0.5 },
  ])
  expect(glance.moves).toEqual([
    { movers: [a], opens: [idOf(rows[0])], n: 4 },
    { movers: [b], opens: [idOf(rows[2])], n: 4 },
  ])
})

test('[FG11] where no single move opens anything, the fewest that do are named', () => {
  const rows = [row(stances, [object, object, support, support])]
  expect(lookAt(rows).moves).toEqual([{ movers: [a, b], opens: [idOf(rows[0])], n: 4 }])
})

test('[FG11] where nothing is blocked nobody is named, and no subject is far', () => {
  expect(lookAt([row(stances, [accept, accept])])).toMatchObject({
    farthest: [],
    blockers: [],
    moves: [],
  })
})

function lookAt(rows: readonly Row[]) {
  const blocked = rows.flatMap((one) => {
    const standing = standingOf(one, consensus())
    return standing === null ? [] : [blockedBy(one.subject.id, standing)]
  })
  return glanceAt(rows, blocked, unlockOf(blocked))
}

function idOf(one: Row | undefined) {
  return one?.subject.id
}
