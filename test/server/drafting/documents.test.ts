import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { expect } from 'vitest'
import * as Y from 'yjs'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { blankText } from '#app/domain/drafting/templates.ts'
import { canonicalContent } from '#app/domain/drafting/ydoc.ts'
import { canonicalJson } from '#app/domain/kernel/canonical-json.ts'
import { readUpdatesAfter } from '#db/document-log.ts'
import { readDocument, readIssues, readProtection } from '#db/drafting.ts'
import { readLabels } from '#db/paragraph-labels.ts'
import { createFramework } from '#server/accounts/create-framework.ts'
import type { ServerContext } from '#server/context.ts'
import { createDocument } from '#server/drafting/create-document.ts'
import { readDocument as readTextPage } from '#server/drafting/read-document.ts'
import { setAccess } from '#server/drafting/set-access.ts'
import { closeDocument, openDocument } from '#server/drafting/set-drafting.ts'
import { setNegotiation } from '#server/drafting/set-negotiation.ts'
import { listNotices } from '#server/notices/list-notices.ts'
import { buildDelegation, buildViewer, newId } from '#test/support/build.ts'
import { testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'

async function table(ctx: ServerContext, viewer: Viewer, symbol = 'HCG/2026/L.5', key = symbol) {
  const { framework } = await createFramework(ctx, viewer, { name: 'F', summary: '' }, 'framework')
  return createDocument(
    ctx,
    viewer,
    { framework, kind: 'format', title: 'Customs flows', symbol, lang: 'en' },
    key,
    (id, { title }) => [
      ...blankText(title, { lang: 'en', dir: 'ltr' }, () => id<'block'>()),
      {
        kind: 'paragraph',
        id: id(),
        lang: 'en',
        dir: 'ltr',
        group: 'OP',
        level: 0,
        words: 'Calls',
      },
    ],
  )
}

test('[DO1] [DO6] a document begins with its text, symbol, labels, access list and hash', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const viewer = await buildViewer(database.db, { kind: 'secretariat', as: 'head' })
  const { document } = await table(ctx, viewer)
  expect(await readDocument(database.db, document)).toMatchObject({ head: 1, drafting: 'open' })
  expect((await readLabels(database.db, document)).given).toMatchObject([{ label: 'OP1' }])

  const rows = await readUpdatesAfter(database.db, document, 0)
  expect(rows.map(({ author }) => author.kind)).toEqual(['system'])
  const doc = new Y.Doc()
  for (const { payload } of rows) Y.applyUpdate(doc, payload)
  const hash = sha256(utf8ToBytes(canonicalJson(canonicalContent(doc))))
  const [issue] = await readIssues(database.db, document)
  expect(issue).toMatchObject({ symbol: 'HCG/2026/L.5', seq: 1 })
  expect(Buffer.from(issue?.canonicalHash ?? [])).toEqual(Buffer.from(hash))
})

test('[DO2] a symbol is given once, and the second request leaves nothing behind', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const viewer = await buildViewer(database.db, { kind: 'secretariat', as: 'head' })
  await table(ctx, viewer)
  await expect(table(ctx, viewer, 'HCG/2026/L.5', 'another key')).rejects.toMatchObject({
    fields: { symbol: 'taken' },
  })
  const [counts] = await database.sql`select count(*)::int as documents from document`
  expect(counts).toEqual({ documents: 1 })
})

test('[DO3] [DO4] an access list names nobody twice, no stranger, and keeps the secretariat', async ({
  database,
}) => {
  const ctx = await testContext(database, { demo: true })
  const viewer = await buildViewer(database.db, { kind: 'secretariat', as: 'head' })
  const stranger = await buildDelegation(database.db)
  const { document } = await table(ctx, viewer)
  const ours = { to: 'kind', kind: 'secretariat', access: 'edit' }
  const set = (grants: unknown[]) => setAccess(ctx, viewer, { document, grants }, newId())
  await expect(set([ours, ours])).rejects.toMatchObject({ code: 'grantee-twice' })
  await expect(set([])).rejects.toMatchObject({ code: 'secretariat-shut-out' })
  await expect(
    set([ours, { to: 'delegation', delegation: stranger.id, access: 'read' }]),
  ).rejects.toMatchObject({ fields: { grants: 'choice' } })
  await set([ours])
  expect(await readDocument(database.db, document)).toMatchObject({
    grants: [ours],
    accessEpoch: 1,
  })
})

test('[DO5] [DO7] drafting closes and opens once at a time, and the drafters hear of it', async ({
  database,
}) => {
  const ctx = await testContext(database, { demo: true })
  const viewer = await buildViewer(database.db, { kind: 'secretariat', as: 'head' })
  const members = await buildDelegation(database.db, { coalition: viewer.coalition })
  const drafter = await buildViewer(database.db, { delegation: members })
  const reviewer = await buildViewer(database.db, { delegation: members, as: 'capital-reviewer' })
  const { document } = await table(ctx, viewer)
  await expect(openDocument(ctx, viewer, { document }, 'a')).rejects.toMatchObject({
    code: 'drafting-unchanged',
  })
  await closeDocument(ctx, viewer, { document }, 'b')
  expect(await listNotices(ctx, drafter)).toEqual([])
  await openDocument(ctx, viewer, { document }, 'c')
  expect(await listNotices(ctx, drafter)).toMatchObject([{ kind: 'document-opened' }])
  expect(await listNotices(ctx, reviewer)).toEqual([])
  await closeDocument(ctx, viewer, { document }, 'd')
  expect(await listNotices(ctx, drafter)).toEqual([])
})

test('[DO8] negotiation mode goes on and off once at a time, and from then on the text is protected so', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const secretary = await buildViewer(database.db, { as: 'head', kind: 'secretariat' })
  const { document } = await table(ctx, secretary)
  const set = (mode: 'on' | 'off') => setNegotiation(ctx, secretary, { document, mode }, newId())
  expect(await set('on')).toEqual({ on: true })
  await expect(set('on')).rejects.toMatchObject({ code: 'negotiation-unchanged' })
  expect(await readProtection(database.db, document)).toMatchObject({ negotiation: true })
  expect((await readTextPage(ctx, secretary, document)).negotiation).toBe(true)
  expect(await set('off')).toEqual({ on: false })
  expect(await readProtection(database.db, document)).toMatchObject({ negotiation: false })
})
