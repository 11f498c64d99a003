import fc from 'fast-check'
import { expect, test } from 'vitest'

import { parseCsv } from '#app/domain/kernel/csv.ts'
import { day, fromIso, later } from '#app/domain/kernel/instant.ts'
import { emptyDossier } from '#app/domain/positions/dossier.ts'
import type { Dossier } from '#app/domain/positions/dossier.ts'
import { exportFigures, exportPositions } from '#app/domain/positions/export.ts'
import { known as figure, published } from '#app/domain/positions/figure.ts'
import { guessLayout } from '#app/domain/positions/import-guess.ts'
import type { Imported, Known } from '#app/domain/positions/import-line.ts'
import { positionColumns } from '#app/domain/positions/import-positions.ts'
import { newQuestions } from '#app/domain/positions/import-subjects.ts'
import { commitImported, Mapping, mostCells, readImport } from '#app/domain/positions/import.ts'
import { claimsOf } from '#app/domain/positions/matrix.ts'
import { rollCall, stances } from '#app/domain/positions/scale.ts'
import type { Holding } from '#app/domain/positions/stance.ts'
import type { Subject } from '#app/domain/positions/subject.ts'
import { seenBy } from '#app/domain/positions/visible.ts'

import {
  actor,
  apply,
  content,
  dossierOf,
  id,
  months,
  ostia,
  range,
  secretariat,
  shown,
  stance,
  start,
  subject,
  thane,
} from './build.ts'
import { row } from './matrices.ts'

const vote = subject({ id: id<'subject'>(801), scale: rollCall })
const text = subject({ id: id<'subject'>(802), scale: stances })
const period = subject({ id: id<'subject'>(803), scale: months(0, 24) })
const known: Known = {
  subjects: new Map<string, Subject>([
    ['R/1', vote],
    ['R/2', subject({ id: id<'subject'>(804), scale: rollCall })],
    ['text', text],
    ['period', period],
  ]),
  delegations: new Map([
    ['Thane', thane],
    ['Ostia', ostia],
  ]),
  others: new Set(['Elsewhere']),
  now: start,
}
const rolls: Mapping = {
  layout: 'roll-call',
  subject: 'resolution',
  date: 'date',
  delegations: { Thane: thane, Ostia: ostia },
  answers: { Y: 'yes', A: 'abstain', N: 'no' },
}

function readFile(text: string, mapping: Mapping, about: Known = known) {
  const parsed = parseCsv(text, mostCells)
  return parsed.ok ? readImport(parsed.table, mapping, about) : parsed
}

test('[IM4] a roll call has a row for each subject, a column for each delegation, and blanks are absence', () => {
  const file = 'resolution,date,Thane,Ostia\nR/1,2020-01-02,Y,A\nR/2,2020-01-03,,N\n'
  const read = readFile(file, rolls, known)
  expect(read).toMatchObject({ ok: true, absent: 1 })
  if (!read.ok) return
  expect(
    read.positions.map(({ row: at, delegation, content: said }) => [at, delegation, said.holding]),
  ).toEqual([
    [2, thane, stance('yes')],
    [2, ostia, stance('abstain')],
    [3, ostia, stance('no')],
  ])
  expect(read.positions[0]?.at).toBe(fromIso('2020-01-02T00:00:00Z'))
  const undated = readFile('resolution,Thane,Ostia\nR/1,Y,\n', { ...rolls, date: null }, known)
  expect(undated).toMatchObject({ positions: [{ at: start, delegation: thane }], absent: 1 })
})

test('[IM5] everything that is wrong is named by row, column and rule, and nothing is read', () => {
  const file = [
    'resolution,date,Thane,Ostia',
    'R/1,2020-01-02,Y,X',
    'R/9,2020-01-02,Y,Y',
    'R/2,2020-02-31,Y,Y',
    'text,2020-01-02,Y,',
    'R/2,2999-01-01,Y,',
    'R/1,2020-01-02,N,',
  ].join('\n')
  expect(readFile(file, rolls, known)).toEqual({
    ok: false,
    refusal: {
      code: 'import-faulty',
      details: {
        faults: [
          { row: 2, column: 'Ostia', rule: 'unknown-answer' },
          { row: 3, column: 'resolution', rule: 'unknown-subject' },
          { row: 4, column: 'date', rule: 'date' },
          { row: 5, column: 'Thane', rule: 'unknown-level' },
          { row: 6, column: 'date', rule: 'in-the-future' },
          { row: 7, column: 'Thane', rule: 'twice' },
        ],
      },
    },
  })
})

test('[IM5] a file of positions: each cell that does not fit is named', () => {
  const line = (cells: Partial<Record<(typeof positionColumns)[number], string>>) =>
    positionColumns.map((column) => cells[column] ?? '').join(',')
  const base = { subject: 'period', delegation: 'Thane' }
  const cases = [
    [{ ...base, stance: 'object' }, 'stance not-on-this-scale'],
    [{ subject: 'text', delegation: 'Thane', low: '1' }, 'low not-on-this-scale'],
    [{ ...base, low: '12', high: '6' }, 'low range-reversed'],
    [{ ...base, low: '12', high: '25' }, 'low range-outside'],
    [{ ...base, low: '6.2', high: '6.8' }, 'low range-between-steps'],
    [{ ...base, low: 'six' }, 'low number'],
    [{ ...base, high: '1e1' }, 'high number'],
    [{ ...base, delegation: 'Nowhere' }, 'delegation unknown-delegation'],
    [{ ...base, delegation: 'Elsewhere' }, 'delegation other-delegation'],
    [{ ...base, subject: 'nothing' }, 'subject unknown-subject'],
    [{ ...base, type: 'moral' }, 'type choice'],
    [{ ...base, weight: 'heavy' }, 'weight choice'],
    [{ ...base, reason: 'see <script>' }, 'reason markup'],
    [{ ...base, 'review by': 'soon' }, 'review by date'],
  ] as const
  for (const [cells, expected] of cases) {
    const file = [positionColumns.join(','), line(cells)].join('\n')
    const read = readFile(file, { layout: 'positions' }, known)
    const faults =
      read.ok || read.refusal.code !== 'import-faulty' ? [] : read.refusal.details.faults
    expect(faults.map(({ row: at, column, rule }) => `${at} ${column} ${rule}`)).toEqual([
      `2 ${expected}`,
    ])
  }
})

test('[IM5] a column that is missing or there twice is named, and no row is read', () => {
  const read = readFile('resolution,Thane,Thane\nR/9,Y,Y\n', rolls, known)
  expect(read.ok ? [] : read.refusal).toMatchObject({
    details: {
      faults: [
        { row: 1, column: 'Thane', rule: 'twice' },
        { row: 1, column: 'date', rule: 'column-missing' },
        { row: 1, column: 'Ostia', rule: 'column-missing' },
      ],
    },
  })
  expect(readFile('a,"b\n', rolls, known)).toMatchObject({ refusal: { code: 'csv-quote' } })
})

test('[IM2] a file of a hundred thousand rows is refused before it is read', () => {
  const file = `resolution,date,Thane,Ostia\n${'R/1,2020-01-02,Y,Y\n'.repeat(100_000)}`
  expect(readFile(file, rolls, known)).toEqual({
    ok: false,
    refusal: { code: 'csv-too-large', details: { cells: mostCells, row: 12_501 } },
  })
})

test('[IM6] two positions of a delegation on a subject in one second are refused', () => {
  const file = (second: string) =>
    [
      'resolution,date,Thane,Ostia',
      'R/1,2020-01-02T10:00:00.100Z,Y,',
      `R/1,2020-01-02T10:00:${second}Z,N,`,
    ].join('\n')
  expect(readFile(file('00.900'), rolls, known).ok).toBe(false)
  expect(readFile(file('01'), rolls, known).ok).toBe(true)
})

test('[IM7] what stands already is not committed again, wherever in time it belongs', () => {
  const imported: Imported = {
    row: 2,
    subject: text.id,
    delegation: thane,
    at: start,
    content: content(stance('object')),
  }
  const given = { id: id<'position'>(1), seq: 9, subject: text, audience: shown('coalition') }
  const once = apply(
    emptyDossier(thane, text.id),
    commitImported(emptyDossier(thane, text.id), imported, given),
  )
  expect(once.filed.map(({ entry }) => [entry.at, entry.seq])).toEqual([[start, 9]])
  const again = { ...imported, at: later(start, day) }
  expect(commitImported(once, again, { ...given, id: id(2) })).toEqual([])
  expect(commitImported(once, imported, { ...given, id: id(2) })).toEqual([])
  expect(commitImported(once, { ...imported, at: later(start, -day) }, given)).toHaveLength(1)
  const other = { ...again, content: content(stance('support')) }
  expect(commitImported(once, other, { ...given, id: id(2) })).toHaveLength(1)
})

test('[IM8] what is exported is read as what stood', () => {
  const holding: fc.Arbitrary<{ on: Subject; holding: Holding }> = fc.oneof(
    fc.constantFrom(...stances.levels).map(({ code }) => ({ on: text, holding: stance(code) })),
    fc
      .tuple(fc.option(fc.nat(12)), fc.option(fc.integer({ min: 12, max: 24 })))
      .map(([low, high]) => ({ on: period, holding: range(low, high) })),
    fc.constant({ on: text, holding: { kind: 'not-participating' } as const }),
  )
  const reason = fc.constantFrom(
    '',
    'plain',
    '=HYPERLINK("x")',
    'two\nlines, "quoted"',
    "'=x",
    '-5',
  )
  fc.assert(
    fc.property(holding, reason, fc.constantFrom('red-line', null), (said, why, weight) => {
      const more = { reason: why, resolution: why, weight, reviewBy: later(start, day) }
      const dossier = dossierOf([{ by: thane, ...said, more }])
      const file = exportPositions([seenBy(actor(thane), dossier)], names)
      const read = readFile(file, { layout: 'positions' }, known)
      expect(read.ok ? read.positions : read.refusal).toEqual([
        {
          row: 2,
          subject: said.on.id,
          delegation: thane,
          at: start,
          content: dossier.filed[0]?.entry.content,
        },
      ])
    }),
  )
})

test('[IM8] an export holds what its reader sees and no more', () => {
  const dossiers: readonly Dossier[] = [
    dossierOf([{ by: thane, holding: stance('object'), on: text, to: 'own' }]),
    dossierOf([
      { by: ostia, holding: stance('object'), on: text, to: 'public', more: { weight: null } },
    ]),
  ]
  const lines = (onlooker: Parameters<typeof seenBy>[0]) =>
    exportPositions(
      dossiers.map((dossier) => seenBy(onlooker, dossier)),
      names,
    ).split('\r\n').length - 2
  expect([lines(actor(thane)), lines(secretariat), lines(null)]).toEqual([2, 1, 1])
})

test('[IM9] a figure is exported with its n, or with why there is none', () => {
  const claims = claimsOf(row(stances, [0, 1, 2, 3]))
  const rows = [
    { subject: text.id, figure: published(figure(0.5, claims)) },
    { subject: vote.id, figure: published(figure(0.25, claims.slice(1))) },
  ]
  expect(exportFigures(rows, names)).toBe(
    'subject,figure,n,why none\r\ntext,0.5,4,\r\nR/1,,3,suppressed\r\n',
  )
})

test('[IM4] a mapping comes from a form and is checked like one', () => {
  expect(Mapping.safeParse(rolls).success).toBe(true)
  expect(Mapping.safeParse({ ...rolls, delegations: { Thane: 'x' } }).success).toBe(false)
  expect(Mapping.safeParse({ layout: 'other' }).success).toBe(false)
})

test('[IM10] votes, dates and what names the subject are found by what stands in the columns', () => {
  const table = [
    ['session', 'rcid', 'date', 'title', 'Thane', 'Ostia', 'note'],
    ['66', '5141', '2011-09-16', '', 'Y', 'A', 'vote'],
    ['66', '5888', '2011-09-16', '', 'n', '', 'vote'],
    ['66', '5889', '2011-13-16', '', '', '', 'vote'],
  ]
  expect(guessLayout(table)).toEqual({
    layout: 'roll-call',
    subject: 1,
    date: 2,
    votes: [4, 5],
    answers: new Map([
      ['A', 'abstain'],
      ['Y', 'yes'],
      ['n', 'no'],
    ]),
  })
  expect(guessLayout([positionColumns])).toEqual({ layout: 'positions' })
  expect(guessLayout([['a']])).toMatchObject({ subject: 0, date: null, votes: [] })
})

test('[IM11] a row that names no subject can open one, whichever way its name is written', () => {
  const table = [['q'], ['R/1'], ['New matter'], ['new  Matter'], [''], ['<b>'], ['r/1']]
  const asked = new Map([
    [
      'R/1',
      subject({ id: vote.id, about: { kind: 'question', question: 'R/1' }, scale: rollCall }),
    ],
  ])
  const { questions, spelled } = newQuestions(table, 'q', asked)
  expect(questions).toEqual(['New matter'])
  expect([...spelled].map(([name, { id: same }]) => [name, same])).toEqual([['r/1', vote.id]])
})

const names = {
  subjects: new Map([...known.subjects].map(([name, one]) => [one.id, name])),
  delegations: new Map([...known.delegations].map(([name, one]) => [one, name])),
}
