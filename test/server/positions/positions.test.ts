import { expect } from 'vitest'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { day, later } from '#app/domain/kernel/instant.ts'
import { asWide } from '#app/domain/positions/entry.ts'
import { visibilities } from '#app/domain/positions/vocabulary.ts'
import type { Visibility } from '#app/domain/positions/vocabulary.ts'
import { setAccess } from '#server/drafting/set-access.ts'
import { actOnPosition } from '#server/positions/act-on-position.ts'
import { declareSubject } from '#server/positions/declare-subject.ts'
import { readUnlock } from '#server/positions/figures/read-unlock.ts'
import { listPositions } from '#server/positions/list-positions.ts'
import { readPositions } from '#server/positions/read-positions.ts'
import { readSubject } from '#server/positions/read-subject.ts'
import { NotFound } from '#server/refusals.ts'
import { nameSubjects } from '#server/transparency/name-subjects.ts'
import { readRecord } from '#server/transparency/read-record.ts'
import { newId, testStart } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'
import type { TestDatabase } from '#test/support/database.ts'
import { buildParagraph, typeWords } from '#test/support/paragraphs.ts'
import {
  buildSubject,
  commitPosition,
  positionForm,
  positionTable,
} from '#test/support/positions.ts'
import type { PositionTable } from '#test/support/positions.ts'

test('[PO9] [PO10] a delegate prepares, a head commits, and what was held before stays', async ({
  database,
}) => {
  const table = await positionTable(database)
  const { ctx, one, at } = table
  const colleague = table.world.viewer('member', 'delegate')
  const prepare = { ...positionForm('level:object'), subject: at.subject, act: 'prepare' }
  const { position: draft } = await actOnPosition(ctx, colleague, prepare, newId())
  const committed = commitPosition(ctx, colleague, at, positionForm('level:object'))
  await expect(committed).rejects.toMatchObject({ action: 'position.commit' })
  expect((await table.page(table.other)).own?.drafts).toEqual([])
  expect((await table.page(one)).own?.drafts).toMatchObject([{ id: draft }])

  await commitPosition(ctx, one, at, positionForm('level:reserve', { draft, to: 'coalition' }))
  expect((await table.page(one)).own?.drafts).toEqual([])
  await commitPosition(ctx, one, at, positionForm('level:support', { to: 'coalition' }))
  expect(await table.held(table.other)).toEqual({ kind: 'stance', level: 'support' })
  expect((await table.page(table.other)).earlier).toMatchObject([
    { id: draft, holding: { kind: 'stance', level: 'reserve' } },
  ])
  const again = commitPosition(ctx, one, at, positionForm('level:support', { to: 'coalition' }))
  await expect(again).rejects.toMatchObject({ code: 'position-unchanged' })
  for (const rewriting of [
    database.sql`update position_event set n = n + 9`,
    database.sql`delete from position_event`,
  ]) {
    await expect(rewriting).rejects.toThrow('append-only')
  }
})

test('[VI1] of every level, pages and their figures show a position to exactly these', async ({
  database,
}) => {
  const table = await positionTable(database)
  const { ctx, one, at, world } = table
  for (const to of visibilities) {
    const subject = await buildSubject(ctx, world.secretary, at.framework)
    await commitPosition(ctx, one, { ...at, subject }, positionForm('level:object', { to }))
    for (const viewer of world.viewers) {
      const { members } = await readSubject(ctx, viewer, { ...at, subject })
      const { rows } = await readPositions(ctx, viewer, at.framework)
      const who = [to, viewer.delegation.kind, viewer.mandate.kind]
      const sees = maySee(viewer, one, to)
      expect([who, members.some(({ entry }) => entry !== null)]).toEqual([who, sees])
      const cells = rows.find(({ id }) => id === subject)?.cells ?? []
      expect([who, cells.some(({ kind }) => kind === 'position')]).toEqual([who, sees])
    }
  }
})

test('[VI6] [VI7] what is kept leaves no trace: not on a page, in the record, or in the numbers of events', async ({
  database,
}) => {
  const table = await positionTable(database)
  const { ctx, one, at, world } = table
  await commitPosition(ctx, one, at, positionForm('level:support', { to: 'coalition' }))
  const strangersTo = (to: Visibility) => world.viewers.filter((who) => !maySee(who, one, to))
  for (const to of ['own', 'chair'] as const) {
    const strangers = strangersTo(to)
    const before = await Promise.all(strangers.map((who) => everythingFor(ctx, who, at)))
    const counted = await counts(database)
    const more = { to, reason: `Our parliament objects; seen by ${to}.` }
    await commitPosition(ctx, one, at, positionForm('level:object', more))
    const prepare = { ...positionForm('level:object'), subject: at.subject, act: 'prepare' }
    await actOnPosition(ctx, one, prepare, newId())
    const after = await Promise.all(strangers.map((who) => everythingFor(ctx, who, at)))
    expect(after).toEqual(before)
    expect(await counts(database)).toEqual(counted)
  }
})

test('[AR6] what is kept is done once for one key, and the key carries nothing else', async ({
  database,
}) => {
  const { ctx, one, at, page } = await positionTable(database)
  const key = newId()
  const first = await commitPosition(ctx, one, at, positionForm('level:object'), key)
  expect(await commitPosition(ctx, one, at, positionForm('level:object'), key)).toBe(first)
  expect((await page(one)).earlier).toEqual([])
  const other = commitPosition(ctx, one, at, positionForm('level:support'), key)
  await expect(other).rejects.toMatchObject({ code: 'key-reused' })
})

test('[PO12] [PO13] sharing is an act that names no stance, and nothing is shared back', async ({
  database,
}) => {
  const table = await positionTable(database)
  const { ctx, one, other, at } = table
  const position = await commitPosition(
    ctx,
    one,
    at,
    positionForm('level:object', { weight: 'red-line' }),
  )
  const share = (to: Visibility, weight: Visibility) =>
    actOnPosition(
      ctx,
      one,
      {
        subject: at.subject,
        act: 'share',
        position,
        to,
        'weight-to': weight,
        'resolution-to': 'own',
      },
      newId(),
    )
  await share('coalition', 'own')
  const seen = (await table.page(other)).members.find(({ by }) => by.id === one.delegation.id)
  expect(seen?.entry).toMatchObject({ to: 'coalition', weight: null })
  const record = await readRecord(ctx, other, { before: null })
  expect(JSON.parse(record.entries[0]?.entry ?? '')).toMatchObject({
    t: 'position.act',
    by: one.delegation.id,
    b: { subject: at.subject, position, act: 'share', to: 'coalition' },
  })
  await expect(share('chair', 'own')).rejects.toMatchObject({ code: 'already-seen' })
  await expect(share('coalition', 'public')).rejects.toMatchObject({ code: 'audience-wider' })
})

test('[PO18] who withdraws has no position any more', async ({ database }) => {
  const table = await positionTable(database)
  const { ctx, one, other, at } = table
  const position = await commitPosition(
    ctx,
    one,
    at,
    positionForm('level:object', { to: 'coalition' }),
  )
  const settle = { subject: at.subject, act: 'settle', position, how: 'withdrawn' }
  await actOnPosition(ctx, one, settle, newId())
  expect(await table.held(other)).toBeNull()
  expect((await table.page(other)).earlier).toMatchObject([
    { stage: { kind: 'resolved', how: 'withdrawn' } },
  ])
})

test('[PO19] a position on words that changed says so, and nobody commits on words they did not see', async ({
  database,
}) => {
  const table = await positionTable(database)
  const { ctx, one, other, world } = table
  const document = await world.document()
  const open = () => ({ is: 'open', since: { from: 'creation' }, round: null }) as const
  const block = await buildParagraph(ctx, document, open)
  const { framework } = world
  const { subject } = await declareSubject(
    ctx,
    one,
    { framework, on: 'paragraph', document, block },
    newId(),
  )
  const at = { framework, subject }
  const { seen } = await readSubject(ctx, one, at)
  await commitPosition(ctx, one, at, positionForm('level:object', { to: 'coalition' }))
  const earlierOf = async () =>
    (await readSubject(ctx, other, at)).members.find(({ by }) => by.id === one.delegation.id)?.entry
      ?.earlier
  expect(await earlierOf()).toBe(false)
  await typeWords(ctx, document, 'Words ')
  expect(await earlierOf()).toBe(true)
  const stale = { ...positionForm('level:support'), subject, act: 'commit', seen }
  await expect(actOnPosition(ctx, one, stale, newId())).rejects.toMatchObject({
    code: 'words-changed',
  })

  await setAccess(
    ctx,
    world.secretary,
    { document, grants: [{ to: 'kind', kind: 'secretariat', access: 'edit' }] },
    newId(),
  )
  await expect(readSubject(ctx, other, at)).rejects.toBeInstanceOf(NotFound)
  expect((await readPositions(ctx, other, framework)).rows.map(({ id }) => id)).not.toContain(
    subject,
  )
})

test('[PO1] [PO3] a matter is opened once, with a scale that stays', async ({ database }) => {
  const { ctx, one, at } = await positionTable(database)
  const { framework } = at
  const question = 'How long is the window?'
  const range = {
    framework,
    on: 'range',
    question,
    low: '0',
    high: '24',
    unit: 'months',
    step: '1',
  }
  await declareSubject(ctx, one, range, newId())
  const twice = { framework, on: 'stances', question: 'How long  is the WINDOW?' }
  await expect(declareSubject(ctx, one, twice, newId())).rejects.toMatchObject({
    code: 'subject-exists',
  })
  for (const [wrong, fields] of [
    [{ low: '24', high: '0' }, { high: 'reversed' }],
    [{ step: '7' }, { step: 'step' }],
    [{ low: 'few' }, { low: 'number' }],
  ] as const) {
    const input = { ...range, question: 'Another?', ...wrong }
    await expect(declareSubject(ctx, one, input, newId())).rejects.toMatchObject({ fields })
  }
})

test('[PO27] a question has levels of its own, which stand in the way or go along as they were declared', async ({
  database,
}) => {
  const { ctx, one, other, at } = await positionTable(database)
  const { framework } = at
  const own = { on: 'levels', levels: '- Never\r\n\u2013 Not before 2028\r\n0 Later\r\n+ Now: all' }
  const subject = await buildSubject(ctx, one, framework, own)
  const on = { framework, subject }
  await commitPosition(ctx, one, on, positionForm('level:Not before 2028', { to: 'coalition' }))
  await commitPosition(ctx, other, on, positionForm('level:Now: all', { to: 'coalition' }))
  const shown = await readUnlock(ctx, one, { framework, at: null })
  expect(shown.subjects.find((found) => found.subject === subject)).toMatchObject({
    blockers: [one.delegation.id],
    need: 1,
  })
  await expect(commitPosition(ctx, one, on, positionForm('level:support'))).rejects.toMatchObject({
    code: 'unknown-level',
  })
  const wrong = [
    'Never',
    '- Never',
    '+ Now\n- Never',
    '- Never\n+ Never',
    '- \n+ Now',
    Array.from({ length: 10 }, (_, n) => `+ ${n}`).join('\n'),
  ]
  for (const levels of wrong) {
    const input = { framework, on: 'levels', question: 'When?', levels }
    await expect(declareSubject(ctx, one, input, newId())).rejects.toMatchObject({
      fields: { levels: 'levels' },
    })
  }
})

test('[VI1] [VI6] as JSON each position stands as its reader may see it, and drafts are none', async ({
  database,
}) => {
  const { ctx, one, other, at } = await positionTable(database)
  const kept = positionForm('level:object', {
    to: 'coalition',
    weight: 'red-line',
    'weight-to': 'own',
    reason: 'The threshold is the point.',
  })
  await commitPosition(ctx, one, at, kept)
  await commitPosition(ctx, other, at, positionForm('level:support', { to: 'own' }))
  const read = async (viewer: Viewer) => {
    const { subjects } = await listPositions(ctx, viewer, at.framework)
    return subjects.find(({ id }) => id === at.subject)?.positions
  }
  const ofOne = { delegation: one.delegation.id, cell: 'position', sealed: [] }
  const said = { holding: { kind: 'stance', level: 'object' }, type: 'substantive', reviewBy: null }
  expect(await read(one)).toMatchObject([
    { ...ofOne, entries: [{ ...said, weight: 'red-line', reason: kept.reason }] },
  ])
  const seen = await read(other)
  const theirs = seen?.find(({ delegation }) => delegation === one.delegation.id)
  expect(theirs).toMatchObject({ ...ofOne, entries: [said] })
  expect(theirs?.stands).toBe(theirs?.entries[0]?.id)
  expect(JSON.stringify(theirs)).not.toContain('red-line')
  expect(seen?.map(({ delegation }) => delegation)).toContain(other.delegation.id)
})

test('[PO4] a range outside its scale, reversed, or on levels is refused', async ({ database }) => {
  const table = await positionTable(database)
  const { ctx, one, world } = table
  const { framework } = world
  const scale = { on: 'range', low: '0', high: '10', unit: '%', step: '' }
  const subject = await buildSubject(ctx, one, framework, scale)
  const ranged = { framework, subject }
  const range = (low: string, high: string) => positionForm('range', { low, high })
  for (const [at, form, code] of [
    [ranged, range('5', '11'), 'range-outside'],
    [ranged, range('6', '5'), 'range-reversed'],
    [ranged, positionForm('level:object'), 'not-on-this-scale'],
    [table.at, range('5', '6'), 'not-on-this-scale'],
    [table.at, positionForm('level:perhaps'), 'unknown-level'],
  ] as const) {
    await expect(commitPosition(ctx, one, at, form)).rejects.toMatchObject({ code })
  }
  await commitPosition(ctx, one, ranged, range('', '5,5'))
  const { members } = await readSubject(ctx, one, ranged)
  expect(members.find(({ by }) => by.id === one.delegation.id)?.entry?.holding).toEqual({
    kind: 'range',
    low: null,
    high: 5.5,
  })
})

test('[PO21] a position whose day of review has passed stands, and says so', async ({
  database,
}) => {
  const table = await positionTable(database)
  const { ctx, one, at } = table
  const past = positionForm('level:object', { 'review-by': '2026-03-01' })
  await expect(commitPosition(ctx, one, at, past)).rejects.toMatchObject({
    code: 'review-in-the-past',
  })
  await commitPosition(ctx, one, at, positionForm('level:object', { 'review-by': '2026-03-04' }))
  const own = async () =>
    (await table.page(one)).members.find(({ by }) => by.id === one.delegation.id)?.entry
  expect((await own())?.stale).toBe(false)
  await ctx.clock.advance(3 * day)
  expect(ctx.now()).toBe(later(testStart, 3 * day))
  expect(await own()).toMatchObject({ stale: true, holding: { level: 'object' } })
})

/** The rule of SPEC.md VI1, said once more and in another way. */
function maySee({ delegation, mandate }: Viewer, owner: Viewer, to: Visibility): boolean {
  if (delegation.id === owner.delegation.id) return true
  const presides = delegation.kind === 'secretariat' || mandate.kind === 'chair'
  if (presides) return asWide(to, 'chair')
  return asWide(to, delegation.kind === 'member' ? 'coalition' : 'public')
}

/** All that somebody is told of positions, in bytes. */
async function everythingFor(
  ctx: PositionTable['ctx'],
  viewer: Viewer,
  at: PositionTable['at'],
): Promise<string> {
  const record = await readRecord(ctx, viewer, { before: null })
  return JSON.stringify([
    await readPositions(ctx, viewer, at.framework),
    await readSubject(ctx, viewer, at),
    record,
    await nameSubjects(ctx, viewer, record.entries),
    await ctx.live.last(viewer.coalition),
  ])
}

async function counts({ sql }: TestDatabase) {
  const [row] = await sql`
    select (select count(*) from log_entry) as entries,
           (select count(*) from act) as acts,
           (select last_value from live_event_id_seq) as events`
  return row
}
