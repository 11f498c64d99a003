import { expect } from 'vitest'

import type { Grant } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { Block, NewBlock } from '#app/domain/drafting/block.ts'
import { seedContent } from '#app/domain/drafting/ydoc.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import { appendSystemUpdate } from '#db/document-log.ts'
import { changeMandate } from '#server/accounts/change-mandate.ts'
import { createFramework } from '#server/accounts/create-framework.ts'
import { listFrameworks } from '#server/accounts/list-frameworks.ts'
import type { ServerContext } from '#server/context.ts'
import { createDocument } from '#server/drafting/create-document.ts'
import { listDocuments } from '#server/drafting/list-documents.ts'
import { readDocument } from '#server/drafting/read-document.ts'
import { search } from '#server/drafting/search.ts'
import { setAccess } from '#server/drafting/set-access.ts'
import { closeDocument } from '#server/drafting/set-drafting.ts'
import { BadInput, NotFound } from '#server/refusals.ts'
import { buildDelegation, buildViewer, newId } from '#test/support/build.ts'
import { testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'

test('a document is read with its text, its labels, its symbol and what was done to it', async ({
  database,
}) => {
  const { ctx, secretary, member, make } = await negotiation(await testContext(database))
  const document = await make('HCG/2026/L.5', 'Customs-flow format', [
    paragraph('PP', 'Recalling the framework,'),
    paragraph('OP', 'The reporting State shall transmit.'),
    paragraph(null, 'No label here.'),
  ])
  await closeDocument(ctx, secretary, { document }, newId())
  const read = await readDocument(ctx, member, document)
  expect(read).toMatchObject({
    title: 'Customs-flow format',
    symbol: 'HCG/2026/L.5',
    drafting: 'closed',
    access: 'comment',
    may: { draft: true, open: false, close: false, access: false },
  })
  expect(read.blocks.map(({ text }) => text)).toEqual([
    'Recalling the framework,',
    'The reporting State shall transmit.',
    'No label here.',
  ])
  expect(shownLabels(read)).toEqual(['PP1', 'OP1', undefined])
  expect(read.issues).toEqual([
    {
      symbol: 'HCG/2026/L.5',
      seq: 1,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      at: ctx.now(),
    },
  ])
  expect(read.acts.map(({ type, person }) => [type, person])).toEqual([
    ['document.close', secretary.person.name],
    ['document.create', secretary.person.name],
  ])
})

test('a text that labels and search cannot follow is shown with the labels there are', async ({
  database,
}) => {
  const { ctx, member, make } = await negotiation(await testContext(database))
  const document = await make('HCG/2026/L.5', 'Format', [paragraph('OP', 'Decides.')])
  await database.sql`alter table document_words add check (words <> 'Requests.')`
  const payload = seedContent([paragraph('OP', 'Requests.')], { clientId: 7 })
  await ctx.db.transaction((tx) =>
    appendSystemUpdate(tx, ctx.now(), document, { actor: 'template', clients: [7], payload }),
  )
  const read = await readDocument(ctx, member, document)
  expect(read.blocks.map(({ text }) => text).toSorted()).toEqual(['Decides.', 'Requests.'])
  expect(Object.values(read.labels)).toEqual(['OP1'])
})

test('[PM10] the history of a document names no capital reviewer to other delegations', async ({
  database,
}) => {
  const { ctx, secretary, member, framework } = await negotiation(await testContext(database))
  const author = await buildViewer(ctx.db, { coalition: secretary.coalition, as: 'alternate' })
  const input = { framework, kind: 'text', title: 'Note', symbol: 'HCG/2026/CRP.1', lang: 'en' }
  const { document } = await createDocument(ctx, author, input, newId(), () => [])
  const mandate = author.mandate.id
  await changeMandate(ctx, secretary, { mandate, to: 'capital-reviewer' }, newId())
  const named = async (viewer: Viewer) =>
    (await readDocument(ctx, viewer, document)).acts.map(({ person }) => person)
  expect(await named(member)).toEqual([null])
  expect(await named(secretary)).toEqual([author.person.name])
})

test('[PM4] a document that one may not know of is not found, like one that is not there', async ({
  database,
}) => {
  const { ctx, secretary, member, make } = await negotiation(await testContext(database))
  const document = await make('HCG/2026/CRP.1', 'Note', [])
  await restrict(ctx, secretary, document)
  for (const id of [document, newId(), 'no-id', undefined]) {
    await expect(readDocument(ctx, member, id)).rejects.toBeInstanceOf(NotFound)
  }
  expect(await listDocuments(ctx, member)).toEqual([])
  expect(await listDocuments(ctx, secretary)).toHaveLength(1)
})

test('a framework counts only the documents that the viewer may open', async ({ database }) => {
  const { ctx, secretary, member, make } = await negotiation(await testContext(database))
  await make('HCG/2026/L.1', 'Open', [])
  await restrict(ctx, secretary, await make('HCG/2026/L.2', 'Hidden', []))
  expect(await listFrameworks(ctx, member)).toMatchObject([{ documents: 1, openForDrafting: 1 }])
  expect(await listFrameworks(ctx, secretary)).toMatchObject([{ documents: 2, openForDrafting: 2 }])
})

test('a search finds titles, symbols, people and passages with their labels', async ({
  database,
}) => {
  const { ctx, member, make } = await negotiation(await testContext(database))
  const document = await make('HCG/2026/L.5', 'Customs-flow format', [
    paragraph('OP', 'The reporting State shall transmit the declared value.'),
  ])
  expect((await search(ctx, member, { query: 'l.5' })).documents).toMatchObject([{ id: document }])
  expect((await search(ctx, member, { query: 'CUSTOMS' })).documents).toHaveLength(1)
  const { name } = member.person
  const { code } = member.delegation
  expect((await search(ctx, member, { query: `${name} ${code}` })).people).toEqual([
    { id: member.person.id, name, delegation: code },
  ])
  expect((await search(ctx, member, { query: 'declared transmit' })).passages).toEqual([
    {
      document,
      block: expect.any(String),
      label: 'HCG/2026/L.5 · OP1',
      excerpt: 'The reporting State shall transmit the declared value.',
    },
  ])
  expect((await search(ctx, member, { query: 'declared nowhere' })).passages).toEqual([])
})

test('an excerpt is cut between words around the first word that was found', async ({
  database,
}) => {
  const { ctx, member, make } = await negotiation(await testContext(database))
  const long = `${'before '.repeat(60)}quasar ${'after '.repeat(60)}`
  await make('HCG/2026/L.5', 'Format', [paragraph(null, long)])
  const [passage] = (await search(ctx, member, { query: 'quasar' })).passages
  expect(passage?.excerpt).toMatch(/^… (before )+quasar( after)+ …$/)
  expect(passage?.excerpt.length).toBeLessThan(180)
})

test('a search finds nothing in a text that the viewer may not open', async ({ database }) => {
  const { ctx, secretary, member, make } = await negotiation(await testContext(database))
  const hidden = await make('HCG/2026/CRP.1', 'Quasar note', [paragraph(null, 'A quasar here.')])
  await restrict(ctx, secretary, hidden)
  const nothing = { documents: [], people: [], passages: [] }
  expect(await search(ctx, member, { query: 'quasar' })).toEqual(nothing)
  expect((await search(ctx, secretary, { query: 'quasar' })).passages).toHaveLength(1)
})

test('an empty query finds nothing, an over-long one is refused', async ({ database }) => {
  const { ctx, member, make } = await negotiation(await testContext(database))
  await make('HCG/2026/L.5', 'Format', [])
  const nothing = { documents: [], people: [], passages: [] }
  for (const query of ['', '   ', '\n']) {
    expect(await search(ctx, member, { query })).toEqual(nothing)
  }
  await expect(search(ctx, member, { query: 'a'.repeat(201) })).rejects.toEqual(
    new BadInput({ query: 'tooLong' }),
  )
})

test('whatever characters a query holds, it is words to find and never a command', async ({
  database,
}) => {
  const { ctx, member, make } = await negotiation(await testContext(database))
  await make('HCG/2026/L.5', 'Format', [paragraph(null, 'The text.')])
  for (const query of [
    "'; drop table document; --",
    '"unclosed',
    '& | ! ( ) :*',
    '\\',
    '%_%',
    '٣ ٪',
  ]) {
    const found = await search(ctx, member, { query })
    expect([query, found.documents]).toEqual([query, []])
  }
})

/** A framework with a secretariat that makes documents and a member that reads them. */
async function negotiation(ctx: ServerContext) {
  const secretariat = await buildDelegation(ctx.db, { kind: 'secretariat' })
  const secretary = await buildViewer(ctx.db, { delegation: secretariat, as: 'head' })
  const member = await buildViewer(ctx.db, { coalition: secretariat.coalition, as: 'delegate' })
  const { framework } = await createFramework(ctx, secretary, { name: 'F', summary: '' }, newId())
  async function make(symbol: string, title: string, blocks: NewBlock[]): Promise<DocumentId> {
    const input = { framework, kind: 'text', title, symbol, lang: 'en' }
    return (await createDocument(ctx, secretary, input, newId(), () => blocks)).document
  }
  return { ctx, secretary, member, framework, make }
}

async function restrict(ctx: ServerContext, viewer: Viewer, document: DocumentId): Promise<void> {
  const grants: readonly Grant[] = [{ to: 'kind', kind: 'secretariat', access: 'edit' }]
  await setAccess(ctx, viewer, { document, grants }, newId())
}

function paragraph(group: 'PP' | 'OP' | null, words: string): NewBlock {
  return { kind: 'paragraph', id: newId<'block'>(), lang: 'en', dir: 'ltr', group, level: 0, words }
}

function shownLabels({
  blocks,
  labels,
}: {
  blocks: readonly Block[]
  labels: Readonly<Record<string, string>>
}) {
  return blocks.map(({ id }) => (id === null ? undefined : labels[id]))
}
