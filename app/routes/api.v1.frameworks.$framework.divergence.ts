import type { LoaderFunctionArgs } from '@remix-run/node'

import { readDivergence } from '#server/positions/figures/read-divergence.ts'
import { answering } from '#server/responses.ts'

/** How far apart delegations are on a framework, as the viewer sees it; `?at=` for a past moment. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const headers = { 'Cache-Control': 'private, no-store' }
  const { viewer } = context
  if (viewer === null) return Response.json({ code: 'signed-out' }, { status: 401, headers })
  const asked = {
    framework: params['framework'],
    at: new URL(request.url).searchParams.get('at'),
  }
  const read = await answering(() => readDivergence(context.server, viewer, asked))
  return Response.json(read, { headers })
}
