import { expect, test } from 'vitest'

import type { NewBlock } from '#app/domain/drafting/block.ts'
import { seedContent } from '#app/domain/drafting/ydoc.ts'
import { paths } from '#app/paths.ts'
import { en } from '#app/texts/en/index.ts'
import { appendSystemUpdate } from '#db/document-log.ts'
import { newId } from '#test/support/build.ts'
import { buildCoalitionOfAll } from '#test/support/coalition-of-all.ts'
import { startServer } from '#test/support/server.ts'

test('[VW7] what was added is an insertion that says so in words, without a script', async () => {
  await using server = await startServer()
  const world = await buildCoalitionOfAll(server.ctx)
  const document = await world.document()
  const payload = seedContent([paragraph('تقرر ما يلي.')], { clientId: 7 })
  await server.ctx.db.transaction((tx) =>
    appendSystemUpdate(tx, server.ctx.now(), document, {
      actor: 'template',
      clients: [7],
      payload,
    }),
  )
  const browser = await server.browser(world.viewer('observer', 'delegate'))
  const answer = await browser.get(paths.documentView(document, { as: 'changes' }))
  const page = await answer.text()
  expect(answer.status).toBe(200)
  const [added] = /<ins>.*?<\/ins>/s.exec(page) ?? []
  expect(added).toContain('تقرر ما يلي.')
  expect(added).toMatch(/lang="ar" dir="rtl"/)
  expect(page).toMatch(new RegExp(`${en.views.became.added}</p><ins>`))
  expect(page).toMatch(/aria-current="page"[^>]*>Changes</)
})

test('a moment that is none is answered at its field, with what was typed and without a text', async () => {
  await using server = await startServer()
  const world = await buildCoalitionOfAll(server.ctx)
  const document = await world.document()
  const browser = await server.browser(world.secretary)
  const asked = { as: 'changes', from: 'HCG/2026/L.77', to: '' }
  const answer = await browser.get(paths.documentView(document, asked))
  const page = await answer.text()
  expect(answer.status).toBe(400)
  expect(page).toContain(en.fields.moment)
  expect(page).toContain('value="HCG/2026/L.77"')
  expect(page).not.toContain('class="document')
})

test('a view that there is not is answered with 400, and no view is the clean one', async () => {
  await using server = await startServer()
  const world = await buildCoalitionOfAll(server.ctx)
  const document = await world.document()
  const browser = await server.browser(world.secretary)
  const unknown = await browser.get(paths.documentView(document, { as: 'nothing' }))
  expect(unknown.status).toBe(400)
  const plain = await browser.get(paths.documentView(document, {}))
  expect(await plain.text()).toContain(en.views.leads.clean)
})

function paragraph(words: string): NewBlock {
  const id = newId<'block'>()
  return { kind: 'paragraph', id, lang: 'ar', dir: 'rtl', group: 'OP', level: 0, words }
}
