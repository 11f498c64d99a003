import { expect } from 'vitest'

import type { BracketId } from '#app/domain/drafting/block.ts'
import { day, hour } from '#app/domain/kernel/instant.ts'
import { parseEntry } from '#app/domain/transparency/entry.ts'
import { readBrackets } from '#db/brackets.ts'
import { ensureCalendar } from '#server/calendar/ensure-calendar.ts'
import { actOnBracket } from '#server/drafting/act-on-bracket.ts'
import { readBracket } from '#server/drafting/read-bracket.ts'
import { ruleOnBracket } from '#server/drafting/rule-on-bracket.ts'
import { listNotices } from '#server/notices/list-notices.ts'
import { buildDelegation, buildViewer, newId, testStart } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'
import type { TestDatabase } from '#test/support/database.ts'
import {
  draftingTable,
  linesOf,
  putInBrackets,
  textOf,
  words,
} from '#test/support/drafting-table.ts'
import { startSyncNode, until } from '#test/support/sync-node.ts'
import type { SyncNode } from '#test/support/sync-node.ts'

test('[BR22] [BR24] what nobody objects to in its window is carried out by the clock', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const { ctx } = node
  const { chair, document, bracket, other, othersDesk } = await disputed(database, node)
  await ruleOnBracket(ctx, chair, await ruling(node, bracket, { document, viewer: chair }), newId())
  const { open } = await opened(node, { document, bracket, viewer: other })
  expect(open).toMatchObject({
    ruling: { keeps: bracket, reason: 'It is time.', until: testStart + day },
    may: { rule: false, object: true, note: false },
  })

  await ctx.clock.advance(day - 1)
  await ctx.jobs.runDue()
  expect(textOf(othersDesk.doc)).toBe(words)
  await ctx.clock.advance(1)
  const late = ruleOnBracket(
    ctx,
    other,
    { document, bracket, act: 'object', reason: 'Too late.' },
    newId(),
  )
  await expect(late).rejects.toMatchObject({ code: 'ruling-stands' })
  await ctx.jobs.runDue()
  await until(() => textOf(othersDesk.doc) === 'The  shall transmit figures.')
  expect(await readBrackets(ctx.db, document)).toMatchObject([
    { stage: 'settled', how: 'ruling', keeps: bracket, settledAt: testStart + day },
  ])
  const rulings = await rulingsIn(database)
  expect(rulings.map(({ by, b }) => [by, b.act])).toEqual([
    [chair.delegation.id, 'rule'],
    ['clock', 'settle'],
  ])
  // What is done is done once, however often the runner looks.
  await ctx.clock.advance(day)
  await ctx.jobs.runDue()
  expect(await rulingsIn(database)).toHaveLength(2)
})

test('[BR23] a member that objects in time ends the ruling, and says why', async ({ database }) => {
  await using node = await startSyncNode(database)
  const { ctx } = node
  const { chair, document, bracket, other, othersDesk } = await disputed(database, node)
  await ruleOnBracket(ctx, chair, await ruling(node, bracket, { document, viewer: chair }), newId())
  const objection = { document, bracket, act: 'object', reason: 'We need the State.' }
  await ruleOnBracket(ctx, other, objection, newId())
  await ctx.clock.advance(3 * day)
  await ctx.jobs.runDue()
  expect(textOf(othersDesk.doc)).toBe(words)
  const { open } = await opened(node, { document, bracket, viewer: chair })
  expect(open).toMatchObject({
    ruling: null,
    objected: { keeps: bracket, by: { id: other.delegation.id }, objection: 'We need the State.' },
    may: { rule: true },
  })
})

test('[BR25] a ruling lapses with the words that it was on, and its time passes for nothing', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const { ctx } = node
  const { chair, document, bracket, other, onesDesk } = await disputed(database, node)
  await ruleOnBracket(ctx, chair, await ruling(node, bracket, { document, viewer: chair }), newId())
  expect(await kindsOfNotices(node, other)).toEqual(['ruling-made'])
  linesOf(onesDesk.doc)[0]?.insert(words.indexOf('State') + 2, 'XX')
  await until(
    async () => (await opened(node, { document, bracket, viewer: chair })).open.ruling === null,
  )
  expect(await kindsOfNotices(node, other)).toEqual([])
  await ctx.clock.advance(2 * day)
  await ctx.jobs.runDue()
  expect(textOf(onesDesk.doc)).toContain('StXXate')
})

test('[BR26] no ruling is made on words on which another one runs', async ({ database }) => {
  await using node = await startSyncNode(database)
  const { ctx } = node
  const { chair, document, bracket, othersDesk } = await disputed(database, node)
  const across = putInBrackets(othersDesk.doc, 'State shall', 'delete')
  await until(async () => (await readBrackets(ctx.db, document)).length === 2)
  await ruleOnBracket(ctx, chair, await ruling(node, bracket, { document, viewer: chair }), newId())
  const second = await ruling(node, across, { document, viewer: chair })
  await expect(ruleOnBracket(ctx, chair, second, newId())).rejects.toMatchObject({
    code: 'ruling-overlaps',
  })
})

test('[N14] everyone who may object is told by when, until no ruling is left', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const { ctx } = node
  const { chair, document, bracket, one, other } = await disputed(database, node)
  const delegation = await buildDelegation(database.db, { coalition: one.coalition })
  const reviewer = await buildViewer(database.db, { delegation, as: 'capital-reviewer' })
  await ruleOnBracket(
    ctx,
    chair,
    { ...(await ruling(node, bracket, { document, viewer: chair })), hours: 5 },
    newId(),
  )
  for (const viewer of [one, other]) {
    expect(await listNotices(ctx, viewer)).toMatchObject([
      { kind: 'ruling-made', silence: 'consent', due: { at: testStart + 5 * hour } },
    ])
  }
  expect(await listNotices(ctx, reviewer)).toEqual([])
  await ctx.clock.advance(day)
  await ctx.jobs.runDue()
  for (const viewer of [one, other]) expect(await listNotices(ctx, viewer)).toEqual([])
})

test('[BR10] a holder says why, and on what it can let go; without a condition nothing is linked', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const { ctx } = node
  const { document, bracket, block, one, other } = await disputed(database, node)
  const about = { document, bracket }
  const said = {
    words: 'Our law names none.',
    condition: 'We can lift if OP9 stays.',
    about: [block],
  }
  await actOnBracket(ctx, one, { ...about, act: 'note', ...said }, newId())
  const { open } = await opened(node, { ...about, viewer: other })
  expect(open.holds).toMatchObject([
    {
      by: { id: one.delegation.id },
      backs: bracket,
      note: {
        words: said.words,
        linkage: { condition: said.condition, about: [block] },
      },
    },
  ])
  await actOnBracket(ctx, one, { ...about, act: 'note', ...said, condition: '' }, newId())
  const now = await opened(node, { ...about, viewer: other })
  expect(now.open.holds).toMatchObject([{ note: { words: said.words, linkage: null } }])
  const stranger = actOnBracket(ctx, other, { ...about, act: 'note', ...said }, newId())
  await expect(stranger).rejects.toMatchObject({ code: 'not-held' })
})

/** A text in which one delegation wants a word deleted, and a chair of the secretariat. */
async function disputed(database: TestDatabase, node: SyncNode) {
  const table = await draftingTable(database, node)
  const { coalition } = table.one
  await database.db.transaction((tx) =>
    ensureCalendar(tx, { code: 'NO', zone: 'Europe/Oslo' }, testStart),
  )
  const delegation = await buildDelegation(database.db, { coalition, kind: 'secretariat' })
  const chair = await buildViewer(database.db, { delegation, as: 'chair' })
  const bracket = putInBrackets(table.onesDesk.doc, 'State', 'delete')
  await until(async () => (await readBrackets(node.ctx.db, table.document)).length === 1)
  return { ...table, bracket, chair }
}

type Seen = { document: string; viewer: Parameters<typeof readBracket>[1] }

async function opened({ ctx }: SyncNode, { viewer, ...about }: Seen & { bracket: BracketId }) {
  const read = await readBracket(ctx, viewer, about)
  if (read.stage !== 'open') throw new Error('the bracket is settled')
  return read
}

async function ruling(node: SyncNode, bracket: BracketId, { document, viewer }: Seen) {
  const { seen } = (await opened(node, { document, bracket, viewer })).open
  return { document, bracket, act: 'rule', keeps: bracket, reason: 'It is time.', seen }
}

async function kindsOfNotices({ ctx }: SyncNode, viewer: Seen['viewer']) {
  return (await listNotices(ctx, viewer)).map(({ kind }) => kind)
}

async function rulingsIn({ sql }: TestDatabase) {
  const rows = await sql<{ entry: Buffer }[]>`select entry from log_entry order by idx`
  return rows.flatMap(({ entry }) => {
    const parsed = parseEntry(entry.toString())
    return parsed.t === 'bracket.rule' ? [parsed] : []
  })
}
