import type { Locator, Page } from '@playwright/test'
import { expect } from 'vitest'

/** More stops than any page has: a keyboard that never arrives fails the test. */
const mostStops = 120

/**
 * Presses Tab until `target` has the keyboard, and sees to it that at every stop on the way one can see
 * where one is.
 */
export async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  for (let stop = 0; stop < mostStops; stop++) {
    await page.keyboard.press(key)
    await expectVisibleFocus(page)
    if (await hasKeyboard(target)) return
  }
  throw new Error(`${mostStops} × ${key} did not lead to ${String(target)}`)
}

/** Waits for a page that a link led to: the link is gone, and the keyboard goes on from the page's heading. */
export async function arrived(page: Page, name: string): Promise<void> {
  const heading = page.getByRole('heading', { level: 1, name, exact: true })
  await expect.poll(() => hasKeyboard(heading)).toBe(true)
}

export function hasKeyboard(target: Locator): Promise<boolean> {
  return target.evaluateAll((elements) =>
    elements.some((element) => element === document.activeElement),
  )
}

/** WCAG 2.4.7: a ring around what has the keyboard, or the caret in what is being written. */
export async function expectVisibleFocus(page: Page): Promise<void> {
  const unseen = await page.evaluate(() => {
    const focused = document.activeElement
    if (focused === null || focused === document.body) return null
    const style = getComputedStyle(focused)
    const hasRing = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1
    const hasCaret =
      (focused instanceof HTMLInputElement || focused.getAttribute('role') === 'textbox') &&
      style.caretColor !== 'transparent'
    const { width, height } = focused.getBoundingClientRect()
    const isThere = width > 1 && height > 1 && style.visibility === 'visible'
    return (hasRing || hasCaret) && isThere ? null : focused.outerHTML.slice(0, 200)
  })
  expect(unseen, 'has the keyboard, and one cannot see it').toBeNull()
}
