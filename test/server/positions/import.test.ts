import { createHash } from 'node:crypto'

import { expect } from 'vitest'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { parseCsv } from '#app/domain/kernel/csv.ts'
import { instant } from '#app/domain/kernel/instant.ts'
import { exportPositions } from '#server/positions/export-positions.ts'
import { readDivergence } from '#server/positions/figures/read-divergence.ts'
import { explained } from '#server/positions/import/explained.ts'
import { foundFromFile } from '#server/positions/import/found-from-file.ts'
import { importPositions } from '#server/positions/import/import-positions.ts'
import { keepUpload } from '#server/positions/import/keep-upload.ts'
import { listFaults } from '#server/positions/import/list-faults.ts'
import { readImportPage } from '#server/positions/import/read-import-page.ts'
import { readPositions } from '#server/positions/read-positions.ts'
import { Forbidden, NotFound } from '#server/refusals.ts'
import { readRecord } from '#server/transparency/read-record.ts'
import { newId } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'
import type { TestDatabase } from '#test/support/database.ts'
import { importFile, rollCallFile } from '#test/support/imports.ts'
import { commitPosition, positionForm, positionTable } from '#test/support/positions.ts'
import type { PositionTable } from '#test/support/positions.ts'

test('[IP1] who presides brings the votes of everybody, a head those of its own delegation', async ({
  database,
}) => {
  const table = await positionTable(database)
  const { ctx, world, one, other, at } = table
  const [a, b] = [one.delegation.code, other.delegation.code]
  const file = `rcid,date,${a},${b}\nR/1,2020-01-02,Y,N\nR/2,2020-01-03,,A\n`
  const bring = (viewer: Viewer, to: string, form = {}) =>
    importFile(ctx, viewer, at.framework, file, { to, form })
  await expect(bring(world.viewer('verifier', 'head'), 'coalition')).rejects.toMatchObject({
    action: 'position.import',
  })
  await expect(bring(world.secretary, 'chair')).rejects.toMatchObject({ fields: { to: 'choice' } })
  expect(await bring(world.viewer('member', 'chair'), 'coalition')).toEqual({
    positions: 3,
    subjects: 2,
  })
  expect(await held(table, world.viewer('observer', 'head'), 'R/1')).toEqual(['none', 'none'])
  expect(await held(table, other, 'R/1')).toEqual([2, 0])
  expect(await held(table, other, 'R/2')).toEqual(['none', 1])

  const reading = { layout: 'roll-call', subject: '0', date: '', 'answer:Y': 'no' }
  const foreign = bring(one, 'own', { ...reading, 'column:3': b })
  await expect(foreign).rejects.toMatchObject({ action: 'position.import' })
  const opens = bring(one, 'own', { ...reading, 'column:2': a, opens: 'on', subject: '1' })
  await expect(opens).rejects.toMatchObject({ code: 'import-faulty' })
  expect(await bring(one, 'own', { ...reading, 'column:2': a })).toEqual({
    positions: 1,
    subjects: 0,
  })
  expect(await held(table, one, 'R/1')).toEqual([0, 0])
  expect(await held(table, other, 'R/1')).toEqual([2, 0])
})

test('[IP2] only the file that was looked at is imported', async ({ database }) => {
  const { ctx, world, at, one } = await positionTable(database)
  const look = (text: string) =>
    keepUpload(ctx, world.secretary, at.framework, new TextEncoder().encode(text))
  const first = await look(`q,${one.delegation.code}\nR/1,Y\n`)
  const page = await readImportPage(ctx, world.secretary, at.framework, { file: first })
  expect(page.file).toMatchObject({ outcome: { kind: 'ready', positions: 1, opened: 1 } })
  await look(`q,${one.delegation.code}\nR/1,N\n`)
  const input = { framework: at.framework, file: first, to: 'coalition', form: {} }
  const importing = importPositions(ctx, world.secretary, input, newId())
  await expect(importing).rejects.toMatchObject({ code: 'import-file-gone' })
  expect(await readImportPage(ctx, world.secretary, at.framework, { file: first })).toMatchObject({
    file: 'gone',
  })
})

test('[IP3] [IM7] an import is one line of the record, with the hash of its file, and happens once', async ({
  database,
}) => {
  const { ctx, world, at, one, other } = await positionTable(database)
  const file = `q,${one.delegation.code},${other.delegation.code}\nR/1,Y,N\nR/2,A,A\n`
  const before = await countsOf(database)
  await importFile(ctx, world.secretary, at.framework, file)
  const after = await countsOf(database)
  expect(after).toEqual({
    ...before,
    entries: before.entries + 1,
    live: before.live + 2,
    events: before.events + 4,
  })
  const { entries } = await readRecord(ctx, one, { before: null })
  expect(JSON.parse(entries[0]?.entry ?? '')).toMatchObject({
    t: 'position.import',
    b: {
      framework: at.framework,
      file: createHash('sha256').update(file).digest('hex'),
      subjects: 2,
      positions: 4,
    },
  })
  const again = importFile(ctx, world.secretary, at.framework, file)
  await expect(again).rejects.toMatchObject({ code: 'import-changes-nothing' })
  expect(await countsOf(database)).toEqual(after)
})

test('[IP3] [PO13] what is imported for one delegation or the chair alone leaves no line', async ({
  database,
}) => {
  const table = await positionTable(database)
  const { ctx, world, at, one, other } = table
  await commitPosition(ctx, one, at, positionForm('level:object', { to: 'coalition' }))
  const mine = await exportPositions(ctx, one, at.framework)
  const changed = mine.replace(',object,', ',support,')
  const before = await countsOf(database)
  expect(await importFile(ctx, one, at.framework, changed, { to: 'chair' })).toMatchObject({
    positions: 1,
  })
  const { entries, live } = await countsOf(database)
  expect({ entries, live }).toEqual({ entries: before.entries, live: before.live })
  const { rows } = await readPositions(ctx, world.secretary, at.framework)
  expect(rows[0]?.cells).toContainEqual(expect.objectContaining({ interval: { low: 3, high: 3 } }))
  expect(await table.held(other)).toEqual({ kind: 'stance', level: 'object' })
})

test('[IM5] what is wrong is named by row, column and rule, and then nothing is imported', async ({
  database,
}) => {
  const { ctx, world, at, one, other } = await positionTable(database)
  const [a, b] = [one.delegation.code, other.delegation.code]
  const header = 'subject,delegation,date,stance,low,high,type,weight,reason,resolution,review by'
  const blank = ',,,,,,,'
  const file = `${header}\nNo such matter,${a},,object${blank}\nNothing,${b},,object${blank}\n`
  const sha256 = await keepUpload(ctx, one, at.framework, new TextEncoder().encode(file))
  expect((await readImportPage(ctx, one, at.framework, { file: sha256 })).file).toMatchObject({
    outcome: {
      kind: 'faulty',
      further: 0,
      faults: [
        { row: 2, column: 'subject', rule: 'unknown-subject' },
        { row: 3, column: 'subject', rule: 'unknown-subject' },
        { row: 3, column: 'delegation', rule: 'other-delegation' },
      ],
    },
  })
  const before = await countsOf(database)
  const rolls = `q,${a},${b}\nR/1,Y,N\nR/2,Y,X\n`
  const reading = { layout: 'roll-call', subject: '0', opens: 'on', 'column:1': a, 'column:2': b }
  const importing = importFile(ctx, world.secretary, at.framework, rolls, { form: reading })
  await expect(importing).rejects.toMatchObject({ code: 'import-faulty' })
  expect(await countsOf(database)).toEqual(before)
  const foreign = importFile(ctx, world.secretary, at.framework, file)
  await expect(foreign).rejects.toMatchObject({ code: 'import-only-own' })
})

test('[IM5] of a thousand faults the page shows a hundred, its file and the command line all', async ({
  database,
}) => {
  const { ctx, world, at, one } = await positionTable(database)
  const rows = Array.from({ length: 500 }, (_, row) => `R/${row},Y?,=1+1`)
  const bytes = new TextEncoder().encode(`q,${one.delegation.code},Nobody\n${rows.join('\n')}\n`)
  const { secretary } = world
  const file = await keepUpload(ctx, secretary, at.framework, bytes)
  const code = one.delegation.code
  const form = {
    layout: 'roll-call',
    subject: '0',
    opens: 'on',
    'column:1': code,
    'column:2': code,
  }
  const page = await readImportPage(ctx, secretary, at.framework, { file, ...form })
  expect(page.file).toMatchObject({ outcome: { kind: 'faulty', further: 900 } })
  const list = await listFaults(ctx, secretary, at.framework, { file, ...form })
  const [header, ...lines] = list.trimEnd().split('\r\n')
  expect(header).toBe('row,column,rule,cell')
  expect(lines).toHaveLength(1000)
  expect(lines[0]).toBe(`2,${code},unknown-answer,Y?`)
  expect(lines.at(-1)).toBe("501,Nobody,unknown-answer,'=1+1")
  for (const other of ['0'.repeat(64), '']) {
    await expect(listFaults(ctx, secretary, at.framework, { file: other })).rejects.toThrow(
      NotFound,
    )
  }
  await expect(listFaults(ctx, one, at.framework, { file })).rejects.toThrow(NotFound)
  const observer = world.viewer('observer', 'head')
  await expect(listFaults(ctx, observer, at.framework, { file })).rejects.toThrow(Forbidden)
  const ragged = new TextEncoder().encode('q,A,B\nR/1,Y,N\nR/1,Y,N\nR/1,N,N\n')
  const told = String(explained(await foundFromFile(ctx, 'r.csv', ragged).catch((error) => error)))
  const named = told.split('\n').filter((line) => line.startsWith('row '))
  expect(named).toEqual([
    'row 3, A: twice',
    'row 3, B: twice',
    'row 4, A: twice',
    'row 4, B: twice',
  ])
})

test('[IP4] what is no text, or has a hundred thousand rows, is refused and not kept', async ({
  database,
}) => {
  const { ctx, world, at } = await positionTable(database)
  const look = (bytes: Uint8Array) => keepUpload(ctx, world.secretary, at.framework, bytes)
  await expect(look(new Uint8Array([0x50, 0xff, 0x00]))).rejects.toMatchObject({
    code: 'csv-encoding',
  })
  await expect(look(new Uint8Array())).rejects.toMatchObject({ fields: { file: 'required' } })
  const long = new TextEncoder().encode(`q,A\n${'R/1,Y\n'.repeat(100_000)}`)
  await expect(look(long)).rejects.toMatchObject({
    code: 'csv-too-large',
    details: { cells: 50_000, row: 25_001 },
  })
  expect(await database.sql`select * from position_upload`).toHaveLength(0)
})

test('[IM3] a name that begins like a formula is a name here, and none for a spreadsheet', async ({
  database,
}) => {
  const { ctx, world, at, one } = await positionTable(database)
  const file = `q,${one.delegation.code}\n"=HYPERLINK(""evil"")",Y\n`
  await importFile(ctx, world.secretary, at.framework, file)
  expect(await exportPositions(ctx, one, at.framework)).toContain(`"'=HYPERLINK(""evil"")"`)
})

test('[IP5] a roll call founds a coalition, whose pairs are those that counting by hand gives', async ({
  database,
}) => {
  const { ctx } = await positionTable(database)
  const file = rollCallFile(35, 832)
  const founded = await foundFromFile(ctx, 'rolls.csv', new TextEncoder().encode(file))
  expect(founded).toMatchObject({ coalition: 'rolls', members: 35, subjects: 832 })
  const page = await readPositions(
    ctx,
    await secretaryOf(database, founded.email),
    founded.framework,
    '800',
  )
  expect(page.rows.map(({ name }) => name)).toEqual(
    Array.from({ length: 32 }, (_, at) => ({ kind: 'question', question: String(5_800 + at) })),
  )
  const viewer = await secretaryOf(database, founded.email)
  const { pairs, members } = await readDivergence(ctx, viewer, {
    framework: founded.framework,
    at: null,
  })
  const names = new Map(members.map(({ id, name }) => [id, name]))
  const expected = pairsByHand(file)
  expect(pairs).toHaveLength((35 * 34) / 2)
  for (const { one, other, n, agreement } of pairs) {
    const by = expected(names.get(one) ?? '', names.get(other) ?? '')
    expect(n).toBe(by.n)
    expect(agreement ?? Number.NaN).toBeCloseTo(by.mean, 12)
  }
})

test('[IP5] [IM5] a file with a fault founds nothing, and says where it is', async ({
  database,
}) => {
  const { ctx } = await positionTable(database)
  const before = await countsOf(database)
  const file = 'q,date,Thane,Ostia\nR/1,2020-01-01,Y,N\nR/1,2020-01-01,Y,N\n'
  const founding = foundFromFile(ctx, 'rolls.csv', new TextEncoder().encode(file))
  await expect(founding).rejects.toMatchObject({
    code: 'import-faulty',
    details: { count: 2, row: 3, column: 'Thane', rule: 'twice' },
  })
  expect(await countsOf(database)).toEqual(before)
})

/** The share of agreement of two columns: same 1, abstention against a vote a half, absence no comparison. */
function pairsByHand(file: string) {
  const parsed = parseCsv(file, 1_000_000)
  const [header = [], ...rows] = parsed.ok ? parsed.table : []
  return (one: string, other: string) => {
    const both = rows
      .map((row) => [row[header.indexOf(one)], row[header.indexOf(other)]])
      .filter(([a, b]) => a !== '' && b !== '')
    const same = both.filter(([a, b]) => a === b).length
    const half = both.filter(([a, b]) => a !== b && (a === 'A' || b === 'A')).length
    return { n: both.length, mean: (same + half / 2) / both.length }
  }
}

async function secretaryOf(database: TestDatabase, email: string): Promise<Viewer> {
  const [found] = await database.sql`
    select p.id as person, m.id as mandate, d.id as delegation, d.coalition from person p
    join mandate m on m.person = p.id join delegation d on d.id = m.delegation
    where p.email = ${email}`
  return {
    session: newId(),
    person: { id: found?.['person'], name: 'Secretariat', email, locale: 'en' },
    coalition: found?.['coalition'],
    delegation: {
      id: found?.['delegation'],
      code: 'SEC',
      name: 'Secretariat',
      kind: 'secretariat',
      timeZone: 'Etc/UTC',
      hue: 0,
    },
    mandate: { id: found?.['mandate'], kind: 'head' },
    presenceProvedAt: instant(0),
  }
}

/** What the two members hold on a question, as somebody sees it: a number of a level, or a kind of nothing. */
async function held({ ctx, at, one, other }: PositionTable, viewer: Viewer, question: string) {
  const { rows, members } = await readPositions(ctx, viewer, at.framework)
  const cells = rows.find(
    ({ name }) => name.kind === 'question' && name.question === question,
  )?.cells
  return [one, other].map(({ delegation }) => {
    const cell = cells?.[members.findIndex(({ id }) => id === delegation.id)]
    return cell?.kind === 'position' ? cell.interval.low : cell?.kind
  })
}

async function countsOf({ sql }: TestDatabase) {
  const [row] = await sql`
    select (select count(*)::int from log_entry) as entries,
      (select count(*)::int from live_event) as live,
      (select count(*)::int from position_event) as events`
  return {
    entries: Number(row?.['entries']),
    live: Number(row?.['live']),
    events: Number(row?.['events']),
  }
}
