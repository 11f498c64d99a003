import type { Page } from '@playwright/test'
import { expect, test } from 'vitest'

import { paths } from '#app/paths.ts'

import { axeViolations } from './support/axe.ts'
import { editor, saved, select, write } from './support/text.ts'
import { oneWorld } from './support/world.ts'

const world = oneWorld()
const wide = { width: 1280, height: 900 }
const narrow = { width: 390, height: 844 }

test('what is disputed is read in every view without a script, by everyone, and is printed with its symbol', async () => {
  const document = await world.documentId('Customs-flow format')
  const claire = await world.person('Claire Vasseur')
  await claire.goto(paths.document(document))
  await editor(claire, 'true').waitFor()
  await select(claire, 'shall transmit')
  await claire.keyboard.press('Control+Shift+Enter')
  await claire.getByLabel('Words', { exact: true }).fill('should transmit')
  await claire.getByRole('button', { name: 'Propose', exact: true }).click()
  await write(claire, 'origin of imports and exports', ' Without delay.')
  await saved(claire)

  const page = await world.person('Marcus Hale', { javaScriptEnabled: false, viewport: wide })
  // Axe is a script, so that it looks at the same addresses in a browser that runs one.
  const eyes = await world.person('Marcus Hale', { viewport: wide })
  const faultsOf = () => faultsAt(eyes, page.url())
  await page.goto(paths.document(document))
  await page.getByRole('link', { name: 'Views', exact: true }).click()
  const disputed = page.locator('.document p, .placed', { hasText: 'Without delay.' }).first()
  const reads = async () => (await disputed.textContent())?.replaceAll(/\s+/g, ' ')
  expect(await reads()).toMatch(/^The reporting State shall transmit to the Mission/)

  await open(page, 'Bracketed')
  expect(await reads()).toContain('UWC')
  expect(await faultsOf()).toEqual([])
  for (const [name, ending] of [
    ['Word', 'docx'],
    ['PDF', 'pdf'],
  ] as const) {
    const leaving = page.waitForEvent('download')
    await page.getByRole('link', { name, exact: true }).click()
    const file = await leaving
    expect(await file.failure()).toBeNull()
    expect(file.suggestedFilename().endsWith(`.${ending}`)).toBe(true)
  }

  await open(page, 'Compilation')
  const readings = disputed.getByRole('listitem')
  await expect.poll(() => readings.count()).toBe(2)
  expect(await readings.last().textContent()).toMatch(/UWC.*State should transmit to the Mission/)
  expect(await faultsOf()).toEqual([])

  await open(page, 'As a delegation wants it')
  const delegation = page.getByLabel('Delegation', { exact: true })
  expect(await delegation.inputValue()).toBe('OST')
  await delegation.selectOption('UWC')
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  expect(await delegation.inputValue()).toBe('UWC')
  expect(await reads()).toMatch(/^The reporting State should transmit to the Mission/)
  expect(await faultsOf()).toEqual([])

  await open(page, 'Changes')
  await page.getByText(/of the text differ/).waitFor()
  await expect
    .poll(async () => (await disputed.locator('ins').allTextContents()).join(''))
    .toMatch(/added: .*should transmit.* end of change .*added: .*Without delay\..* end of change /)
  expect(await faultsOf()).toEqual([])

  await page.getByRole('link', { name: 'History', exact: true }).click()
  const told = page.locator('.placed', { hasText: 'Without delay.' }).first()
  await told.locator('.hand', { hasText: 'UWC' }).first().waitFor()
  await told.getByText('Who wrote this').click()
  expect(await told.locator('.sources').innerText()).toMatch(/Without delay\.\s+written by\s+UWC/)
  const before = page.url()
  await page.getByRole('link', { name: 'One edit earlier' }).click()
  await expect.poll(() => page.url()).not.toBe(before)
  const slider = eyes.getByRole('slider', { name: 'Moment' })
  // A key is heard once the page is ready for it.
  await eyes.goto(before, { waitUntil: 'networkidle' })
  await slider.press('Home')
  await eyes.getByText('Nothing was written yet at this moment.').waitFor()
  expect(await slider.getAttribute('aria-valuetext')).toMatch(/^Edit 0 of \d+$/)
  await page.goto(before)

  const symbol = (await page.locator('h1').locator('..').locator('bdi').first().textContent()) ?? ''
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.sheet-head').innerText()).toContain(symbol)
})

async function open(page: Page, view: string): Promise<void> {
  await page.getByRole('link', { name: view, exact: true }).click()
  const views = page.getByRole('navigation', { name: 'Views', exact: true })
  await views.locator('[aria-current="page"]', { hasText: view }).waitFor()
}

/** What axe finds, and how far the page is wider than a screen or a phone. */
async function faultsAt(page: Page, address: string): Promise<unknown[]> {
  await page.goto(address)
  const found: unknown[] = []
  for (const size of [wide, narrow]) {
    await page.setViewportSize(size)
    const violations = await axeViolations(page)
    found.push(...violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)]))
    const over = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)
    if (over > 0) found.push(`${over} px too wide`)
  }
  return found
}
