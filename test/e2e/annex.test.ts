import type { Locator, Page } from '@playwright/test'
import { expect, test } from 'vitest'

import { paths } from '#app/paths.ts'

import { adoptBySilence, beginFormat } from './support/life.ts'
import { saved } from './support/text.ts'
import { oneWorld } from './support/world.ts'

const world = oneWorld()

const columns = { threshold: 4, annexOf: 4 }

test('[NA1] [NA2] the delegation whose annex it is goes on writing in an adopted format, and another is told that it stands', async () => {
  const [claire, marcus, jonas, ines] = [
    await world.person('Claire Vasseur'),
    await world.person('Marcus Hale'),
    await world.person('Jonas Keller'),
    await world.person('Ines Falk'),
  ]
  const document = await beginFormat(world, ines)
  await claire.goto(paths.documentGrid(document, 'section'))
  await cell(claire, 'SUMMARY', columns.annexOf).click()
  await claire.keyboard.type('UWC')
  await claire.keyboard.press('Enter')
  await cell(claire, 'SUMMARY', columns.annexOf).getByText('UWC', { exact: true }).waitFor()
  await saved(claire)

  await adoptBySilence(ines, jonas, document)

  await claire.goto(paths.documentGrid(document))
  await claire.getByText('own annex stay open').waitFor()
  const own = cell(claire, 'RESIDUAL', columns.threshold)
  await expect.poll(() => own.getAttribute('aria-readonly')).toBe('false')
  await own.click()
  await claire.keyboard.type('<= 7 %')
  await claire.keyboard.press('Enter')
  await own.getByText('<= 7 %', { exact: true }).waitFor()
  await saved(claire)

  await marcus.goto(paths.documentGrid(document))
  const others = cell(marcus, 'RESIDUAL', columns.threshold)
  await others.getByText('<= 7 %', { exact: true }).waitFor()
  expect(await others.getAttribute('aria-readonly')).toBe('true')
  await others.click()
  await marcus.keyboard.type('<= 9 %')
  await marcus.keyboard.press('Enter')
  await marcus.reload()
  await others.getByText('<= 7 %', { exact: true }).waitFor()
  expect(await marcus.getByText('own annex stay open').count()).toBe(0)
})

function cell(page: Page, row: string, column: number): Locator {
  return page
    .getByRole('row', { name: new RegExp(`^${row}`) })
    .locator(`[aria-colindex="${column + 1}"]`)
}
