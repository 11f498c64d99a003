import type { LoaderFunctionArgs } from '@remix-run/node'

import { readHealth } from '#server/read-health.ts'

/** For whoever watches this node: 200 while it can serve, 503 while its database does not answer. */
export async function loader({ context }: LoaderFunctionArgs) {
  const health = await readHealth(context.server)
  return Response.json(health, {
    status: health.status === 'ok' ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  })
}
