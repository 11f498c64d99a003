import type { Page } from '@playwright/test'

/** One of the elements of a text that a selector finds. */
export type Place = { of: string; nth: number }

/** Keys a second of somebody who types fast. */
const rate = 10

/**
 * Types so many characters at the end of a line, and says of each how many milliseconds passed from
 * the key, as the browser received it, until the frame that shows it was painted.
 */
export async function typeInto(page: Page, place: Place, keys: number): Promise<number[]> {
  await page.bringToFront()
  const line = page.locator(`.ProseMirror ${place.of}`).nth(place.nth)
  await line.scrollIntoViewIfNeeded()
  await line.click()
  await page.keyboard.press('End')
  await page.waitForTimeout(1_000)
  await page.evaluate(watchKeys)
  for (let at = 0; at < keys; at += 1) {
    const due = performance.now() + 1_000 / rate
    await page.keyboard.press(at % 6 === 5 ? 'Space' : 'abcdefghij'.charAt(at % 10))
    await page.waitForTimeout(Math.max(0, due - performance.now()))
  }
  await page.waitForTimeout(300)
  const painted = await page.evaluate(() => (globalThis as unknown as Watched).stopWatching())
  if (painted.length !== keys) throw new Error(`${painted.length} of ${keys} keys were seen`)
  return painted
}

type Watched = { stopWatching: () => number[] }

/** Runs in the page. A message sent within a frame arrives when the frame has been painted. */
function watchKeys(): void {
  const took: number[] = []
  const note = ({ timeStamp }: Event): void => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => void took.push(performance.now() - timeStamp))
      port1.start()
      port2.postMessage(null)
    })
  }
  addEventListener('keydown', note, { capture: true })
  Object.assign(globalThis, {
    stopWatching() {
      removeEventListener('keydown', note, { capture: true })
      return took
    },
  })
}
