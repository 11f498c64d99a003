import type { LoaderFunctionArgs } from '@remix-run/node'

import { answering } from '#server/responses.ts'
import { readInclusion } from '#server/transparency/read-proof.ts'

/** The proof that an entry is in the record, as JSON: what a browser or a program checks by itself. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const { viewer } = context
  if (viewer === null) return new Response(null, { status: 401 })
  return answering(async () => {
    const { searchParams } = new URL(request.url)
    const receipt = await readInclusion(context.server, viewer, {
      index: searchParams.get('index') ?? '',
      size: searchParams.get('size'),
    })
    return Response.json(receipt, { headers: { 'Cache-Control': 'private, no-store' } })
  })
}
