import { createHash } from 'node:crypto'

import JSZip from 'jszip'
import { expect, test } from 'vitest'

import { blankText } from '#app/domain/drafting/templates.ts'
import { paths } from '#app/paths.ts'
import { createDocument } from '#server/drafting/create-document.ts'
import { paperTypes } from '#server/drafting/paper/write-paper.ts'
import { setAccess } from '#server/drafting/set-access.ts'
import { newId } from '#test/support/build.ts'
import { buildCoalitionOfAll } from '#test/support/coalition-of-all.ts'
import { buildEdition } from '#test/support/editions.ts'
import { startServer } from '#test/support/server.ts'

test('[OU3] the canonical JSON has the hash under which the text was issued', async () => {
  await using server = await startServer()
  const world = await buildCoalitionOfAll(server.ctx)
  const document = await world.document()
  const browser = await server.browser(world.viewer('observer', 'delegate'))
  const answer = await browser.get(paths.documentText(document, 'text.json'))
  const hash = createHash('sha256')
    .update(await answer.text())
    .digest('hex')
  const [issued] = await server.ctx.sql`
    select encode(canonical_hash, 'hex') as hash from document_issue where document = ${document}`
  expect(hash).toBe(issued?.['hash'])
})

test('[OU4] a text is taken out by who may read it, as a file and never as a page', async () => {
  await using server = await startServer()
  const world = await buildCoalitionOfAll(server.ctx)
  const document = await world.document()
  const browser = await server.browser(world.viewer('observer', 'delegate'))
  const html = await browser.get(paths.documentText(document, 'text.html'))
  expect(await html.text()).toContain('<h1>Customs-flow format</h1>')
  expect(html.headers.get('content-disposition')).toBe('attachment; filename="HCG-2026-L.1.html"')
  const markdown = await browser.get(paths.documentText(document, 'text.md'))
  expect(await markdown.text()).toContain('# Customs-flow format')
  expect((await browser.get(paths.documentText(document, 'text.exe'))).status).toBe(404)
})

test('[WP10] a text too long for paper says so in the language of its reader', async () => {
  await using server = await startServer()
  const { ctx } = server
  const world = await buildCoalitionOfAll(ctx)
  const { document } = await createDocument(
    ctx,
    world.secretary,
    { framework: world.framework, kind: 'text', title: 'Long', symbol: 'HCG/2026/L.9', lang: 'en' },
    newId(),
    (idFor) => [...blankText('word '.repeat(600_001), { lang: 'en', dir: 'ltr' }, idFor<'block'>)],
  )
  const browser = await server.browser(world.viewer('observer', 'delegate'))
  const answer = await browser.get(paths.documentText(document, 'text.pdf'))
  expect(answer.status).toBe(409)
  expect(await answer.text()).toContain('more than 3 million characters')
})

test('[WP11] a text and an edition are taken out on paper by who may read them, and by nobody else', async () => {
  await using server = await startServer()
  const { ctx } = server
  const world = await buildCoalitionOfAll(ctx)
  const document = await world.document('Report on "flows"; and\u2028more')
  await buildEdition(ctx, document, 'HCG/2026/1')
  const browser = await server.browser(world.viewer('observer', 'delegate'))
  for (const [path, name] of [
    [paths.documentText(document, 'text.docx'), 'HCG-2026-L.1.docx'],
    [paths.editionOnPaper(document, 'HCG/2026/1', 'docx'), 'HCG-2026-1.docx'],
  ] as const) {
    const answer = await browser.get(path)
    expect(answer.headers.get('content-type')).toBe(paperTypes.docx)
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${name}"`)
    const zip = await JSZip.loadAsync(await answer.arrayBuffer())
    const header = await zip.file('word/header1.xml')?.async('text')
    expect(header).toContain(name.startsWith('HCG-2026-1') ? 'adopted text' : 'not official')
  }

  for (const [path, name] of [
    [paths.documentText(document, 'text.pdf'), 'HCG-2026-L.1.pdf'],
    [paths.editionOnPaper(document, 'HCG/2026/1', 'pdf'), 'HCG-2026-1.pdf'],
  ] as const) {
    const answer = await browser.get(path)
    expect(answer.headers.get('content-type')).toBe(paperTypes.pdf)
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${name}"`)
    expect((await answer.text()).slice(0, 5)).toBe('%PDF-')
  }
  const none = paths.editionOnPaper(document, 'HCG/2026/1', 'pdf').replace('/pdf/', '/constructor/')
  expect((await browser.get(none)).status).toBe(404)

  const grants = [{ to: 'kind', kind: 'secretariat', access: 'edit' }]
  await setAccess(ctx, world.secretary, { document, grants }, newId())
  for (const path of [
    paths.documentText(document, 'text.docx'),
    paths.editionOnPaper(document, 'HCG/2026/1', 'docx'),
    paths.editionOnPaper(document, 'HCG/2026/2', 'docx'),
  ]) {
    expect((await browser.get(path)).status).toBe(404)
    expect((await fetch(new URL(path, server.url))).status).toBe(401)
  }
})
