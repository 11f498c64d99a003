import { expect, test } from 'vitest'

import { day, later } from '#app/domain/kernel/instant.ts'
import { differencesIn, movedBetween } from '#app/domain/positions/differences.ts'
import type { Row } from '#app/domain/positions/matrix.ts'
import { stances } from '#app/domain/positions/scale.ts'
import type { Seen } from '#app/domain/positions/visible.ts'

import { start } from './build.ts'
import { member, row } from './matrices.ts'

const [object, reserve, accept, support] = [0, 1, 2, 3]

test('[MS27] the share of subjects without objection or reserve is of those with a position, and the most blocked come first', () => {
  const rows = [
    row(stances, [support, reserve, 'none'], { number: 1 }),
    row(stances, [object, reserve, support], { number: 2 }),
    row(stances, [accept, support, 'withheld'], { number: 3 }),
    row(stances, ['none', 'none', 'none'], { number: 4 }),
  ]
  const found = differencesIn(rows, [])
  expect(found).toMatchObject({ subjects: 3, free: 1, n: 7, oldest: null })
  expect(found.mostBlocked).toEqual([
    { subject: idOf(rows, 1), against: 2, n: 3 },
    { subject: idOf(rows, 0), against: 1, n: 2 },
  ])
})

test('[MS27] the oldest difference is the position against something that has stood longest as it is', () => {
  const rows = [
    row(stances, [support, reserve], { number: 1 }),
    row(stances, [object, support], { number: 2 }),
  ]
  const seen = [
    // What goes along is no difference, however old it is.
    stood(rows, { on: 0, by: 0, days: [0] }),
    stood(rows, { on: 0, by: 1, days: [1, 5] }),
    stood(rows, { on: 1, by: 0, days: [3] }),
  ]
  expect(differencesIn(rows, seen).oldest).toEqual({
    subject: idOf(rows, 1),
    delegation: member(0),
    since: later(start, 3 * day),
  })
})

test('[MS27] whoever holds something else than before has moved, counted on what they held both times', () => {
  const before = [
    row(stances, [object, support, 'none'], { number: 1 }),
    row(stances, [object, support, support], { number: 2 }),
  ]
  const after = [
    row(stances, [reserve, support, support], { number: 1 }),
    row(stances, [accept, 'withheld', support], { number: 2 }),
    row(stances, [object, object, object], { number: 3 }),
  ]
  expect(movedBetween(before, after)).toEqual([{ delegation: member(0), moved: 2, n: 2 }])
  expect(movedBetween(after, after)).toEqual([])
})

function idOf(rows: readonly Row[], at: number) {
  const found = rows[at]
  if (found === undefined) throw new Error(`no row ${at}`)
  return found.subject.id
}

/** A delegation that entered a position on these days. */
function stood(
  rows: readonly Row[],
  { on, by, days }: { on: number; by: number; days: readonly number[] },
): Seen {
  const entries = days.map((count) => ({
    at: later(start, count * day),
    stage: { kind: 'logged' },
  }))
  return {
    subject: idOf(rows, on),
    delegation: member(by),
    drafts: [],
    sealed: [],
    entries: entries as unknown as Seen['entries'],
  }
}
