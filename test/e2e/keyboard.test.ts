import type { Locator, Page } from '@playwright/test'
import { expect, test } from 'vitest'

import { demoPassword } from '#server/demo/cast.ts'

import { arrived, expectVisibleFocus, hasKeyboard, tabTo } from './support/hands.ts'
import { editor, paragraph, saved } from './support/text.ts'
import { emailOf, oneWorld } from './support/world.ts'

const world = oneWorld()

test('with the keyboard alone one signs in, writes, reaches the tools and the record, and leaves', async () => {
  const page = await world.stranger()
  await page.goto('/')
  await tabTo(page, page.getByRole('button', { name: /^Claire Vasseur/ }))
  await page.keyboard.press('Enter')
  await heading(page, 'Desk').waitFor()

  await tabTo(page, page.getByRole('link', { name: 'Skip to the content' }))
  await page.keyboard.press('Enter')
  await tabTo(
    page,
    page.getByRole('list').getByRole('link', { name: 'Customs-flow format', exact: true }).first(),
  )
  await page.keyboard.press('Enter')
  await arrived(page, 'Customs-flow format')
  await editor(page, 'true').waitFor()

  await tabTo(page, editor(page, 'true'))
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('End')
  await page.keyboard.type(' Written by hand.')
  await paragraph(page, ' Written by hand.').waitFor()
  await saved(page)

  await toTheToolsAndBack(page)
  await page.keyboard.type(' And back.')
  await paragraph(page, ' Written by hand. And back.').waitFor()
  await saved(page)

  await page.keyboard.press('Control+k')
  await choose(page, 'Record')
  await arrived(page, 'Record')

  await tabTo(page, page.getByLabel(/^Account of/), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Sign out' }))
  await page.keyboard.press('Enter')
  await heading(page, 'Sign in').waitFor()
  expect(new URL(page.url()).pathname).toBe('/sign-in')
})

test('with the keyboard alone one signs in by e-mail and password, also after a mistake', async () => {
  const page = await world.stranger()
  await page.goto('/sign-in')
  await tabTo(page, page.getByLabel('E-mail address'))
  await page.keyboard.type(emailOf('Marcus Hale'))
  await tabTo(page, page.getByLabel('Password'))
  await page.keyboard.type('not the password')
  await page.keyboard.press('Enter')

  // The refusal takes the keyboard, so that it is heard, and the form follows it.
  const refusal = page.getByRole('alert')
  await refusal.waitFor()
  await expect.poll(() => hasKeyboard(refusal), { timeout: 30_000 }).toBe(true)
  await tabTo(page, page.getByLabel('Password'))
  await page.keyboard.type(demoPassword)
  await page.keyboard.press('Enter')
  await heading(page, 'Desk').waitFor()
})

function heading(page: Page, name: string): Locator {
  return page.getByRole('heading', { level: 1, name, exact: true })
}

/** Alt+F10 leads to the tools, arrows lead from one to the next, Tab leads back into the text. */
async function toTheToolsAndBack(page: Page): Promise<void> {
  const tools = page.getByRole('toolbar', { name: 'Formatting' }).getByRole('button')
  await page.keyboard.press('Alt+F10')
  expect(await hasKeyboard(tools.first())).toBe(true)
  await expectVisibleFocus(page)
  await page.keyboard.press('ArrowRight')
  expect(await hasKeyboard(tools.nth(1))).toBe(true)
  await page.keyboard.press('End')
  expect(await hasKeyboard(tools.last())).toBe(true)
  await expectVisibleFocus(page)
  await page.keyboard.press('Tab')
  expect(await hasKeyboard(editor(page, 'true'))).toBe(true)
}

/** Types into the palette, sees the entry at hand, goes down and up the list, and opens it with Enter. */
async function choose(page: Page, name: string): Promise<void> {
  const palette = page.getByRole('dialog', { name: 'Search and commands' })
  await palette.waitFor()
  await page.keyboard.type(name)
  const entry = palette.getByRole('option', { name, exact: true })
  const passage = palette.getByRole('option').nth(1)
  await atHand(page, entry)
  await passage.waitFor()
  await page.keyboard.press('ArrowDown')
  await atHand(page, passage)
  await page.keyboard.press('ArrowUp')
  await atHand(page, entry)
  await page.keyboard.press('Enter')
}

/** In a list that leaves the keyboard in its field, the field says which entry Enter opens. */
async function atHand(page: Page, entry: Locator): Promise<void> {
  await entry.waitFor()
  await page.waitForFunction(
    (found) => document.activeElement?.getAttribute('aria-activedescendant') === found?.id,
    await entry.elementHandle(),
  )
}
