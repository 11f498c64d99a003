import type { LoaderFunctionArgs } from '@remix-run/node'

import { listFaults } from '#server/positions/import/list-faults.ts'
import { answering } from '#server/responses.ts'

/** All that is wrong with a file that waits to be imported, as a file for a spreadsheet. */
export function loader({ context, request, params }: LoaderFunctionArgs) {
  const { viewer } = context
  if (viewer === null) return new Response(null, { status: 401 })
  const asked = Object.fromEntries(new URL(request.url).searchParams)
  return answering(async () => {
    const text = await listFaults(context.server, viewer, params['framework'], asked)
    return new Response(text, {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="faults.csv"',
        'Cache-Control': 'private, no-store',
      },
    })
  })
}
