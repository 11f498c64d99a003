import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { DelegationId } from '#app/domain/kernel/id.ts'
import { day, later } from '#app/domain/kernel/instant.ts'
import { alertsBetween } from '#app/domain/positions/alerts.ts'
import { blocSupportAmong } from '#app/domain/positions/bloc-support.ts'
import { cohesionOf } from '#app/domain/positions/cohesion.ts'
import type { Dossier } from '#app/domain/positions/dossier.ts'
import { exportPositions } from '#app/domain/positions/export.ts'
import { known, published, undefinedFor } from '#app/domain/positions/figure.ts'
import { claimsOf, contested, matrixOf } from '#app/domain/positions/matrix.ts'
import type { Row } from '#app/domain/positions/matrix.ts'
import { effortOn, meetingOn } from '#app/domain/positions/meeting.ts'
import { swapsOf } from '#app/domain/positions/package-deal.ts'
import { pairsOf } from '#app/domain/positions/pairs.ts'
import { standingOf } from '#app/domain/positions/ruling.ts'
import { stances } from '#app/domain/positions/scale.ts'
import { sharesOf } from '#app/domain/positions/shares.ts'
import { spreadOn } from '#app/domain/positions/spread.ts'
import { trendBetween } from '#app/domain/positions/trend.ts'
import { blockedBy, unlockOf } from '#app/domain/positions/unlock.ts'
import { seenBy, sees } from '#app/domain/positions/visible.ts'
import type { Onlooker } from '#app/domain/positions/visible.ts'
import { visibilities } from '#app/domain/positions/vocabulary.ts'
import type { Visibility } from '#app/domain/positions/vocabulary.ts'

import {
  actor,
  dossierOf,
  id,
  ostia,
  secretariat,
  solvaara,
  stance,
  start,
  subject,
  thane,
} from './build.ts'
import { row } from './matrices.ts'
import { consensus } from './rules.ts'

test('[MS1] a figure names its n, the entries behind it, and those on an earlier wording', () => {
  const on = subject({ wording: 'second' })
  const dossiers = [
    dossierOf([{ by: thane, holding: stance('object') }]),
    dossierOf([{ by: ostia, holding: stance('support'), on, at: later(start, day) }]),
  ]
  const [first] = matrixOf(secretariat, { subjects: [on], members: [thane, ostia], dossiers })
  const entries = dossiers.map(({ filed }) => filed[0]?.entry.id)
  expect(meetingOn(first!)).toMatchObject({ n: 2, entries, earlier: 1 })
})

test('[MS2] a figure that fewer than four positions feed is not published, and keeps its n', () => {
  const claims = claimsOf(row(stances, [0, 1, 2, 3]))
  expect(published(known(0.5, claims))).toEqual(known(0.5, claims))
  expect(published(known(0.5, claims.slice(1)))).toEqual({ kind: 'suppressed', n: 3 })
  expect(published(undefinedFor('no-position', []))).toEqual({ kind: 'suppressed', n: 0 })
})

test('[MS3] only positions feed a figure: nothing of any kind does, abstention does', () => {
  const all = row(stances, ['none', 'not-participating', 'withheld', 1, 3])
  expect(claimsOf(all).map(({ interval }) => interval.low)).toEqual([1, 3])
})

test('[MS17] a subject is contested when two positions on it differ', () => {
  const rows = [
    row(stances, [3, 3, 3], { number: 1 }),
    row(stances, [3, 2, 3], { number: 2 }),
    row(stances, [3, 'none', 'withheld'], { number: 3 }),
  ]
  expect(contested(rows)).toEqual([rows[1]])
})

test('[MS26] members and subjects in another order give identical bytes', () => {
  fc.assert(
    fc.property(worlds, fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), (lines, order) => {
      const dossiers = dossiersOf(lines)
      const shuffled = <Item>(list: readonly Item[]) => order.map((at) => list[at]!)
      const plain = matrixOf(secretariat, { subjects, members, dossiers })
      const other = matrixOf(secretariat, {
        subjects: shuffled(subjects),
        members: shuffled(members),
        dossiers: dossiers.toReversed(),
      })
      expect(bytesOf(other)).toBe(bytesOf(plain))
    }),
  )
})

test('[VI6] no figure and no export tells of what an onlooker may not see', () => {
  const onlookers: Onlooker[] = [null, actor(ostia), secretariat, actor(id(8), 'head', 'verifier')]
  fc.assert(
    fc.property(worlds, (lines) => {
      for (const onlooker of onlookers) {
        const dossiers = dossiersOf(lines)
        const other = dossiersOf(lines.filter(({ by, to }) => sees(onlooker, by, to)))
        const one = matrixOf(onlooker, { subjects, members, dossiers })
        const two = matrixOf(onlooker, { subjects, members, dossiers: other })
        expect(bytesOf(one)).toBe(bytesOf(two))
        const names = { subjects: new Map(), delegations: new Map() }
        const file = (given: readonly Dossier[]) =>
          exportPositions(
            given.map((dossier) => seenBy(onlooker, dossier)),
            names,
          )
        expect(file(dossiers)).toBe(file(other))
      }
    }),
  )
})

const members: readonly DelegationId[] = [thane, ostia, solvaara]
const subjects = [1, 2, 3].map((number) => subject({ id: id<'subject'>(600 + number) }))

type Line = { by: DelegationId; on: number; level: string; to: Visibility; serial: number }

const worlds: fc.Arbitrary<readonly Line[]> = fc
  .array(
    fc.record({
      by: fc.constantFrom(...members),
      on: fc.nat(2),
      level: fc.constantFrom(...stances.levels.map(({ code }) => code)),
      to: fc.constantFrom(...visibilities),
    }),
    { maxLength: 12 },
  )
  .map((lines) => lines.map((line, serial) => ({ ...line, serial })))

/** Ids follow the lines and not what was built before, so that two worlds can be compared. */
function dossiersOf(lines: readonly Line[]): readonly Dossier[] {
  return members.flatMap((by) =>
    subjects.flatMap((on, at) => {
      const mine = lines.filter((line) => line.by === by && line.on === at)
      if (mine.length === 0) return []
      const built = dossierOf(
        mine.map(({ level, to, serial }) => {
          return { by, holding: stance(level), to, on, more: { reason: `said ${serial}` } }
        }),
      )
      const filed = built.filed.map((one, place) => {
        const entry = { ...one.entry, id: id<'position'>(30_000 + (mine[place]?.serial ?? 0)) }
        return { ...one, entry }
      })
      return [{ ...built, filed }]
    }),
  )
}

/** Everything that can be computed of a matrix, as it would be sent. */
function bytesOf(rows: readonly Row[]): string {
  const standings = rows.map((one) => ({ row: one, standing: standingOf(one, consensus()) }))
  const blocked = standings.flatMap(({ row: { subject: on }, standing }) =>
    standing === null ? [] : [blockedBy(on.id, standing)],
  )
  return JSON.stringify({
    cells: rows.map(({ cells }) => [...cells]),
    meetings: rows.map((one) => meetingOn(one)),
    spreads: rows.map(spreadOn),
    pairs: pairsOf(sharesOf(rows)),
    cohesion: cohesionOf(rows),
    standings: standings.map(({ standing }) => standing),
    unlock: unlockOf(blocked),
    swaps: swapsOf(standings),
    trend: trendBetween(rows.slice(1), rows, effortOn),
    alerts: alertsBetween(rows, rows, () => consensus()),
    blocs: rows.map(blocSupportAmong([members.slice(0, 2), members.slice(1)])),
  })
}
