import { setTimeout as pause } from 'node:timers/promises'

import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import * as Y from 'yjs'

import type { BlockId, Group, NewBlock } from '#app/domain/drafting/block.ts'
import { contentOf, insertBlocks } from '#app/domain/drafting/ydoc.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import { openDatabase } from '#db/client.ts'
import type { Database } from '#db/client.ts'
import { appendSystemUpdate, readHead } from '#db/document-log.ts'
import { lockProjection, readProjection } from '#db/drafting.ts'
import { readLabels } from '#db/paragraph-labels.ts'
import { documentWords } from '#db/schema/drafting.ts'
import { createProjector, ensureProjected, projectDocument } from '#server/drafting/projector.ts'
import { roomStore } from '#server/sync/room-store.ts'
import { buildViewer, newId, testStart } from '#test/support/build.ts'
import { testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'
import {
  buildDocument,
  signIn,
  startSyncNode,
  stockClient,
  until,
} from '#test/support/sync-node.ts'

/** A text whose every change is one row of the log. */
function textOf(db: Database, document: DocumentId) {
  const doc = new Y.Doc()
  const pending: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => pending.push(update))
  return {
    doc,
    /** Puts what was changed since into the log. */
    async commit() {
      for (const payload of pending.splice(0)) {
        await db.transaction((tx) =>
          appendSystemUpdate(tx, testStart, document, {
            actor: 'template',
            clients: [doc.clientID],
            payload,
          }),
        )
      }
    },
  }
}

function wordsOf(db: Database, document: DocumentId) {
  return db.select().from(documentWords).where(eq(documentWords.document, document))
}

function paragraph(words: string, group: Group | null = 'OP'): NewBlock {
  const id = newId<'block'>() as BlockId
  return { kind: 'paragraph', id, lang: 'en', dir: 'ltr', group, level: 0, words }
}

/** The labels of a document in reading order; a dash stands for a paragraph without one. */
async function labelsInOrder(db: Database, document: DocumentId, doc: Y.Doc): Promise<string[]> {
  const given = new Map(
    (await readLabels(db, document)).given.map(({ block, label }) => [block, label]),
  )
  return contentOf(doc)
    .toArray()
    .map((child) => {
      const id = child instanceof Y.XmlElement ? child.getAttribute('id') : undefined
      return given.get(id as BlockId) ?? '–'
    })
}

test('[DR13] [DR18] a new text is labelled in reading order, and not a second time', async ({
  database,
}) => {
  const { db } = database
  const ctx = await testContext(database)
  const document = await buildDocument(ctx, await buildViewer(db))
  const text = textOf(db, document)
  insertBlocks(text.doc, 0, [
    paragraph('recalling', 'PP'),
    paragraph('noting', 'PP'),
    paragraph('a heading of sorts', null),
    paragraph('decides'),
    paragraph('requests'),
  ])
  await text.commit()
  await projectDocument(ctx, document)
  const labels = await labelsInOrder(db, document, text.doc)
  expect(labels).toEqual(['PP1', 'PP2', '–', 'OP1', 'OP2'])
  await projectDocument(ctx, document)
  await ensureProjected(ctx, document)
  expect((await readLabels(db, document)).given).toHaveLength(4)
})

test('[DR14] [DR15] [DR16] labels follow the order of commits, however late they are given', async ({
  database,
}) => {
  const { db } = database
  const ctx = await testContext(database)
  const document = await buildDocument(ctx, await buildViewer(db))
  const text = textOf(db, document)
  insertBlocks(text.doc, 0, [paragraph('one'), paragraph('two')])
  insertBlocks(text.doc, 1, [paragraph('between, first')])
  insertBlocks(text.doc, 1, [paragraph('between, second')])
  insertBlocks(text.doc, 0, [paragraph('before the first')])
  insertBlocks(text.doc, 5, [paragraph('at the end')])
  await text.commit()
  await projectDocument(ctx, document)
  expect(await labelsInOrder(db, document, text.doc)).toEqual([
    'OP1 ante',
    'OP1',
    'OP1 ter',
    'OP1 bis',
    'OP2',
    'OP3',
  ])
})

test('[DR17] a label is not given again: not after a deletion, not after a restart in between', async ({
  database,
  url,
}) => {
  const { db } = database
  const ctx = await testContext(database)
  const document = await buildDocument(ctx, await buildViewer(db))
  const text = textOf(db, document)
  insertBlocks(text.doc, 0, [paragraph('one'), paragraph('two'), paragraph('three')])
  await text.commit()
  await projectDocument(ctx, document)
  contentOf(text.doc).delete(1, 2)
  insertBlocks(text.doc, 1, [paragraph('instead')])
  await text.commit()

  const afresh = openDatabase(url, { connections: 2 })
  await projectDocument(await testContext(afresh), document)
  await afresh.close()
  expect(await labelsInOrder(db, document, text.doc)).toEqual(['OP1', 'OP4'])
  expect((await readLabels(db, document)).given.map(({ label }) => label).toSorted()).toEqual([
    'OP1',
    'OP2',
    'OP3',
    'OP4',
  ])
})

test('[DR14] [DR17] snapshots and restarts at any point change no label', async ({ database }) => {
  const { db } = database
  const ctx = await testContext(database)
  const viewer = await buildViewer(db)
  const places = [0, 1, 1, 0, 3, 2, 5, 1, 0, 7]
  const outcomes: string[][] = []
  for (const habit of ['at the end', 'each time', 'with snapshots', 'snapshots first'] as const) {
    const document = await buildDocument(ctx, viewer)
    const text = textOf(db, document)
    for (const [i, place] of places.entries()) {
      insertBlocks(text.doc, place, [paragraph(`paragraph ${i}`, i % 3 === 0 ? 'PP' : 'OP')])
      await text.commit()
      if (habit === 'snapshots first' && i % 4 === 3) await roomStore(ctx, document).compact()
      if (habit === 'each time' || (habit !== 'at the end' && i % 3 === 1))
        await projectDocument(ctx, document)
      if (habit === 'with snapshots' && i % 4 === 3) await roomStore(ctx, document).compact()
    }
    await roomStore(ctx, document).compact()
    await projectDocument(ctx, document)
    outcomes.push(await labelsInOrder(db, document, text.doc))
  }
  for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0])
  expect(outcomes[0]).not.toContain('–')
})

test('[DR18] two nodes that project at once give each label once', async ({ database, url }) => {
  const { db } = database
  const ctx = await testContext(database)
  const other = openDatabase(url, { connections: 5 })
  const elsewhere = await testContext(other)
  const document = await buildDocument(ctx, await buildViewer(db))
  const text = textOf(db, document)
  for (let i = 0; i < 12; i++) {
    insertBlocks(text.doc, i % 4, [paragraph(`paragraph ${i}`)])
    await text.commit()
    await Promise.all([
      projectDocument(ctx, document),
      projectDocument(elsewhere, document),
      ensureProjected(elsewhere, document),
    ])
  }
  const labels = await labelsInOrder(db, document, text.doc)
  expect(labels).not.toContain('–')
  expect(new Set(labels).size).toBe(12)
  expect((await readLabels(db, document)).given).toHaveLength(12)
  await other.close()
})

test('[DR13] paragraphs typed through the room get labels and words by themselves', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const viewer = await buildViewer(database.db)
  const document = await buildDocument(node.ctx, viewer)
  using author = await stockClient(node.url, document, await signIn(node.ctx, viewer)).synced()
  insertBlocks(author.doc, 0, [paragraph('Decides to verify')])
  await until(async () => (await readLabels(database.db, document)).given.length === 1)

  const element = contentOf(author.doc).get(0)
  const words = element instanceof Y.XmlElement ? element.get(0) : undefined
  if (!(words instanceof Y.XmlText)) throw new Error('no words')
  words.insert(words.length, ' together')
  await until(async () =>
    (await wordsOf(database.db, document)).some(
      (one) => one.words === 'Decides to verify together',
    ),
  )
  const head = await readHead(database.db, document)
  expect(await readProjection(database.db, document)).toBe(head?.head)
})

test('a block with U+0000 or with hundreds of thousands of words is searched and labelled', async ({
  database,
}) => {
  const { db } = database
  const ctx = await testContext(database)
  const document = await buildDocument(ctx, await buildViewer(db))
  const text = textOf(db, document)
  const distinct = Array.from({ length: 400_000 }, (_, at) => `w${at}`).join(' ')
  insertBlocks(text.doc, 0, [paragraph('Decides\0 to verify'), paragraph(distinct)])
  await text.commit()
  await projectDocument(ctx, document)
  expect(await labelsInOrder(db, document, text.doc)).toEqual(['OP1', 'OP2'])
  const [short, long] = (await wordsOf(db, document)).toSorted((a, b) => a.position - b.position)
  expect(short?.words).toBe('Decides to verify')
  expect(long?.words).toBe(distinct.slice(0, 100_000))
})

test('an update of 20,000 paragraphs is labelled and searched', async ({ database }) => {
  const { db } = database
  const ctx = await testContext(database)
  const document = await buildDocument(ctx, await buildViewer(db))
  const text = textOf(db, document)
  insertBlocks(
    text.doc,
    0,
    Array.from({ length: 20_000 }, (_, at) => paragraph(`paragraph ${at}`)),
  )
  await text.commit()
  await projectDocument(ctx, document)
  expect((await readLabels(db, document)).given).toHaveLength(20_000)
  expect(await wordsOf(db, document)).toHaveLength(20_000)
})

test('stopping ends the pause after a projection at once', async ({ database }) => {
  const { db } = database
  await using node = await startSyncNode(database)
  const viewer = await buildViewer(db)
  const document = await buildDocument(node.ctx, viewer)
  using author = await stockClient(node.url, document, await signIn(node.ctx, viewer)).synced()
  const projector = createProjector(node.ctx)
  const workMs = 2_000
  await db.transaction(async (tx) => {
    await lockProjection(tx, document)
    insertBlocks(author.doc, 0, [paragraph('Decides')])
    await pause(workMs)
  })
  await until(async () => (await readLabels(db, document)).given.length === 1)
  await pause(200)
  const stopped = projector.stop().then(() => 'stopped')
  // The pause is three times the work.
  expect(await Promise.race([stopped, pause(workMs, 'pausing')])).toBe('stopped')
})
