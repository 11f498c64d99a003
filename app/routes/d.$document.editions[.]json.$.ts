import type { LoaderFunctionArgs } from '@remix-run/node'

import { readEdition } from '#server/drafting/read-edition.ts'
import { answering } from '#server/responses.ts'

/**
 * The canonical JSON of an adopted text, byte for byte as it was hashed. It never changes, so a browser
 * keeps it; only who may open the document is given it.
 */
export function loader({ context, request, params }: LoaderFunctionArgs) {
  const { viewer, server } = context
  if (viewer === null) return new Response(null, { status: 401 })
  return answering(async () => {
    const { canonical, words, symbol } = await readEdition(
      server,
      viewer,
      params['document'],
      params['*'],
    )
    const headers = {
      'Cache-Control': 'private, max-age=31536000, immutable',
      ETag: `"${words}"`,
    }
    if (request.headers.get('If-None-Match') === headers.ETag) {
      return new Response(null, { status: 304, headers })
    }
    const name = `${symbol.replaceAll('/', '-')}.json`
    return new Response(canonical, {
      headers: {
        ...headers,
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': `attachment; filename="${name}"`,
      },
    })
  })
}
