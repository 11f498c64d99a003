import type { LoaderFunctionArgs } from '@remix-run/node'

import { exportPositions } from '#server/positions/export-positions.ts'
import { answering } from '#server/responses.ts'

/** What stands, as a file for a spreadsheet. */
export function loader({ context, params }: LoaderFunctionArgs) {
  const { viewer } = context
  if (viewer === null) return new Response(null, { status: 401 })
  return answering(async () => {
    const text = await exportPositions(context.server, viewer, params['framework'])
    return new Response(text, {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="positions.csv"',
        'Cache-Control': 'private, no-store',
      },
    })
  })
}
