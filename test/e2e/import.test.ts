import { expect, test } from 'vitest'

import { paths } from '#app/paths.ts'
import { docx, item, p, picture, styled } from '#test/support/docx.ts'

import { editor } from './support/text.ts'
import { oneWorld } from './support/world.ts'

const world = oneWorld()

test('a Word document becomes a draft once its report was read', async () => {
  const page = await world.person('Ines Falk')
  await page.goto(paths.frameworks)
  await page.locator('main a[href^="/f/"]').first().click()
  await page.getByRole('link', { name: 'Create a document' }).click()
  await page.getByRole('link', { name: 'Begin with a Word or Markdown file' }).click()
  // The page before it has a title and a symbol as well.
  await page.getByLabel('File').waitFor()
  await page.getByLabel('Title').fill('Zero draft on ports')
  await page.getByLabel('Symbol').fill('HCG/2026/CRP.77')
  const body = [
    p('Ports', '', styled('H1')),
    picture,
    p('Parties [shall] open them', '<w:b/>'),
    p('at once', '', item(0)),
  ].join('')
  await page.getByLabel('File').setInputFiles({
    name: 'ports.docx',
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer: Buffer.from(docx(body)),
  })
  await page.getByRole('button', { name: 'Read the file' }).click()
  await page.getByRole('heading', { name: 'What cannot be kept' }).waitFor()
  await page.getByText('Map of the ports').waitFor()

  await page.getByRole('button', { name: 'Create the document' }).click()
  const text = editor(page, 'true')
  await text.waitFor()
  expect(await text.locator('strong').textContent()).toBe('Parties [shall] open them')
  await text.getByText('at once').waitFor()
})
