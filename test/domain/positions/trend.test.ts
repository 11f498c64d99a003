import fc from 'fast-check'
import { expect, test } from 'vitest'

import { day, later } from '#app/domain/kernel/instant.ts'
import { alertsBetween, oldPosition, reversalOf } from '#app/domain/positions/alerts.ts'
import type { Row } from '#app/domain/positions/matrix.ts'
import { effortOn } from '#app/domain/positions/meeting.ts'
import { agreementOn } from '#app/domain/positions/pairs.ts'
import { stances } from '#app/domain/positions/scale.ts'
import { stepsOf, trendBetween } from '#app/domain/positions/trend.ts'
import { seenBy } from '#app/domain/positions/visible.ts'

import { dossierOf, months, secretariat, stance, start, thane } from './build.ts'
import { member, row } from './matrices.ts'
import type { Said } from './matrices.ts'
import { consensus } from './rules.ts'

test('[MS21] [MS1] an easy clause added lowers the mean and is composition, not convergence', () => {
  const hard = row(stances, [0, 0, 3, 3], { number: 1 })
  const easy = row(stances, [3, 3, 3, 3], { number: 2 })
  expect(trendBetween([hard], [hard, easy], effortOn)).toEqual({
    before: 1,
    after: 0.5,
    likeForLike: 0,
    composition: -0.5,
    n: { before: 4, after: 8, likeForLike: 4 },
    subjects: [{ subject: hard.subject.id, by: 0, n: 4 }],
  })
})

test('[MS21] a first position is composition, a moved one is like for like', () => {
  const before = row(stances, [0, 3, 'none', 'none'])
  const joined = row(stances, [0, 3, 3, 3])
  expect(trendBetween([before], [joined], effortOn)).toMatchObject({
    before: 1,
    after: 0.5,
    likeForLike: 0,
    composition: -0.5,
    n: { before: 2, after: 4, likeForLike: 2 },
  })
  const moved = row(stances, [3, 3, 'none', 'none'])
  expect(trendBetween([before], [moved], effortOn)).toMatchObject({
    likeForLike: -1,
    composition: 0,
  })
  expect(trendBetween([before], [moved], agreementOn)).toMatchObject({ before: 0, likeForLike: 1 })
})

test('[MS21] without a subject in common there is no like for like, and without a figure no change', () => {
  const one = row(stances, [0, 3], { number: 1 })
  const other = row(stances, [3, 3], { number: 2 })
  expect(trendBetween([one], [other], effortOn)).toMatchObject({
    likeForLike: null,
    composition: -1,
    subjects: [],
  })
  expect(trendBetween([], [other], effortOn)).toMatchObject({
    before: null,
    after: 0,
    likeForLike: null,
    composition: null,
  })
})

test('[MS21] the two parts add up to the change', () => {
  const said = fc.array(fc.constantFrom<Said>(0, 1, 2, 3, 'none', 'not-participating'), {
    minLength: 5,
    maxLength: 5,
  })
  const rows = fc
    .dictionary(fc.constantFrom('1', '2', '3', '4'), said)
    .map((found) =>
      Object.entries(found).map(([number, one]) => row(stances, one, { number: Number(number) })),
    )
  fc.assert(
    fc.property(rows, rows, (before: readonly Row[], after: readonly Row[]) => {
      const trend = trendBetween(before, after, effortOn)
      const known = trend.before !== null && trend.after !== null
      expect(trend.composition !== null).toBe(known)
      const parts = (trend.likeForLike ?? 0) + (trend.composition ?? 0)
      const change = (trend.after ?? 0) - (trend.before ?? 0)
      expect(known ? parts : change).toBeCloseTo(change, 12)
    }),
  )
})

test('[MS21] over time a figure is a line of steps', () => {
  const at = (days: number) => later(start, days * day)
  const history = [
    { at: at(0), row: row(stances, ['none']) },
    { at: at(1), row: row(stances, [0, 3]) },
    { at: at(2), row: row(stances, [0, 3]) },
    { at: at(3), row: row(stances, [3, 3]) },
  ]
  expect(stepsOf(history, effortOn)).toEqual([
    { at: at(0), value: null },
    { at: at(1), value: 1 },
    { at: at(3), value: 0 },
  ])
})

test('[MS22] a subject that turns, and who newly blocks it, is an alert', () => {
  const adopted = row(stances, [2, 3, 3])
  const blocked = row(stances, [1, 0, 3])
  const { id: subject } = adopted.subject
  expect(changes(adopted, blocked)).toEqual([
    { subject, kind: 'blocked' },
    { subject, kind: 'new-blocker', delegation: member(0) },
    { subject, kind: 'new-blocker', delegation: member(1) },
  ])
  expect(changes(blocked, adopted)).toEqual([{ subject, kind: 'adopted' }])
  expect(changes(blocked, row(stances, [1, 1, 3]))).toEqual([])
  expect(alertsBetween([], [blocked], () => consensus())).toEqual([])
})

test('[MS22] a zone that opens, closes or loses more than a quarter of its width is an alert', () => {
  const zone = (...said: readonly Said[]) => row(months(0, 24), said)
  const open = zone([6, 14], [6, 14])
  const { id: subject } = open.subject
  expect(changes(open, zone([6, 14], [15, 20]))).toEqual([{ subject, kind: 'zone-closed' }])
  expect(changes(zone([6, 14], [15, 20]), open)).toEqual([{ subject, kind: 'zone-opened' }])
  expect(changes(open, zone([6, 14], [6, 12]))).toEqual([])
  expect(changes(open, zone([6, 14], [6, 11]))).toEqual([
    { subject, kind: 'zone-narrowed', from: 8, to: 5 },
  ])
  expect(changes(zone([6, 14], 'none'), open)).toEqual([])
})

test('[MS22] who goes back to what it left shortly before has reversed', () => {
  const week = 7 * day
  const path = (...said: readonly (readonly [string, number])[]) =>
    seenBy(
      secretariat,
      dossierOf(
        said.map(([level, days], serial) => ({
          by: thane,
          holding: stance(level),
          at: later(start, days * day),
          more: { reason: `said ${serial}` },
        })),
      ),
    )
  const back = path(['object', 0], ['support', 3], ['object', 5])
  expect(reversalOf(back, week)).toMatchObject({
    kind: 'reversal',
    delegation: thane,
    entry: back.entries[2]?.id,
    backTo: back.entries[0]?.id,
  })
  expect(reversalOf(path(['object', 0], ['support', 3], ['object', 10]), week)).not.toBeNull()
  expect(reversalOf(path(['object', 0], ['support', 3], ['object', 11]), week)).toBeNull()
  expect(reversalOf(path(['object', 0], ['support', 3]), week)).toBeNull()
  expect(reversalOf(path(['object', 0], ['object', 3]), week)).toBeNull()
  const repeated = path(['object', 0], ['support', 3], ['object', 5], ['object', 20])
  expect(reversalOf(repeated, week)).toMatchObject({ entry: repeated.entries[2]?.id })
})

test('[MS22] a position that has stood for longer than asked is an alert', () => {
  const seen = seenBy(secretariat, dossierOf([{ by: thane, holding: stance('object') }]))
  expect(oldPosition(seen, 30 * day, later(start, 30 * day - 1))).toBeNull()
  expect(oldPosition(seen, 30 * day, later(start, 30 * day))).toMatchObject({
    kind: 'old',
    since: start,
    entry: seen.entries[0]?.id,
  })
})

function changes(before: Row, after: Row) {
  return alertsBetween([before], [after], () => consensus())
}
