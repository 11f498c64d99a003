import type { LoaderFunctionArgs } from '@remix-run/node'

import { writeOut } from '#server/drafting/write-out.ts'
import { answering } from '#server/responses.ts'

/** The live text as a file, to be kept under its symbol; a browser never opens it as a page of ours. */
export function loader({ context, params }: LoaderFunctionArgs) {
  const { viewer } = context
  if (viewer === null) return new Response(null, { status: 401 })
  return answering(async () => {
    const { document, file = '' } = params
    const { symbol, type, text } = await writeOut(context.server, viewer, { document, file })
    const name = `${symbol.replaceAll('/', '-')}${file.slice('text'.length)}`
    return new Response(text, {
      headers: {
        'Content-Type': type,
        'Content-Disposition': `attachment; filename="${name}"`,
        'Cache-Control': 'private, no-store',
      },
    })
  })
}
