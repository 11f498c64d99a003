import { expect, test } from 'vitest'

import { paths } from '#app/paths.ts'
import { common } from '#app/texts/ar/common.ts'

import { oneWorld, post } from './support/world.ts'

const world = oneWorld()

const wide = { width: 1280, height: 900 }

test('in Arabic the whole page runs from right to left', async () => {
  const page = await world.person('Ines Falk', { viewport: wide })
  await post(page, paths.preferences, { locale: 'ar', theme: 'light', returnTo: paths.desk })
  await page.goto(paths.desk)
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
  const rail = await page.getByRole('navigation', { name: common.shell.navigation }).boundingBox()
  expect(rail?.x).toBeGreaterThan(wide.width / 2)
})
