import type { Page } from '@playwright/test'
import { expect, test } from 'vitest'

import { paths } from '#app/paths.ts'

import { axeViolations } from './support/axe.ts'
import { adoptBySilence } from './support/life.ts'
import { oneWorld } from './support/world.ts'

const world = oneWorld()
const wide = { width: 1280, height: 900 }
const narrow = { width: 390, height: 844 }

test('an adopted plan is amended by a member in one form, and the secretariat records its adoption', async () => {
  const ines = await world.person('Ines Falk')
  const claire = await world.person('Claire Vasseur')
  await adoptBySilence(ines, claire, await world.documentId('Corvenia framework text'))

  await toPlan(ines)
  await ines.getByRole('link', { name: 'Adopt the plan' }).click()
  await ines.getByLabel('Where the decision is written down').fill('Halden 14, para. 2')
  await ines.getByRole('button', { name: 'Adopt the plan' }).click()
  await ines.getByText('From here it changes by amendments alone').waitFor()

  await toPlan(claire)
  await claire.getByRole('link', { name: 'Amend the plan' }).click()
  const reason = claire.getByLabel('Reason')
  await reason.waitFor()
  for (const size of [wide, narrow]) {
    await claire.setViewportSize(size)
    expect(await axeViolations(claire)).toEqual([])
    const over = await claire
      .locator('html')
      .evaluate((html) => html.scrollWidth - html.clientWidth)
    expect(over).toBe(0)
  }
  await claire.setViewportSize(wide)
  const propose = claire.getByRole('button', { name: 'Propose this amendment' })
  const first = claire.getByLabel('Title', { exact: true }).first()
  await first.fill('First phase, in two steps')
  await propose.click()
  // Without a reason it is refused, and what was typed is still there.
  await claire.getByRole('alert').waitFor()
  expect(await first.inputValue()).toBe('First phase, in two steps')
  await reason.fill('It was too long for one decision.')
  await propose.click()

  await ines.getByText('It was too long for one decision.').waitFor()
  await ines.getByRole('link', { name: 'Adopt the amendment' }).click()
  await ines.getByLabel('Where the decision is written down').fill('Halden 15')
  await ines.getByRole('button', { name: 'Adopt the amendment' }).click()
  for (const page of [ines, claire]) {
    await page.getByText('First phase, in two steps').first().waitFor()
    await page.getByText('Amendment 1').first().waitFor()
  }
})

async function toPlan(page: Page): Promise<void> {
  await page.goto(paths.frameworks)
  await page.locator('main a[href^="/f/"]').first().click()
  await page.getByRole('link', { name: /^Relief events/ }).click()
  await page.getByRole('link', { name: 'Relief plan', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Relief plan' }).waitFor()
}
