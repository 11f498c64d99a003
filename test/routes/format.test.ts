import { createHash } from 'node:crypto'

import { expect, test } from 'vitest'

import type { BracketId, Inline, NewBlock } from '#app/domain/drafting/block.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import { paths } from '#app/paths.ts'
import { en } from '#app/texts/en/index.ts'
import { createDocument } from '#server/drafting/create-document.ts'
import { beginFormat } from '#server/verification/begin-format.ts'
import { publishFormat } from '#server/verification/publish-format.ts'
import { newId } from '#test/support/build.ts'
import { buildCoalitionOfAll } from '#test/support/coalition-of-all.ts'
import type { CoalitionOfAll } from '#test/support/coalition-of-all.ts'
import { buildEdition } from '#test/support/editions.ts'
import { startServer } from '#test/support/server.ts'
import type { TestServer } from '#test/support/server.ts'

test('[FP1] an indicator stands with its values as they are read, or with what is no value', async () => {
  await using server = await startServer()
  const world = await buildCoalitionOfAll(server.ctx)
  const document = await format(server, world, [
    indicator({ id: 'DECLARED', datatype: 'decimal', unit: 'EUR', threshold: '<= 300' }),
    indicator({ id: 'SHARE', datatype: 'share', unit: '%', threshold: 'about ten' }),
  ])
  const page = await read(server, world, paths.documentFormat(document))
  expect(page).toContain('≤ 300')
  expect(page).toContain(en.verification.datatypes.decimal)
  expect(page).toContain('<bdi>about ten</bdi>')
  expect(page).toContain(en.verification.format.early)
})

test('[FP2] words in brackets are read as if every proposal fell', async () => {
  await using server = await startServer()
  const world = await buildCoalitionOfAll(server.ctx)
  const bracket = newId<'bracket'>()
  const document = await format(server, world, [
    indicator({ id: 'DECLARED', unit: 'EUR', threshold: [run('≤ 300'), run('0', bracket)] }),
  ])
  const page = await read(server, world, paths.documentFormat(document))
  expect(page).toContain('<bdi>≤ 300</bdi>')
  expect(page).toContain(en.verification.format.disputed)
})

test('[FP3] a problem is a sentence with the way to its block', async () => {
  await using server = await startServer()
  const world = await buildCoalitionOfAll(server.ctx)
  const field = indicator({ id: 'SHARE', unit: '%', threshold: 'about ten' })
  const document = await format(server, world, [field])
  const page = await read(server, world, paths.documentFormat(document))
  expect(page).toContain('“about ten” is no threshold.')
  expect(page).toContain(`href="${paths.documentBlock(document, field.id)}"`)
  expect(page).toContain('Indicator SHARE: Threshold')
  expect(page).toContain(en.verification.codes['block-missing'])
})

test('[FP4] what cannot be published has no files, and what is no format no page', async () => {
  await using server = await startServer()
  const world = await buildCoalitionOfAll(server.ctx)
  const document = await format(server, world, [indicator({ id: 'SHARE' })])
  const page = await read(server, world, paths.documentFormat(document))
  expect(page).toContain(en.verification.bundle.notYet)
  const browser = await server.browser(world.secretary)
  const file = await browser.get(paths.draftFile(document, 'format.json'))
  expect(file.status).toBe(404)
  const text = await world.document()
  expect((await browser.get(paths.documentFormat(text))).status).toBe(404)
})

test('[FV6] the secretariat publishes the last edition once, and its files stay as they are', async () => {
  await using server = await startServer()
  const { ctx } = server
  const world = await buildCoalitionOfAll(ctx)
  const document = await begin(server, world, 'T0')
  await buildEdition(ctx, document, 'HCG/1')
  const secretary = await server.browser(world.secretary)
  const page = await (await secretary.get(paths.documentFormat(document))).text()
  expect(page).toContain('it would be published as version 1.0.0, the first.')
  const publish = (audience: string) =>
    secretary.post(paths.documentFormat(document), {
      intent: 'publish',
      key: newId(),
      symbol: 'HCG/1',
      audience,
    })
  expect((await publish('nobody')).status).toBe(400)
  expect((await publish('public')).status).toBe(303)
  expect((await publish('public')).status).toBe(409)

  const address = paths.formatFile('new-format', '1.0.0', 'format.json')
  const answer = await fetch(new URL(address, server.url))
  expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*')
  expect(answer.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
  const bytes = await answer.text()
  const etag = answer.headers.get('ETag') ?? ''
  expect(etag).toBe(`"${createHash('sha256').update(bytes).digest('hex')}"`)
  const known = await fetch(new URL(address, server.url), { headers: { 'If-None-Match': etag } })
  expect(known.status).toBe(304)
  const record = await (await secretary.get(paths.record)).text()
  expect(record).toContain(etag.replaceAll('"', ''))
  expect((await fetch(new URL(`${address}x`, server.url))).status).toBe(404)

  const form = paths.formatFile('new-format', '1.0.0', 'xlsform.xlsx')
  const published = await (await secretary.get(paths.documentFormat(document))).text()
  expect(published).toContain(form)
  const workbook = await fetch(new URL(form, server.url))
  expect(workbook.headers.get('Content-Type')).toContain('spreadsheetml.sheet')
  const packed = new Uint8Array(await workbook.arrayBuffer())
  expect(new TextDecoder().decode(packed.subarray(0, 2))).toBe('PK')
  expect(workbook.headers.get('ETag')).toBe(
    `"${createHash('sha256').update(packed).digest('hex')}"`,
  )
})

test('[FV6] what is not public is for who may read the text, and looks to others like nothing', async () => {
  await using server = await startServer()
  const { ctx } = server
  const world = await buildCoalitionOfAll(ctx)
  const document = await begin(server, world, 'T7')
  await buildEdition(ctx, document, 'HCG/1')
  const proved = { ...world.secretary, presenceProvedAt: ctx.now() }
  const published = await publishFormat(
    ctx,
    proved,
    { document, symbol: 'HCG/1', audience: 'coalition', became: {} },
    newId(),
  )
  const address = paths.formatFile(published.format, published.version, 'README.md')
  expect((await fetch(new URL(address, server.url))).status).toBe(404)
  const browser = await server.browser(world.viewer('observer', 'delegate'))
  const answer = await browser.get(address)
  expect(answer.headers.get('Access-Control-Allow-Origin')).toBeNull()
  expect(await answer.text()).toContain('Version 1.0.0, adopted as HCG/1.')
})

async function read(server: TestServer, world: CoalitionOfAll, path: string): Promise<string> {
  const browser = await server.browser(world.viewer('observer', 'delegate'))
  const answer = await browser.get(path)
  expect(answer.status).toBe(200)
  return (await answer.text()).replaceAll('<!-- -->', '')
}

async function begin(
  { ctx }: TestServer,
  { secretary, framework }: CoalitionOfAll,
  template: string,
): Promise<DocumentId> {
  const input = { framework, template, title: 'Flow', symbol: 'HCG/2026/L.9', lang: 'en' }
  return (await beginFormat(ctx, secretary, input, newId())).document
}

async function format(
  server: TestServer,
  { secretary, framework }: CoalitionOfAll,
  blocks: readonly NewBlock[],
): Promise<DocumentId> {
  const command = { framework, kind: 'format', title: 'Flow', symbol: 'HCG/2026/L.9', lang: 'en' }
  const { document } = await createDocument(server.ctx, secretary, command, newId(), () => [
    ...blocks,
  ])
  return document
}

function indicator(cells: Partial<Extract<NewBlock, { kind: 'formatField' }>['cells']>): NewBlock {
  const blank = { id: '', statement: '', unit: '', datatype: '', threshold: '' }
  const id = newId<'block'>()
  return { kind: 'formatField', id, lang: 'en', dir: 'ltr', cells: { ...blank, ...cells } }
}

function run(text: string, bracket: BracketId | null = null): Inline[number] {
  const mark = { kind: 'bracket', proposes: 'insert', of: null, whole: false } as const
  return { text, marks: bracket === null ? [] : [{ ...mark, id: bracket }] }
}
