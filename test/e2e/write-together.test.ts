import type { Browser, Page } from '@playwright/test'
import { expect, test } from 'vitest'

import { startApp } from '#test/support/app.ts'
import { launchChromium } from '#test/support/chromium.ts'

const first = 'The reporting State shall transmit'
const second = 'The report shall reach the Mission'

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
  await act(page.getByRole('link', { name: 'Customs-flow format', exact: true }).first().click())
  await page.locator('[contenteditable="true"]').waitFor()
  return { page, context, act, interactions: () => interactions }
}

/** Puts the cursor into the paragraph that says `words`, at the end of a line. */
async function goTo(page: Page, words: string): Promise<void> {
  await paragraph(page, words).click()
  await page.keyboard.press('End')
}

function paragraph(page: Page, words: string) {
  return page.locator('[contenteditable] p', { hasText: words })
}

/** What the paragraph says, without the carets of others that are drawn into it. */
async function said(page: Page, words: string): Promise<string> {
  return paragraph(page, words).evaluate((element) => {
    const copy = element.cloneNode(true) as Element
    for (const drawn of copy.querySelectorAll('.ProseMirror-widget')) drawn.remove()
    return (copy.textContent ?? '').replaceAll('\u2060', '')
  })
}

function isSaved(page: Page): Promise<boolean> {
  return page.getByText('Saved', { exact: true }).first().isVisible()
}

test('two delegations write at once, and nothing that was called saved is lost to a kill', async () => {
  await using app = await startApp()
  await using browser = await launchChromium()
  const claire = await newcomer(browser, app.url, 'Claire Vasseur')
  const marcus = await newcomer(browser, app.url, 'Marcus Hale')
  const original = await said(claire.page, first)

  await Promise.all([claire.act(goTo(claire.page, first)), marcus.act(goTo(marcus.page, first))])
  const sentences = [' Monthly tables suffice.', ' Weights are in tonnes.'] as const
  await Promise.all([
    claire.act(claire.page.keyboard.type(sentences[0], { delay: 15 })),
    marcus.act(marcus.page.keyboard.type(sentences[1], { delay: 15 })),
  ])
  await expect.poll(() => isSaved(claire.page)).toBe(true)
  await expect.poll(() => isSaved(marcus.page)).toBe(true)
  await expect
    .poll(async () => (await said(claire.page, first)) === (await said(marcus.page, first)))
    .toBe(true)
  // Two who type at one place may mix their letters, but every letter is there.
  const together = (await said(claire.page, first)).split('')
  const typed = `${original}${sentences.join('')}`.split('')
  expect(together.toSorted()).toEqual(typed.toSorted())
  await claire.page.locator('[contenteditable]').getByText('Marcus Hale').waitFor()
  expect(Math.max(claire.interactions(), marcus.interactions())).toBeLessThanOrEqual(8)

  // The power goes while both type, each in a paragraph of their own.
  await goTo(marcus.page, second)
  const cutOff = ' Claire writes a sentence that is cut off by a power failure in the middle.'
  const later = ' Marcus writes one that arrives later, from where it was kept.'
  await keepWhatIsCalledSaved(claire.page, first)
  const typing = Promise.all([inWords(claire.page, cutOff), inWords(marcus.page, later)])
  const promisedSoFar = async () => longestStartOf(cutOff, await whatWasCalledSaved(claire.page))
  // However long that takes on this machine: something must be promised before it can be broken.
  await expect
    .poll(async () => (await promisedSoFar()).length, { interval: 20, timeout: 30_000 })
    .toBeGreaterThan(' Claire'.length)
  await app.kill()
  await typing
  const promised = await promisedSoFar()
  await marcus.page
    .getByText(/Not connected/)
    .first()
    .waitFor()
  await claire.context.close()

  await app.start()
  await expect.poll(() => isSaved(marcus.page), { timeout: 60_000 }).toBe(true)
  expect(await said(marcus.page, second)).toContain(later)

  // Someone who comes from nowhere reads it all from the server.
  const reader = await newcomer(browser, app.url, 'Eleanor Marsh')
  await expect.poll(() => said(reader.page, first)).toBe(await said(marcus.page, first))
  expect(await said(reader.page, first)).toContain(promised)
  expect(await said(reader.page, second)).toBe(await said(marcus.page, second))
})

/** Types as people do: a word, a short pause in which it is saved, the next. */
async function inWords(page: Page, sentence: string): Promise<void> {
  for (const word of sentence.split(/(?= )/)) {
    await page.keyboard.type(word)
    await page.waitForTimeout(60)
  }
}

/** Keeps, in the page itself, the paragraph as it stood whenever the page said "Saved". */
async function keepWhatIsCalledSaved(page: Page, words: string): Promise<void> {
  await page.evaluate((of) => {
    setInterval(() => {
      const isCalledSaved = document.querySelector('header')?.innerText.includes('Saved')
      const paragraphs = [...document.querySelectorAll('[contenteditable] p')]
      const text = paragraphs.map((one) => one.textContent ?? '').find((one) => one.includes(of))
      if (isCalledSaved && text !== undefined) document.body.dataset['calledSaved'] = text
    }, 5)
  }, words)
}

function whatWasCalledSaved(page: Page): Promise<string> {
  return page.evaluate(() => document.body.dataset['calledSaved'] ?? '')
}

function longestStartOf(sentence: string, text: string): string {
  let start = sentence
  while (!text.includes(start)) start = start.slice(0, -1)
  return start
}
