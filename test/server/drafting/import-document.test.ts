import { expect } from 'vitest'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { readUpdatesAfter } from '#db/document-log.ts'
import { createFramework } from '#server/accounts/create-framework.ts'
import type { ServerContext } from '#server/context.ts'
import { importDocument, readImport } from '#server/drafting/import-document.ts'
import { listDocuments } from '#server/drafting/list-documents.ts'
import { readText } from '#server/drafting/read-text.ts'
import { showImport } from '#server/drafting/show-import.ts'
import { buildViewer } from '#test/support/build.ts'
import { testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { docx, p, r, table } from '#test/support/docx.ts'

const body =
  `<w:p>${r('Parties ')}${r('[shall]', '<w:b/>')}${r(' lift')}</w:p>` +
  p('المادة الأولى') +
  table([p('Port'), p('Share')])
const file = { name: 'draft.docx', bytes: docx(body) }

async function asked(ctx: ServerContext, viewer: Viewer) {
  const { framework } = await createFramework(ctx, viewer, { name: 'F', summary: '' }, 'framework')
  return { framework, title: 'Zero draft', symbol: 'HCG/2026/CRP.1', lang: 'en' }
}

test('[IN10] the document is made of the file that was read, at the request of who brought it', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const viewer = await buildViewer(database.db, { kind: 'secretariat', as: 'head' })
  const input = await asked(ctx, viewer)
  const read = await readImport(ctx, input, file)
  expect(await listDocuments(ctx, viewer)).toEqual([])
  const { document } = await importDocument(ctx, viewer, { ...input, read: read.sha256 }, read, 'k')

  const blocks = await readText(ctx, document, 1)
  expect(blocks.map(({ kind, text, dir }) => [kind, text, dir])).toEqual([
    ['heading', 'Zero draft', 'ltr'],
    ['paragraph', 'Parties [shall] lift', 'ltr'],
    ['paragraph', 'المادة الأولى', 'rtl'],
    ['table', 'Port\tShare', 'ltr'],
  ])
  const [row, ...more] = await readUpdatesAfter(database.db, document, 0)
  expect(more).toEqual([])
  expect(row?.author).toEqual({
    kind: 'system',
    actor: 'import',
    request: {
      person: viewer.person.id,
      mandate: viewer.mandate.id,
      delegation: viewer.delegation.id,
    },
  })
})

test('[IN10] another file than the one that was read becomes nothing', async ({ database }) => {
  const ctx = await testContext(database)
  const viewer = await buildViewer(database.db, { kind: 'secretariat', as: 'head' })
  const input = await asked(ctx, viewer)
  const { sha256 } = await readImport(ctx, input, file)
  const other = await readImport(ctx, input, { name: 'draft.docx', bytes: docx(p('Other words')) })
  await expect(
    importDocument(ctx, viewer, { ...input, read: sha256 }, other, 'k'),
  ).rejects.toMatchObject({ code: 'file-other' })
  await expect(importDocument(ctx, viewer, input, other, 'k')).rejects.toMatchObject({
    fields: { read: 'required' },
  })
  expect(await listDocuments(ctx, viewer)).toEqual([])
})

test('[IN3] the page is shown what becomes of a file, and how it begins', async ({ database }) => {
  const ctx = await testContext(database)
  const input = { framework: crypto.randomUUID(), title: 'A', symbol: 'HCG/1', lang: 'en' }
  const shown = showImport(await readImport(ctx, input, file))
  expect(shown.counts).toEqual({ heading: 1, paragraph: 2, listItem: 0, table: 1 })
  expect(shown.begins.map(({ text, dir }) => [text, dir])).toEqual([
    ['A', 'ltr'],
    ['Parties [shall] lift', 'ltr'],
    ['المادة الأولى', 'rtl'],
    ['Port\tShare', 'ltr'],
  ])
  expect(shown.report.map(({ kind }) => kind)).toEqual(['brackets'])
})
