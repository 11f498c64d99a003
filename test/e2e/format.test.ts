import { expect, test } from 'vitest'

import { paths } from '#app/paths.ts'

import { editor, saved, select } from './support/text.ts'
import { oneWorld } from './support/world.ts'

const world = oneWorld()

test('a format is checked as its text is written, a problem leads to its block, and the files are there once none is left', async () => {
  const document = await world.documentId('Customs-flow format')
  const page = await world.person('Claire Vasseur')
  await page.goto(paths.document(document))
  await editor(page, 'true').waitFor()
  const threshold = page.locator('[data-cell="formatField.threshold"]', { hasText: '≤ 5 %' })
  await threshold.click()
  await page.keyboard.press('End')
  await page.keyboard.type(' or so')
  await saved(page)

  await page.getByRole('link', { name: 'Verification format', exact: true }).click()
  await page.getByText('1 error stands in the way of publishing.').waitFor()
  await page.getByRole('link', { name: 'Go to Indicator C-04: Threshold' }).click()
  await editor(page, 'true').waitFor()
  expect(new URL(page.url()).hash).not.toBe('')
  await select(page, ' or so')
  await page.keyboard.press('Delete')
  await page.locator('[data-cell="formatField.threshold"]', { hasText: /^≤ 5 %$/ }).waitFor()
  await saved(page)

  await page.getByRole('link', { name: 'Verification format', exact: true }).click()
  await page.getByText('Nothing stands in the way of publishing this text.').waitFor()
  expect(await page.getByRole('row', { name: /^C-04/ }).textContent()).toContain('≤ 5')
  const file = page.waitForEvent('download')
  await page.getByRole('link', { name: 'format.json', exact: true }).click()
  expect((await file).suggestedFilename()).toBe('draft-format.json')

  await page.getByRole('link', { name: 'Live text', exact: true }).click()
  await page.getByRole('link', { name: 'Views', exact: true }).click()
  const leaving = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Markdown', exact: true }).click()
  expect((await leaving).suggestedFilename()).toBe('HCG-2026-L.5.md')
})
