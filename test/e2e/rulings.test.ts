import type { Page } from '@playwright/test'
import { expect, test } from 'vitest'

import { paths } from '#app/paths.ts'

import { editor, saved, select } from './support/text.ts'
import { oneWorld } from './support/world.ts'

const world = oneWorld()

test('a holder names a condition, the chair rules, and a member objects in time', async () => {
  const document = await world.documentId('Corvenia framework text')
  const brackets = paths.documentPanel(document, 'brackets')
  const claire = await world.person('Claire Vasseur')
  await claire.goto(brackets)
  await editor(claire, 'true').waitFor()
  await select(claire, 'Guided')
  await claire.keyboard.press('Control+Shift+B')
  await saved(claire)
  await claire.getByRole('link', { name: 'Conditions, ruling, and who must let go' }).click()
  await claire.getByLabel('Condition on which you can let go').fill('We can lift if OP2 stays.')
  await claire.getByText('Paragraphs that it hangs on').click()
  await claire.getByRole('checkbox', { name: 'OP2 A phase begins' }).check()
  await claire.getByRole('button', { name: 'Save the note' }).click()
  await claire.locator('q', { hasText: 'We can lift if OP2 stays.' }).waitFor()
  await claire.getByRole('link', { name: 'OP2', exact: true }).waitFor()

  const [chair, marcus] = [await world.person('Tomasz Brandt'), await world.person('Marcus Hale')]
  await Promise.all([chair, marcus].map((page) => page.goto(claire.url())))
  expect(await marcus.getByRole('button', { name: 'Rule', exact: true }).count()).toBe(0)
  await chair.getByRole('button', { name: 'Rule', exact: true }).click()
  await chair.getByText('Choose one of the options.').first().waitFor()
  await chair.getByRole('radio').first().check()
  await chair.getByLabel('Reason').fill('The word is common ground.')
  await chair.getByRole('button', { name: 'Rule', exact: true }).click()
  await ruled(chair)

  // The page of the others follows by itself.
  await ruled(marcus)
  await marcus.getByLabel('Why your delegation objects').fill('It is not.')
  await marcus.getByRole('button', { name: 'Object to the ruling' }).click()
  await chair.getByText('objected to the last ruling:').waitFor()
  await chair.locator('q', { hasText: 'It is not.' }).waitFor()
  await chair.getByRole('button', { name: 'Rule', exact: true }).waitFor()
})

async function ruled(page: Page): Promise<void> {
  await page.getByText('The word is common ground.').waitFor()
  await page.getByText('One may object until').waitFor()
}
