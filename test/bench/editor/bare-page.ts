import { fileURLToPath } from 'node:url'

import type { BrowserContext, Page } from '@playwright/test'
import type { Editor } from '@tiptap/core'
import { build } from 'vite'

type Bare = { mountBare: (text: unknown, attributes: Record<string, string>) => void }

/**
 * A page in which bare ProseMirror has the text that is open in `ours`, with the same style sheets, so
 * that both lay out the same lines.
 */
export async function openBare(context: BrowserContext, ours: Page): Promise<Page> {
  const { styles, text } = await ours.evaluate(() => {
    const element = document.querySelector<HTMLElement & { editor: Editor }>('.ProseMirror')
    if (element === null) throw new Error('there is no editor')
    const sheets = document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')
    return { styles: [...sheets].map(({ href }) => href), text: element.editor.getJSON() }
  })
  const page = await context.newPage()
  const links = styles.map((href) => `<link rel="stylesheet" href="${href}">`).join('')
  const address = new URL('/bare-prosemirror', ours.url()).href
  await page.route(address, (route) =>
    route.fulfill({ contentType: 'text/html', body: `<!doctype html>${links}<body></body>` }),
  )
  await page.goto(address)
  await page.addScriptTag({ content: await script() })
  await page.evaluate((json) => {
    const { mountBare } = globalThis as unknown as Bare
    mountBare(json, { class: 'document', lang: 'en', dir: 'ltr' })
  }, text)
  return page
}

/** `bare.ts` with all it imports, as one script, made the way the product's own code is. */
async function script(): Promise<string> {
  const entry = fileURLToPath(new URL('./bare.ts', import.meta.url))
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'bare' } },
  })
  const [made] = Array.isArray(built) ? built : [built]
  const chunk = made !== undefined && 'output' in made ? made.output[0] : null
  if (chunk === null) throw new Error('nothing was built')
  return chunk.code
}
