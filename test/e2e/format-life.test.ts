import { readFile } from 'node:fs/promises'

import type { Page } from '@playwright/test'
import { expect, test } from 'vitest'

import { paths } from '#app/paths.ts'

import { adoptBySilence, beginFormat, toNewDocument } from './support/life.ts'
import { editor, saved, select } from './support/text.ts'
import { oneWorld } from './support/world.ts'

const world = oneWorld()

test('three delegations negotiate a threshold, the format is adopted and published, and its Word file begins the next draft', async () => {
  const [claire, marcus, jonas, ines] = [
    await world.person('Claire Vasseur'),
    await world.person('Marcus Hale'),
    await world.person('Jonas Keller'),
    await world.person('Ines Falk'),
  ]
  const document = await beginFormat(world, ines)
  const brackets = paths.documentPanel(document, 'brackets')

  await claire.goto(brackets)
  await editor(claire, 'true').waitFor()
  await select(claire, '≤ 1 %')
  await claire.keyboard.press('Control+Shift+Enter')
  await claire.getByLabel('Words', { exact: true }).fill('≤ 2 %')
  await claire.getByRole('button', { name: 'Propose', exact: true }).click()
  await saved(claire)

  await marcus.goto(brackets)
  await act(marcus, 'Oppose')
  await threshold(claire, 'held by OST').waitFor()
  await jonas.goto(brackets)
  await act(jonas, 'Support: ≤ 2 %')
  await threshold(marcus, 'SOL').waitFor()
  await act(marcus, 'Move to: ≤ 2 %')
  for (const page of [claire, marcus, jonas]) {
    await page.getByText('Nothing is in brackets.').waitFor()
    await threshold(page, '≤ 2 %').waitFor()
    await page.getByText('≤ 1 %').first().waitFor({ state: 'detached' })
  }

  await adoptBySilence(ines, jonas, document)

  await ines.goto(paths.documentFormat(document))
  await ines.getByLabel('Who may have the files').selectOption({ label: 'Everyone' })
  await ines.getByRole('button', { name: 'Publish version 1.0.0' }).click()
  const published = ines.locator('a[href^="/formats/"][href$="/1.0.0/format.json"]')
  await published.waitFor()
  const stranger = await world.stranger()
  const bundle = (await published.getAttribute('href')) ?? ''
  expect((await stranger.request.get(bundle.replace('format.json', 'schema.json'))).ok()).toBe(true)
  const download = ines.waitForEvent('download')
  await published.click()
  const format = await readFile(await (await download).path(), 'utf8')
  expect(format).toContain('"threshold":{"cmp":"le","value":"2"}')

  const word = await ines.request.get(paths.documentText(document, 'text.docx'))
  await toNewDocument(ines)
  await ines.getByRole('link', { name: 'Begin with a Word or Markdown file' }).click()
  // The page before it has a title and a symbol as well.
  await ines.getByLabel('File').waitFor()
  await ines.getByLabel('Title').fill('Revenue format, next draft')
  await ines.getByLabel('Symbol').fill('HCG/2026/CRP.78')
  await ines.getByLabel('File').setInputFiles({
    name: 'next.docx',
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer: await word.body(),
  })
  await ines.getByRole('button', { name: 'Read the file' }).click()
  await ines.getByRole('heading', { name: 'What cannot be kept' }).waitFor()
  await ines.getByRole('button', { name: 'Create the document' }).click()
  await editor(ines, 'true').getByText('≤ 2 %').first().waitFor()
})

function threshold(page: Page, words: string) {
  return page.locator('[data-cell="formatField.threshold"]').getByText(words).first()
}

/** Chooses what one does about the one bracket there is, and does it. */
async function act(page: Page, name: string): Promise<void> {
  await page.getByRole('radio', { name }).check()
  await page.getByRole('button', { name: 'Do this' }).click()
}
