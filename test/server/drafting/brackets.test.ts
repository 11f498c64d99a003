import { expect } from 'vitest'
import * as Y from 'yjs'

import { bracketAttributes } from '#app/domain/drafting/bracket-mark.ts'
import { markKey } from '#app/domain/drafting/mark-key.ts'
import { readBrackets } from '#db/brackets.ts'
import { appendSystemUpdate, readUpdatesAfter } from '#db/document-log.ts'
import { lockDocument } from '#db/drafting.ts'
import { actOnBracket } from '#server/drafting/act-on-bracket.ts'
import { readDocument } from '#server/drafting/read-document.ts'
import { newId, testStart } from '#test/support/build.ts'
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

test('[BR1] [BR13] a mark in an edit is born as a row, and what settles it is written into the text', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const { document, one, other, onesDesk, othersDesk } = await draftingTable(database, node)
  const id = putInBrackets(onesDesk.doc, 'State', 'insert')
  await until(async () => (await readBrackets(node.ctx.db, document)).length === 1)
  const [shown] = (await readDocument(node.ctx, other, document)).brackets
  expect(shown).toMatchObject({
    id,
    kind: 'insert',
    words: 'State',
    proposer: { code: one.delegation.code },
    proposals: [{ id, words: 'State', backers: [{ code: one.delegation.code }] }],
    held: null,
  })
  expect(shown?.acts.map(({ act }) => act)).toEqual(['support', 'oppose'])

  const where = { document, bracket: id }
  await actOnBracket(node.ctx, other, { ...where, act: 'oppose' }, newId())
  const seen = (await readDocument(node.ctx, other, document)).brackets[0]?.seen
  await actOnBracket(node.ctx, one, { ...where, act: 'withdraw' }, newId())
  await until(() => textOf(othersDesk.doc) === 'The  shall transmit figures.')
  expect(textOf(onesDesk.doc)).toBe('The  shall transmit figures.')
  expect((await readBrackets(node.ctx.db, document))[0]).toMatchObject({
    stage: 'settled',
    how: 'acts',
    keeps: null,
  })
  const late = actOnBracket(node.ctx, other, { ...where, act: 'lift', seen }, newId())
  await expect(late).rejects.toMatchObject({ code: 'bracket-settled' })
  const last = (await readUpdatesAfter(node.ctx.db, document, 0)).at(-1)
  expect(last?.author).toMatchObject({
    kind: 'system',
    actor: 'consolidation',
    request: { delegation: one.delegation.id },
  })
})

test('[BR9] who acts on words that changed meanwhile is refused, and nothing is changed', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const { document, other, onesDesk } = await draftingTable(database, node)
  const id = putInBrackets(onesDesk.doc, 'State', 'delete')
  await until(async () => (await readBrackets(node.ctx.db, document)).length === 1)
  const seen = (await readDocument(node.ctx, other, document)).brackets[0]?.seen
  const [line] = linesOf(onesDesk.doc)
  line?.insert(words.indexOf('State') + 2, 'XX')
  await until(async () => (await readUpdatesAfter(node.ctx.db, document, 0)).length === 3)
  const act = { document, bracket: id, act: 'support', proposal: id, seen }
  const late = actOnBracket(node.ctx, other, act, newId())
  await expect(late).rejects.toMatchObject({ code: 'words-changed' })
  const [shown] = (await readDocument(node.ctx, other, document)).brackets
  expect(shown).toMatchObject({ words: 'StXXate', proposals: [{ backers: [{}] }] })
  expect(shown?.proposals[0]?.backers).toHaveLength(1)
})

test('[BR9] words that are written while an act waits for its turn count as well', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const { document, other, onesDesk } = await draftingTable(database, node)
  const id = putInBrackets(onesDesk.doc, 'State', 'delete')
  await until(async () => (await readBrackets(node.ctx.db, document)).length === 1)
  const seen = (await readDocument(node.ctx, other, document)).brackets[0]?.seen
  let refusal: Promise<unknown> = Promise.resolve()
  await database.db.transaction(async (tx) => {
    await lockDocument(tx, document)
    const act = { document, bracket: id, act: 'support', proposal: id, seen }
    refusal = actOnBracket(node.ctx, other, act, newId()).catch((error: unknown) => error)
    await until(() => isSomebodyWaiting(database))
    await appendSystemUpdate(tx, testStart, document, {
      actor: 'template',
      clients: [7],
      payload: writtenBy(7, onesDesk.doc, (line) => line.insert(words.indexOf('State') + 2, 'XX')),
    })
  })
  expect(await refusal).toMatchObject({ code: 'words-changed' })
  const [shown] = (await readDocument(node.ctx, other, document)).brackets
  expect(shown).toMatchObject({ words: 'StXXate' })
  expect(shown?.proposals[0]?.backers).toHaveLength(1)
})

test('[BR20] words that are deleted by typing take their bracket with them', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const { document, onesDesk } = await draftingTable(database, node)
  putInBrackets(onesDesk.doc, 'State', 'insert')
  await until(async () => (await readBrackets(node.ctx.db, document)).length === 1)
  const [line] = linesOf(onesDesk.doc)
  line?.delete(words.indexOf('State'), 'State'.length)
  await until(async () => (await readBrackets(node.ctx.db, document))[0]?.stage === 'settled')
  expect((await readBrackets(node.ctx.db, document))[0]).toMatchObject({ how: 'overtaken' })
})

test('[BR21] words that turn up under the mark of a settled bracket lose the mark and stay', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const { document, other, onesDesk, othersDesk } = await draftingTable(database, node)
  const id = putInBrackets(onesDesk.doc, 'State', 'delete')
  await until(async () => (await readBrackets(node.ctx.db, document)).length === 1)
  const where = { document, bracket: id }
  await actOnBracket(node.ctx, other, { ...where, act: 'oppose' }, newId())
  const seen = (await readDocument(node.ctx, other, document)).brackets[0]?.seen
  await actOnBracket(node.ctx, other, { ...where, act: 'lift', seen }, newId())
  await until(() => textOf(othersDesk.doc) === 'The  shall transmit figures.')
  const attributes = bracketAttributes({ id, proposes: 'delete', of: null, whole: false })
  linesOf(onesDesk.doc)[0]?.insert(4, 'late', { [markKey('bracket', attributes)]: attributes })
  await until(() => textOf(othersDesk.doc) === 'The late shall transmit figures.')
  await until(() => linesOf(othersDesk.doc)[0]?.toDelta().length === 1)
})

test('an act sent twice is done once, and two that would both end a bracket end it once', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const { document, one, other, onesDesk } = await draftingTable(database, node)
  const id = putInBrackets(onesDesk.doc, 'State', 'insert')
  await until(async () => (await readBrackets(node.ctx.db, document)).length === 1)
  const where = { document, bracket: id }
  const key = newId()
  await actOnBracket(node.ctx, other, { ...where, act: 'oppose' }, key)
  await actOnBracket(node.ctx, other, { ...where, act: 'oppose' }, key)
  const seen = (await readDocument(node.ctx, other, document)).brackets[0]?.seen
  const ends = await Promise.allSettled([
    actOnBracket(node.ctx, other, { ...where, act: 'lift', seen }, newId()),
    actOnBracket(node.ctx, one, { ...where, act: 'withdraw' }, newId()),
  ])
  expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const consolidated = (await readUpdatesAfter(node.ctx.db, document, 0)).filter(
    ({ author }) => author.kind === 'system' && author.actor === 'consolidation',
  )
  expect(consolidated).toHaveLength(1)
})

/** Whether a statement of this database waits for a lock that another holds. */
async function isSomebodyWaiting({ sql }: TestDatabase): Promise<boolean> {
  const waiting = await sql`
    select 1 from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`
  return waiting.length > 0
}

/** What somebody writes in a copy of a text, as an update. */
function writtenBy(client: number, text: Y.Doc, write: (line: Y.XmlText) => void): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = client
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(text))
  const before = Y.encodeStateVector(doc)
  for (const line of linesOf(doc).slice(0, 1)) write(line)
  return Y.encodeStateAsUpdate(doc, before)
}
