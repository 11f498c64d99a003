import { expect } from 'vitest'
import type * as Y from 'yjs'

import type { NewBlock } from '#app/domain/drafting/block.ts'
import { canonicalContent, contentOf, insertBlocks } from '#app/domain/drafting/ydoc.ts'
import { canonicalJson } from '#app/domain/kernel/canonical-json.ts'
import { readHead } from '#db/document-log.ts'
import { readDocument, readIssues, readProtection } from '#db/drafting.ts'
import { readEdition, readLife } from '#db/life.ts'
import { actorOf } from '#server/drafting/act-on-bracket.ts'
import { buildViewer, newId } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'
import type { TestDatabase } from '#test/support/database.ts'
import { draftingTable, linesOf, putInBrackets, textOf } from '#test/support/drafting-table.ts'
import { advance, table } from '#test/support/life.ts'
import { startSyncNode, until } from '#test/support/sync-node.ts'
import type { SyncNode } from '#test/support/sync-node.ts'

test('[LI1] [LI2] what is adopted by silence is frozen from its beginning and becomes an edition', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const { document, onesDesk, othersDesk, ...who } = await lifeOf(database, node)
  await table(node.ctx, document, who)
  await advance(node.ctx, document, ({ words }) => ({ type: 'begin-silence', words }))
  const stood = textOf(onesDesk.doc)
  linesOf(othersDesk.doc)[0]?.insert(0, 'Perhaps ')
  await until(() => othersDesk.provider.wsconnected === false)
  const adopted = await advance(node.ctx, document, ({ symbols, words }) => ({
    type: 'adopt-by-silence',
    symbols,
    words,
  }))

  expect(adopted).toMatchObject({ symbol: 'HCG/1', life: { stage: 'adopted' } })
  expect(textOf(onesDesk.doc)).toBe(stood)
  const { db } = node.ctx
  expect(await readEdition(db, document, 'HCG/1')).toMatchObject({
    canonical: canonicalJson(canonicalContent(onesDesk.doc)),
    words: adopted.words,
    seq: adopted.seq,
    how: 'silence',
  })
  expect((await readDocument(db, document))?.symbol).toBe('HCG/1')
  await expect(node.ctx.sql`update edition set canonical = '{}'`).rejects.toThrow('append-only')
  await expect(node.ctx.sql`delete from edition`).rejects.toThrow('append-only')
})

test('[NA2] after adoption a delegation goes on writing in its annex, and the edition has none of it', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const { document, onesDesk, ...who } = await lifeOf(database, node)
  const { db } = node.ctx
  const own = annexOf(who.sponsor.delegation.code, 'OWN-1')
  const unknown = annexOf('XYZQ', 'OWN-2')
  insertBlocks(onesDesk.doc, 1, [...own.blocks, ...unknown.blocks])
  await until(async () => (await readHead(db, document))?.head === 2)
  await table(node.ctx, document, who)
  await advance(node.ctx, document, ({ words }) => ({ type: 'begin-silence', words }))
  expect((await readProtection(db, document)).annexes).toEqual(new Map())
  await advance(node.ctx, document, ({ symbols, words }) => ({
    type: 'adopt-by-silence',
    symbols,
    words,
  }))
  expect((await readProtection(db, document)).annexes).toEqual(
    new Map([[who.sponsor.delegation.id, new Set([own.indicator])]]),
  )
  expect((await readEdition(db, document, 'HCG/1'))?.canonical).not.toContain('OWN-')

  // What was typed while a room still reads the rules of before would be judged by those.
  const lease = await node.ctx.rooms.open(document)
  await lease?.room.settled()
  lease?.release()
  const row = contentOf(onesDesk.doc).get(2) as Y.XmlElement
  const cell = (row.get(0) as Y.XmlElement).get(0) as Y.XmlText
  cell.insert(cell.length, 'b')
  await until(async () => (await readHead(db, document))?.head === 3)
  await advance(node.ctx, document, () => ({
    type: 'reopen',
    by: actorOf(who.secretary),
    reason: 'An error of fact.',
  }))
  expect(await readProtection(db, document)).toMatchObject({ frozen: false, annexes: new Map() })
})

test('[LI1] a text on which silence is broken can be changed again', async ({ database }) => {
  await using node = await startSyncNode(database)
  const { document, onesDesk: _, ...who } = await lifeOf(database, node)
  await table(node.ctx, document, who)
  await advance(node.ctx, document, ({ words }) => ({ type: 'begin-silence', words }))
  expect(await readProtection(node.ctx.db, document)).toMatchObject({ frozen: true })
  const broken = await advance(node.ctx, document, () => ({ type: 'break-silence' }))
  expect(broken).toMatchObject({ isWritten: true, life: { stage: 'tabled' } })
  expect(await readProtection(node.ctx.db, document)).toMatchObject({ frozen: false })
})

test('[LI3] a text with an open bracket is not put up for decision', async ({ database }) => {
  await using node = await startSyncNode(database)
  const { document, onesDesk, ...who } = await lifeOf(database, node)
  putInBrackets(onesDesk.doc, 'State', 'delete')
  await until(async () => (await readHead(node.ctx.db, document))?.head === 2)
  await table(node.ctx, document, who)
  const begin = async () =>
    advance(node.ctx, document, ({ words }) => ({ type: 'begin-silence', words }))
  await expect(begin()).rejects.toMatchObject({ code: 'brackets-remain' })
  expect(await readLife(node.ctx.db, document)).toMatchObject({ stage: 'tabled' })
})

test('[LI4] two texts of a coalition never have one symbol', async ({ database }) => {
  await using node = await startSyncNode(database)
  const { document, secretary, sponsor } = await lifeOf(database, node)
  const first = await table(node.ctx, document, { secretary, sponsor })
  expect(first.symbol).toBe('HCG/L.1')
  expect(await readIssues(node.ctx.db, document)).toMatchObject([
    { symbol: 'HCG/L.1', seq: first.seq },
  ])
  expect((await readDocument(node.ctx.db, document))?.symbol).toBe('HCG/L.1')
})

function annexOf(code: string, id: string) {
  const identity = () => ({ id: newId<'block'>(), lang: 'en', dir: 'ltr' }) as const
  const indicator = identity()
  const blocks: readonly NewBlock[] = [
    { ...identity(), kind: 'formatPart', part: 'section', cells: { id: 'OWN', annexOf: code } },
    { ...indicator, kind: 'formatField', cells: { id } },
  ]
  return { indicator: indicator.id, blocks }
}

async function lifeOf(database: TestDatabase, node: SyncNode) {
  const { document, one, onesDesk, othersDesk } = await draftingTable(database, node)
  const secretary = await buildViewer(database.db, {
    coalition: one.coalition,
    kind: 'secretariat',
    as: 'head',
  })
  return { document, sponsor: one, secretary, onesDesk, othersDesk }
}
