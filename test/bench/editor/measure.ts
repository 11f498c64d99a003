import type { Page } from '@playwright/test'

import { openBare } from './bare-page.ts'
import type { Desk } from './desk.ts'
import { ms, percentile, say } from './figures.ts'
import { open } from './opening.ts'
import type { Opening } from './opening.ts'
import { typeInto } from './typing.ts'
import type { Place } from './typing.ts'

const openings = 5
const rounds = 3
const keysARound = 150

/** How soon the text opens: in a browser that knows nothing, and in one that was here before. */
export async function measureOpening(desk: Desk): Promise<void> {
  const [first, again]: [Opening[], Opening[]] = [[], []]
  for (let at = 0; at < openings; at += 1) {
    const context = await desk.writer()
    for (const kept of [first, again]) {
      const { page, took } = await open(context, desk.document)
      kept.push(took)
      // What a device keeps of a text it keeps a moment later.
      await page.waitForTimeout(1_500)
      await page.close()
    }
    await context.close()
  }
  for (const [name, took] of [
    ['opens, nothing kept', first],
    ['opens again', again],
  ] as const) {
    const median = (of: keyof Opening) =>
      ms(
        percentile(
          took.map((one) => one[of]),
          0.5,
        ),
      )
    say(name, `read ${median('read')}`, `write ${median('write')}`, 'asked for: 2000 ms')
  }
}

/** How soon a key is seen, beside bare ProseMirror with the same text, in turns. */
export async function measureTyping(desk: Desk, place: Place): Promise<void> {
  const context = await desk.writer()
  const { page: ours } = await open(context, desk.document)
  await ours.waitForTimeout(2_000)
  const bare = await openBare(context, ours)
  const took = new Map<Page, number[]>([
    [ours, []],
    [bare, []],
  ])
  for (let round = 0; round < rounds; round += 1) {
    for (const [page, all] of took) all.push(...(await typeInto(page, place, keysARound)))
  }
  const of = (page: Page, part: number) => percentile(took.get(page) ?? [], part)
  for (const [name, page] of [
    ['typing, bare ProseMirror', bare],
    ['typing', ours],
  ] as const) {
    say(name, ...[0.5, 0.95, 0.99].map((part) => `p${part * 100} ${ms(of(page, part))}`))
  }
  const times = of(ours, 0.95) / of(bare, 0.95)
  say('typing beside bare, p95', `${times.toFixed(2)} ×`, 'asked for: 1.3 × and 32 ms')
  await context.close()
}
