import { expect } from 'vitest'
import * as Y from 'yjs'

import { GRAMMAR_VERSION } from '#app/domain/drafting/grammar-version.ts'
import { grammarMigrations } from '#app/domain/drafting/migrate-grammar.ts'
import type { GrammarMigration } from '#app/domain/drafting/migrate-grammar.ts'
import { blocksOf, contentOf, insertBlocks } from '#app/domain/drafting/ydoc.ts'
import { readHead, readUpdatesAfter } from '#db/document-log.ts'
import { migrateDocuments } from '#server/drafting/migrate-documents.ts'
import { buildViewer, newId } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'
import {
  buildDocument,
  signIn,
  startSyncNode,
  stockClient,
  until,
} from '#test/support/sync-node.ts'

/** A step that could come: every paragraph without a group becomes an operative one. */
const numberEverything: GrammarMigration = {
  from: GRAMMAR_VERSION,
  reshape(doc) {
    for (const block of contentOf(doc).toArray()) {
      if (block instanceof Y.XmlElement && block.nodeName === 'paragraph')
        block.setAttribute('group', 'OP')
    }
  },
}

test('[DR12] a stored text is brought to the next grammar by a row of the system, and nothing typed is lost', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const viewer = await buildViewer(database.db)
  const document = await buildDocument(node.ctx, viewer)
  using author = await stockClient(node.url, document, await signIn(node.ctx, viewer)).synced()
  insertBlocks(author.doc, 0, [
    {
      kind: 'paragraph',
      id: newId(),
      lang: 'en',
      dir: 'ltr',
      group: null,
      level: 0,
      words: 'The reporting State shall transmit …',
    },
  ])
  await until(async () => (await readHead(database.db, document))?.head === 1)

  const grammar = {
    version: GRAMMAR_VERSION + 1,
    migrations: [...grammarMigrations, numberEverything],
  }
  expect(await migrateDocuments(node.ctx, grammar)).toBe(1)
  expect(await migrateDocuments(node.ctx, grammar)).toBe(0)

  const head = await readHead(database.db, document)
  expect(head).toMatchObject({ head: 2, grammar: GRAMMAR_VERSION + 1 })
  const rows = await readUpdatesAfter(database.db, document, 0)
  expect(rows.map(({ author: { kind } }) => kind)).toEqual(['person', 'system'])
  const replayed = new Y.Doc()
  for (const { payload } of rows) Y.applyUpdate(replayed, payload)
  expect(blocksOf(replayed)).toMatchObject([
    { group: 'OP', text: 'The reporting State shall transmit …' },
  ])
})
