import type { Page } from '@playwright/test'
import axeCore from 'axe-core'

/** What its source gives to a page. */
declare const axe: typeof axeCore

/** What axe finds on a page as it stands. Its source is read once a page, which takes as long as the search. */
export async function axeViolations(
  page: Page,
  options: axeCore.RunOptions = {},
): Promise<axeCore.Result[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeCore.source)
  const { violations } = await page.evaluate((run) => axe.run(document, run), options)
  return violations
}
