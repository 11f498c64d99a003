import type { LoaderFunctionArgs } from '@remix-run/node'

import { search } from '#server/drafting/search.ts'
import { answering } from '#server/responses.ts'

/** What the palette asks while one types. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const { viewer } = context
  if (viewer === null) return new Response(null, { status: 401 })
  return answering(async () => {
    const query = new URL(request.url).searchParams.get('q') ?? ''
    const found = await search(context.server, viewer, { query })
    return Response.json(found, { headers: { 'Cache-Control': 'private, no-store' } })
  })
}
