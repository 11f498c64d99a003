import { expect, test } from 'vitest'

import { paths } from '#app/paths.ts'

import { editor } from './support/text.ts'
import { oneWorld } from './support/world.ts'

const world = oneWorld()

test('a format is read from its text, a problem leads to its block, and the text leaves as a file', async () => {
  const document = await world.documentId('Customs-flow format')
  const page = await world.person('Claire Vasseur')
  await page.goto(paths.document(document))
  await editor(page, 'true').waitFor()
  await page.getByRole('link', { name: 'Verification format', exact: true }).click()
  const indicator = page.getByRole('row', { name: /^C-04/ })
  expect(await indicator.textContent()).toContain('≤ 5')
  await page.getByText(/errors stand in the way/).waitFor()

  await page.getByRole('link', { name: /^Go to Indicator C-04: Frequency/ }).click()
  await editor(page, 'true').waitFor()
  expect(new URL(page.url()).hash).not.toBe('')

  await page.getByRole('link', { name: 'Views', exact: true }).click()
  const leaving = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Markdown', exact: true }).click()
  expect((await leaving).suggestedFilename()).toBe('HCG-2026-L.5.md')
})
