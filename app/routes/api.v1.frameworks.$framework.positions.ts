import type { LoaderFunctionArgs } from '@remix-run/node'

import { listPositions } from '#server/positions/list-positions.ts'
import { answering } from '#server/responses.ts'

/** Who holds what on each subject of a framework, as far as the viewer may see it. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const headers = { 'Cache-Control': 'private, no-store' }
  const { viewer } = context
  if (viewer === null) return Response.json({ code: 'signed-out' }, { status: 401, headers })
  return answering(async () =>
    Response.json(await listPositions(context.server, viewer, params['framework']), { headers }),
  )
}
