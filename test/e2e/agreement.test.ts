import type { Page } from '@playwright/test'
import { expect, test } from 'vitest'

import { paths } from '#app/paths.ts'

import { editor, words, write } from './support/text.ts'
import { oneWorld } from './support/world.ts'

const world = oneWorld()
const preamble = 'Recalling the framework'

test('three delegations accept a paragraph in a sitting, and nobody changes it after the gavel', async () => {
  const document = await world.documentId('Customs-flow format')
  const agreement = paths.documentPanel(document, 'paragraphs')
  const chair = await world.person('Tomasz Brandt')
  await chair.goto(agreement)
  await chair.locator('summary', { hasText: 'Open a sitting' }).click()
  await chair.getByRole('button', { name: 'Open a sitting' }).click()
  await chair.getByText('Nobody is on the attendance list yet.').waitFor()

  const members = await Promise.all(
    ['Claire Vasseur', 'Marcus Hale', 'Jonas Keller'].map((name) => world.person(name)),
  )
  for (const page of members) {
    await page.goto(agreement)
    await editor(page, 'true').waitFor()
    await page.locator('summary', { hasText: 'Enter' }).click()
    await page.getByRole('button', { name: 'Enter' }).click()
    await page.locator('summary', { hasText: 'Leave' }).waitFor()
  }
  await chair.getByText('Quorum reached').waitFor()

  await choose(chair)
  await answer(chair, 'Ask everyone present for consent to these words')
  const [claire, ...others] = members
  for (const page of others) {
    await choose(page)
    await answer(page, 'Accept')
    await page.getByRole('listitem').filter({ hasText: 'accepts' }).first().waitFor()
  }
  // An objection without a reason is none, and what was chosen stays chosen.
  if (claire === undefined) throw new Error('nobody came')
  await choose(claire)
  await answer(claire, 'Object')
  await claire.getByText('Fill in this field.').first().waitFor()
  expect(await claire.getByRole('radio', { name: 'Object' }).isChecked()).toBe(true)
  // What the rules would refuse is not offered.
  expect(await chair.getByRole('radio', { name: 'Declare it agreed' }).count()).toBe(0)
  await answer(claire, 'Accept')
  await claire.getByText('Still to answer:').waitFor({ state: 'detached' })
  await answer(chair, 'Declare it agreed')
  await chair.getByText('1 of 11 agreed').waitFor()

  await claire.getByText('1 of 11 agreed').waitFor()
  const before = await words(claire, preamble)
  await write(claire, preamble, ' and more')
  await claire.getByText('This paragraph is agreed. It changes only once it is reopened.').waitFor()
  await expect.poll(() => words(claire, preamble)).toBe(before)
})

/** The first paragraph of the list. */
async function choose(page: Page): Promise<void> {
  const link = page.getByRole('complementary').getByRole('link', { name: preamble })
  await link.click()
  await page.getByRole('complementary').getByRole('blockquote').waitFor()
}

async function answer(page: Page, act: string): Promise<void> {
  await page.getByRole('radio', { name: act, exact: true }).check()
  await page.getByRole('button', { name: 'Do this' }).click()
}
