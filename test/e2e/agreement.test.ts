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
  const accepted = claire.getByRole('listitem').filter({ hasText: 'accepts' })
  await expect
    .poll(async () => (await accepted.allTextContents()).join(' '))
    .toMatch(/OST.*SOL|SOL.*OST/s)
  await answer(claire, 'Object')
  await claire.getByText('Fill in this field.').first().waitFor()
  expect(await claire.getByRole('radio', { name: 'Object' }).isChecked()).toBe(true)
  // What the rules would refuse is not offered.
  expect(await chair.getByRole('radio', { name: 'Declare it agreed' }).count()).toBe(0)
  await answer(claire, 'Accept')
  await claire.getByText('Still to answer:').waitFor({ state: 'detached' })
  await answer(chair, 'Declare it agreed')
  await chair.getByText('2 of 11 agreed').waitFor()

  await claire.getByText('2 of 11 agreed').waitFor()
  const before = await words(claire, preamble)
  await write(claire, preamble, ' and more')
  await claire.getByText('This paragraph is agreed. It changes only once it is reopened.').waitFor()
  await expect.poll(() => words(claire, preamble)).toBe(before)
})

test('a slip in agreed words is corrected, a member objects; what was deleted is put back', async () => {
  const document = await world.documentId('Customs-flow format')
  const [secretary, member] = await Promise.all(
    ['Ines Falk', 'Claire Vasseur'].map((name) => world.person(name)),
  )
  if (secretary === undefined || member === undefined) throw new Error('nobody came')
  await secretary.goto(paths.paragraphs(document))
  await secretary.locator('main ol a').first().click()
  await secretary.getByRole('link', { name: 'Correct a slip' }).click()
  const slip = secretary.getByLabel('The words without the slip')
  await slip.fill(`${await slip.inputValue()}, and its annex`)
  await secretary.getByLabel('Reason').fill('The annex was left out of the citation.')
  await secretary.getByRole('button', { name: 'Correct it' }).click()
  await secretary.getByText('A member may object until').waitFor()
  await secretary.getByRole('blockquote').filter({ hasText: 'and its annex' }).waitFor()

  await member.goto(secretary.url().replace(/[?#].*/, ''))
  await member.getByLabel('Reason').fill('The annex is not agreed.')
  await member.getByRole('button', { name: 'Object' }).click()
  await member.getByText('reopened', { exact: true }).waitFor()

  await secretary.getByText('reopened', { exact: true }).waitFor()
  await secretary.getByLabel('Reason').fill('Overtaken by the annex.')
  await secretary.getByRole('button', { name: 'Delete it' }).click()
  await secretary.getByRole('heading', { name: 'Deleted' }).waitFor()
  await member.getByText('It was deleted').waitFor()
  await member.getByLabel('Reason').fill('It cites the mandate.')
  await member.getByRole('button', { name: 'Put it back' }).click()
  await member.getByText('It was deleted').waitFor({ state: 'detached' })
  await secretary.getByRole('heading', { name: 'Deleted' }).waitFor({ state: 'detached' })
  expect(await secretary.locator('main ol li').first().textContent()).toContain('and its annex')
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
