import { figureViews } from '#app/desk/figures/views.ts'
import { paths } from '#app/paths.ts'

import { withImported } from './imported.ts'

/** Milliseconds from following its address. */
type Opened = { firstByte: number; drawn: number; bytes: number }

export type ViewsInBrowser = {
  /** What the import says of itself. */
  imported: string
  /** By view: the first time, and the median of five after it. */
  opened: ReadonlyMap<string, { first: Opened; later: Opened }>
}

/** Every view of positions on a file of roll calls, as Chromium opens it from a page that is at rest. */
export function viewsInBrowser(file: string): Promise<ViewsInBrowser> {
  return withImported(file, async ({ page, framework, printed }) => {
    const open = async (view: (typeof figureViews)[number]): Promise<Opened> => {
      await page.goto(paths.frameworks, { waitUntil: 'networkidle' })
      await page.goto(paths.figures(framework, view), { waitUntil: 'load' })
      return page.evaluate(untilDrawn)
    }
    const opened = new Map<string, { first: Opened; later: Opened }>()
    for (const view of figureViews) {
      const first = await open(view)
      const more: Opened[] = []
      for (let run = 0; run < 5; run += 1) more.push(await open(view))
      const later = more.toSorted((a, b) => a.drawn - b.drawn)[2]
      if (later !== undefined) opened.set(view, { first, later })
    }
    return { imported: printed.split('\n')[0] ?? '', opened }
  })
}

/** Runs in the page: waits until what is loaded is on the screen. */
function untilDrawn(): Promise<{ firstByte: number; drawn: number; bytes: number }> {
  return new Promise((resolve) => {
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const [asked] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
        resolve({
          firstByte: asked?.responseStart ?? 0,
          drawn: performance.now(),
          bytes: asked?.decodedBodySize ?? 0,
        })
      }),
    )
  })
}
