import type { Browser, Page } from '@playwright/test'
import { expect, test } from 'vitest'

import { startApp } from '#test/support/app.ts'
import { launchChromium } from '#test/support/chromium.ts'

/** Someone who has never seen the product, counting what they have to do. */
async function newcomer(browser: Browser, url: string, name: string) {
  const context = await browser.newContext()
  const page = await context.newPage()
  let interactions = 0
  const act = async (work: Promise<unknown>) => {
    interactions += 1
    await work
  }
  await act(page.goto(url))
  await act(page.getByRole('button', { name: new RegExp(name) }).click())
  await act(
    page
      .getByRole('link', { name: /Customs-flow format/ })
      .first()
      .click(),
  )
  await writable(page)
  return { page, context, act, count: () => interactions }
}

const textbox = (page: Page) => page.getByRole('textbox', { name: /Customs-flow format/ })

async function writable(page: Page): Promise<void> {
  await page.locator('[contenteditable="true"]').waitFor()
}

/** Puts the cursor at the end of the paragraph that says `words`. */
async function goTo(page: Page, words: string): Promise<void> {
  const paragraph = textbox(page).getByText(words)
  await paragraph.click()
  await page.keyboard.press('End')
}

async function paragraphWith(page: Page, words: string): Promise<string> {
  return (await textbox(page).getByText(words).innerText()).trim()
}

async function saved(page: Page): Promise<void> {
  await page.getByText('Saved', { exact: true }).first().waitFor()
}

test('two delegations write in one paragraph at once, and nothing that was saved is lost to a kill', async () => {
  await using app = await startApp()
  await using browser = await launchChromium()

  const claire = await newcomer(browser, app.url, 'Claire Vasseur')
  const marcus = await newcomer(browser, app.url, 'Marcus Hale')
  const words = 'The reporting State shall transmit'

  await Promise.all([claire.act(goTo(claire.page, words)), marcus.act(goTo(marcus.page, words))])
  await Promise.all([
    claire.act(claire.page.keyboard.type(' Monthly tables suffice.', { delay: 15 })),
    marcus.act(marcus.page.keyboard.type(' Weights are in tonnes.', { delay: 15 })),
  ])
  await Promise.all([saved(claire.page), saved(marcus.page)])
  await expect
    .poll(() => paragraphWith(claire.page, words))
    .toBe(await paragraphWith(marcus.page, words))
  const together = await paragraphWith(claire.page, words)
  // Two people who type at one place mix their letters, but every letter is there.
  expect(together.length).toBe(
    `The reporting State shall transmit to the Mission, for every calendar month, the declared customs value, weight and origin of imports and exports by tariff chapter. Monthly tables suffice. Weights are in tonnes.`
      .length,
  )
  expect(claire.count()).toBeLessThanOrEqual(8)
  expect(marcus.count()).toBeLessThanOrEqual(8)
  await claire.page.getByText(/OST/).first().waitFor()

  // The power goes while Claire types; what the page calls saved must be there afterwards.
  const typing = claire.page.keyboard.type(' Cut off in the middle of a long sentence.', {
    delay: 25,
  })
  await claire.page.waitForTimeout(400)
  const before = await marcus.page.evaluate(
    () => document.querySelector('[contenteditable]')?.textContent ?? '',
  )
  await app.kill()
  await typing
  await claire.page
    .getByText(/Not connected/)
    .first()
    .waitFor()
  await app.start()
  await saved(claire.page)
  await saved(marcus.page)
  const all = await paragraphWith(claire.page, words)
  expect(all).toContain('Cut off in the middle of a long sentence.')
  await expect.poll(() => paragraphWith(marcus.page, words)).toBe(all)
  expect(before).toContain('Weights')

  // A third person, from nothing but the server, reads the same.
  const reader = await newcomer(browser, app.url, 'Eleanor Marsh')
  expect(await paragraphWith(reader.page, words)).toBe(all)
})
