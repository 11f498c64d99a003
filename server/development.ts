import { join } from 'node:path'

import { unstable_setDevServerHooks } from '@remix-run/server-runtime'
import { createServer } from 'vite'

import type { Settings } from './env.ts'
import type { Pages } from './http.ts'

/** Pages as their sources are at the moment, through Vite, under the policy of production. */
export async function developmentPages({ dataDir }: Pick<Settings, 'dataDir'>): Promise<Pages> {
  const vite = await createServer({
    // Packages bundled for the browser. By the folder's name Vite knows that they are no sources.
    cacheDir: join(dataDir, 'node_modules', '.vite'),
    server: { middlewareMode: true, hmr: { port: 24_678 } },
  })
  unstable_setDevServerHooks({
    // Remix puts styles inline without a nonce, which the policy refuses; root.tsx links them.
    getCriticalCss: async () => undefined,
    processRequestError: (error) => {
      if (error instanceof Error) vite.ssrFixStacktrace(error)
    },
  })
  return { kind: 'development', vite }
}
