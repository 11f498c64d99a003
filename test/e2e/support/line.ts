import type { Page, WebSocketRoute } from '@playwright/test'

export type Line = {
  /** Ends every connection of the page's text and lets none begin. */
  cut: () => Promise<void>
  mend: () => void
}

/** The page's connections to `/sync`, in the hands of the test; pages and forms still get through. */
export async function lineOf(page: Page): Promise<Line> {
  const open = new Set<{ route: WebSocketRoute; server: WebSocketRoute }>()
  let isCut = false
  await page.routeWebSocket(/\/sync\//, (route) => {
    if (isCut) return void route.close()
    open.add({ route, server: route.connectToServer() })
  })
  await page.route(/\/sync\//, (route) => (isCut ? route.abort() : route.continue()))
  return {
    async cut() {
      isCut = true
      await Promise.all([...open].flatMap(({ route, server }) => [server.close(), route.close()]))
      open.clear()
    },
    mend() {
      isCut = false
    },
  }
}
