import { createHash } from 'node:crypto'

import { expect, test } from 'vitest'

import { paths } from '#app/paths.ts'
import { buildCoalitionOfAll } from '#test/support/coalition-of-all.ts'
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
