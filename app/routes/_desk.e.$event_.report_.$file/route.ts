import type { LoaderFunctionArgs } from '@remix-run/node'

import { printReport } from '#server/relief/print-report.ts'
import { answering } from '#server/responses.ts'

/** The report on an event as a file, for a spreadsheet or a program. */
export function loader({ context, params }: LoaderFunctionArgs) {
  const { viewer } = context
  if (viewer === null) return new Response(null, { status: 401 })
  return answering(async () => {
    const { event, file } = params
    const { type, text } = await printReport(context.server, viewer, { event, file })
    return new Response(text, {
      headers: {
        'Content-Type': type,
        'Content-Disposition': `attachment; filename="${file}"`,
        'Cache-Control': 'private, no-store',
      },
    })
  })
}
