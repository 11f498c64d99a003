import type { BrowserContext, Page } from '@playwright/test'

import type { DocumentId } from '#app/domain/kernel/id.ts'
import { paths } from '#app/paths.ts'

/** Milliseconds from following the address until one reads the text, and until one can write in it. */
export type Opening = { read: number; write: number }

/** Opens a document in a page of its own and stays there. */
export async function open(
  context: BrowserContext,
  document: DocumentId,
): Promise<{ page: Page; took: Opening }> {
  const page = await context.newPage()
  await page.addInitScript(watchOpening)
  await page.goto(paths.document(document), { waitUntil: 'commit' })
  const watched = await page.waitForFunction(() => {
    const { opening } = globalThis as unknown as { opening: Partial<Opening> }
    return opening.write === undefined ? null : opening
  })
  const { read = Number.NaN, write = Number.NaN } = (await watched.jsonValue()) ?? {}
  return { page, took: { read, write } }
}

/** Runs in the page from its beginning: notes when the first text and the open editor are painted. */
function watchOpening(): void {
  const opening: Partial<Opening> = {}
  Object.assign(globalThis, { opening })
  const look = (): void => {
    if (document.querySelector('.document') !== null) opening.read ??= performance.now()
    if (document.querySelector('.ProseMirror[contenteditable="true"]') !== null) {
      opening.write ??= performance.now()
    }
    if (opening.write === undefined) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}
