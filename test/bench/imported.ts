import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

import type { Page } from '@playwright/test'

import { paths } from '#app/paths.ts'
import { post } from '#test/e2e/support/world.ts'
import { startApp } from '#test/support/app.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { temporaryDirectory } from '#test/support/temporary-directory.ts'

export type Imported = {
  /** Its secretariat, signed in. */
  page: Page
  framework: string
  /** What the command printed. */
  printed: string
}

const run = promisify(execFile)

/** A file of roll calls, imported from the command line into a product of its own, and a browser before it. */
export async function withImported<Result>(
  file: string,
  look: (imported: Imported) => Promise<Result>,
): Promise<Result> {
  await using directory = await temporaryDirectory()
  const environment = { DATA_DIR: directory.path }
  await using app = await startApp('production', environment)
  const command = ['--import', 'tsx', 'server/positions/import/command.ts', file]
  const { stdout: printed } = await run(process.execPath, command, {
    env: { ...process.env, ...environment },
  })
  const email = /signs in as (\S+)/.exec(printed)?.[1] ?? ''
  await using browser = await launchChromium()
  const page = await (await browser.newContext({ baseURL: app.url })).newPage()
  await post(page, paths.signInDemo, { person: email })
  await page.goto(paths.frameworks)
  const address = await page.locator('main a[href^="/f/"]').first().getAttribute('href')
  return await look({ page, framework: address?.split('/').at(-1) ?? '', printed })
}
