import type { Page } from '@playwright/test'

import { hour, instant, later, minute, toIso } from '#app/domain/kernel/instant.ts'
import { paths } from '#app/paths.ts'
import { reachDatabase } from '#server/database.ts'
import { parseSettings } from '#server/env.ts'
import { actOnEvent } from '#server/relief/act-on-event.ts'
import { wakeThroughPostgres } from '#server/wake-through-postgres.ts'
import { post } from '#test/e2e/support/world.ts'
import { startApp } from '#test/support/app.ts'
import { newId } from '#test/support/build.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { testContext } from '#test/support/context.ts'
import { eventNow, legForm, reliefTable } from '#test/support/relief.ts'
import { temporaryDirectory } from '#test/support/temporary-directory.ts'

/**
 * How many milliseconds after a capital has begun to attest its readiness, or to take it back, the open pages
 * of the secretariat, the capital and the verifier, and the big screen, show it. Each act once on each page.
 */
export async function boardInBrowser(acts: number): Promise<readonly number[]> {
  await using directory = await temporaryDirectory()
  const environment = { DATA_DIR: directory.path }
  await using app = await startApp('production', environment)
  await using browser = await launchChromium()
  const open = await reachDatabase(parseSettings(environment))
  try {
    const wake = await wakeThroughPostgres(open.sql)
    const ctx = await testContext(open, { machineTime: Date.now, demo: true, wake })
    const t0 = instant(Math.ceil(later(ctx.now(), 96 * hour) / minute) * minute)
    const table = await reliefTable(ctx, { local: toIso(t0).slice(0, 16) })
    const { secretary, member, verifier, event } = table
    const run = (by: typeof member, act: Readonly<Record<string, unknown>>) =>
      actOnEvent(ctx, by, { event, ...act }, newId())
    await run(secretary, { act: 'add-leg', ...legForm(member.delegation.id) })
    await run(secretary, { act: 'schedule', reference: 'Halden 3' })
    await run(secretary, { act: 'begin-preparation' })
    const leg = (await eventNow(ctx.db, table)).legs[0]?.id ?? ''
    await run(member, { act: 'start', leg })
    await run(member, { act: 'complete-step', leg })
    await run(member, { act: 'adopt', leg, publication: 'Act 7' })

    const openAs = async ({ person }: typeof member, path: string): Promise<Page> => {
      const [row] = await open.sql<{ email: string }[]>`
        select email from person where id = ${person.id}`
      const context = await browser.newContext({ baseURL: app.url })
      // esbuild names the functions within those that are sent into a page with a helper that it leaves here.
      await context.addInitScript({ content: 'globalThis.__name = (named) => named' })
      const page = await context.newPage()
      await post(page, paths.signInDemo, { person: row?.email ?? '' })
      await page.goto(path, { waitUntil: 'networkidle' })
      return page
    }
    const pages = [
      await openAs(secretary, paths.reliefEvent(event)),
      await openAs(member, paths.reliefEvent(event)),
      await openAs(verifier, paths.reliefEvent(event)),
      await openAs(secretary, paths.bigScreen(event)),
    ]
    const took: number[] = []
    for (let at = 0; at < acts; at += 1) {
      const isReady = at % 2 === 0
      const seen = pages.map((page) => page.evaluate(showsReadiness, isReady))
      const act = isReady
        ? { act: 'attest', leg, days: '30', revision: '1' }
        : { act: 'withdraw-attestation', leg }
      const begun = Date.now()
      await run(member, act)
      took.push(...(await Promise.all(seen)).map((when) => when - begun))
    }
    await wake.close()
    return took.toSorted((a, b) => a - b)
  } finally {
    await open.close()
  }
}

/** Runs in the page: answers when a leg is shown as ready, or no more. */
function showsReadiness(isReady: boolean): Promise<number> {
  return new Promise((resolve) => {
    const look = (): void => {
      const leaves = [...document.querySelectorAll('main *')]
      const found = leaves.some(
        (one) => one.childElementCount === 0 && one.textContent?.trim() === 'Ready',
      )
      if (found === isReady) resolve(Date.now())
      else requestAnimationFrame(look)
    }
    look()
  })
}
