import { paths } from '#app/paths.ts'

import type { Desk } from './desk.ts'
import { ms, percentile, say } from './figures.ts'

const turns = 5

/** How soon another view of the text is there once one chose it, in turn among those that need no choice. */
export async function measureViews(desk: Desk): Promise<void> {
  const context = await desk.writer()
  const page = await context.newPage()
  await page.goto(paths.documentView(desk.document, { as: 'clean' }), { waitUntil: 'networkidle' })
  const took = new Map<string, number[]>()
  for (let turn = 0; turn < turns; turn += 1) {
    for (const as of ['bracketed', 'compilation', 'clean']) {
      const address = paths.documentView(desk.document, { as })
      const spent = await page.evaluate(followTab, address)
      took.set(as, [...(took.get(as) ?? []), spent])
      await page.waitForTimeout(500)
    }
  }
  for (const [as, all] of took) {
    say(`switches to ${as}`, `median ${ms(percentile(all, 0.5))}`, `most ${ms(Math.max(...all))}`)
  }
  say('', 'asked for: 300 ms')
  await context.close()
}

/** Runs in the page: chooses a view and waits until it says that it is the one shown, and is painted. */
async function followTab(address: string): Promise<number> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const tab = document.querySelector<HTMLElement>(`nav a[href="${address}"]`)
  if (tab === null) throw new Error(`no tab leads to ${address}`)
  const before = performance.now()
  tab.click()
  while (document.querySelector(`nav a[href="${address}"][aria-current]`) === null) await frame()
  await frame()
  return performance.now() - before
}
