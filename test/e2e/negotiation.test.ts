import type { Page } from '@playwright/test'
import { expect, test } from 'vitest'

import { paths } from '#app/paths.ts'

import { openToWrite, paragraph, saved, select, words } from './support/text.ts'
import { oneWorld } from './support/world.ts'

const world = oneWorld()
const reporting = 'origin of imports and exports'

test('while negotiation mode is on, what each delegation types and deletes is its proposal', async () => {
  const document = await world.documentId('Customs-flow format')
  const [claire, marcus] = [await world.person('Claire Vasseur'), await world.person('Marcus Hale')]
  await Promise.all([claire, marcus].map((page) => openToWrite(page, document)))
  const chair = await world.person('Tomasz Brandt')
  await chair.goto(paths.document(document))
  await chair.getByRole('link', { name: 'Negotiation mode' }).click()
  await chair.getByRole('button', { name: 'Turn negotiation mode on' }).click()
  await chair.getByText('On for this text').waitFor()
  await Promise.all([claire, marcus].map(inTheMode))

  const before = await words(claire, reporting)
  await select(claire, 'The reporting State')
  await claire.keyboard.press('ArrowRight')
  await claire.keyboard.type(' duly')
  await saved(claire)
  await paragraph(marcus, reporting)
    .getByText('Bracket, proposed to be added, held by UWC:')
    .waitFor()
  await select(marcus, 'shall transmit')
  await marcus.keyboard.type('may send')
  await saved(marcus)
  await paragraph(claire, reporting).getByText('or alternative, held by OST:').waitFor()
  await select(claire, 'Recalling')
  await claire.keyboard.press('Backspace')
  await saved(claire)
  await claire.locator('[data-kind="delete"]', { hasText: 'Recalling' }).waitFor()

  // One's own, which nobody else backs, goes for good.
  await select(claire, ' duly')
  await claire.keyboard.press('Delete')
  await saved(claire)
  await expect.poll(() => marcus.getByText('duly').count()).toBe(0)
  await select(marcus, 'may send')
  await marcus.keyboard.press('Delete')
  await expect.poll(() => words(claire, reporting)).toBe(before)

  await saved(marcus)
  await select(marcus, 'The reporting State')
  await marcus.keyboard.press('Control+b')
  await marcus.getByRole('alert').getByText('stays as it is. Nothing was changed.').waitFor()
  expect(await marcus.locator('.ProseMirror strong', { hasText: 'The reporting' }).count()).toBe(0)
})

/** Tells the page of the text that it is on, and waits until one can go on. */
async function inTheMode(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Negotiation mode' }).waitFor()
  await page.locator('.ProseMirror[contenteditable="true"]').waitFor()
}
