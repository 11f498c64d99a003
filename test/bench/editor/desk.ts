import type { Browser, BrowserContext } from '@playwright/test'

import type { NewBlock } from '#app/domain/drafting/block.ts'
import type { DocumentId, FrameworkId } from '#app/domain/kernel/id.ts'
import { paths } from '#app/paths.ts'
import { signInAsDemoPerson } from '#server/accounts/sign-in-as-demo-person.ts'
import { viewerOf } from '#server/accounts/viewer-of.ts'
import { reachDatabase } from '#server/database.ts'
import { createDocument } from '#server/drafting/create-document.ts'
import { parseSettings } from '#server/env.ts'
import { emailOf, post } from '#test/e2e/support/world.ts'
import { startApp } from '#test/support/app.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { cookieOf, requester, testContext } from '#test/support/context.ts'
import { temporaryDirectory } from '#test/support/temporary-directory.ts'

/** The product as `npm start` runs it, with a Chromium and one large text that nobody could type. */
export type Desk = {
  document: DocumentId
  /** A browser in which nothing is kept yet, and the penholder is signed in. */
  writer(): Promise<BrowserContext>
}

/**
 * Puts a text into the framework of a demo world and gives it to `work`. What is in brackets in it, the
 * penholder proposes.
 */
export async function atDesk(
  kind: 'format' | 'text',
  text: (newId: () => string) => readonly NewBlock[],
  work: (desk: Desk) => Promise<void>,
): Promise<void> {
  await using directory = await temporaryDirectory()
  const environment = { DATA_DIR: directory.path }
  await using app = await startApp('production', environment)
  const document = await table(environment, kind, text)
  await using browser = await launchChromium()
  await work({ document, writer: () => signedIn(browser, app.url) })
}

const penholder = 'Claire Vasseur'

async function table(
  environment: Readonly<Record<string, string>>,
  kind: 'format' | 'text',
  text: (newId: () => string) => readonly NewBlock[],
): Promise<DocumentId> {
  const open = await reachDatabase(parseSettings(environment))
  try {
    const ctx = await testContext(open, { machineTime: Date.now, demo: true })
    const become = async (name: string) => {
      const cookies = await signInAsDemoPerson(ctx, requester(), { person: emailOf(name) })
      const viewer = await viewerOf(ctx, cookieOf(cookies))
      if (viewer === null) throw new Error(`${name} could not sign in`)
      return viewer
    }
    const { person, mandate, delegation } = await become(penholder)
    const [framework] = await open.sql<{ id: FrameworkId }[]>`select id from framework limit 1`
    const { document } = await createDocument(
      ctx,
      await become('Ines Falk'),
      { framework: framework?.id, kind, title: 'A large text', symbol: 'HCG/L.900', lang: 'en' },
      ctx.newId(),
      (newId) => [...text(newId)],
      {
        actor: 'proposal',
        request: { person: person.id, mandate: mandate.id, delegation: delegation.id },
      },
    )
    return document
  } finally {
    await open.close()
  }
}

async function signedIn(browser: Browser, baseURL: string): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL, viewport: { width: 1280, height: 900 } })
  context.setDefaultTimeout(60_000)
  // esbuild names the functions within those that are sent into a page with a helper that it leaves here.
  await context.addInitScript({ content: 'globalThis.__name = (named) => named' })
  const page = await context.newPage()
  await post(page, paths.signInDemo, { person: emailOf(penholder) })
  await page.close()
  return context
}
