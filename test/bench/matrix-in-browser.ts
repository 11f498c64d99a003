import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { Page } from '@playwright/test'

import { paths } from '#app/paths.ts'
import { rollCallFile } from '#test/support/imports.ts'
import { temporaryDirectory } from '#test/support/temporary-directory.ts'

import { withImported } from './imported.ts'

export type InBrowser = {
  /** From markup to the frame after it is painted. */
  render: number
  /** Tasks longer than 50 ms, as browsers count them (Long Tasks API). */
  whileOpening: readonly number[]
  whileScrolling: readonly number[]
}

/** The matrix of 60 delegations and 300 subjects in Chromium, imported from the command line. */
export async function matrixInBrowser(): Promise<InBrowser> {
  await using directory = await temporaryDirectory()
  const file = join(directory.path, 'votes.csv')
  await writeFile(file, rollCallFile(60, 300))
  return await withImported(file, async ({ page, framework }) => {
    await page.addInitScript(watchLongTasks)
    await page.goto(paths.figures(framework, 'matrix'), { waitUntil: 'networkidle' })
    const whileOpening = await longTasksSince(page)
    const render = await page.evaluate(drawAgain)
    await longTasksSince(page)
    await scrollThrough(page)
    return { render, whileOpening, whileScrolling: await longTasksSince(page) }
  })
}

/** Runs in the page: notes every long task from its beginning on. */
function watchLongTasks(): void {
  const tasks: number[] = []
  Object.assign(window, { longTasks: tasks })
  new PerformanceObserver((list) => {
    tasks.push(...list.getEntries().map(({ duration }) => duration))
  }).observe({ type: 'longtask', buffered: true })
}

/** Those since it was asked last. */
function longTasksSince(page: Page): Promise<readonly number[]> {
  return page.evaluate(
    () => (window as unknown as { longTasks: number[] }).longTasks.splice(0) ?? [],
  )
}

/**
 * Runs in the page, where no helper of a compiler is: puts the drawing in the place of itself and waits until
 * it is painted.
 */
async function drawAgain(): Promise<number> {
  const drawing = document.querySelector('figure svg')
  if (drawing === null) throw new Error('there is no drawing')
  await new Promise((resolve) => requestAnimationFrame(resolve))
  const before = performance.now()
  const markup = drawing.outerHTML
  drawing.outerHTML = markup
  document.querySelector('figure svg')?.getBoundingClientRect()
  for (let frame = 0; frame < 2; frame += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
  return performance.now() - before
}

async function scrollThrough(page: Page): Promise<void> {
  await page.mouse.move(400, 400)
  for (let step = 0; step < 60; step += 1) {
    await page.mouse.wheel(0, 200)
    await page.waitForTimeout(30)
  }
}
