import type { LoaderFunctionArgs } from '@remix-run/node'

import { listDocuments } from '#server/drafting/list-documents.ts'

/** The documents that the viewer may open: `[{ id, symbol, title, access }]`. */
export async function loader({ context }: LoaderFunctionArgs) {
  const headers = { 'Cache-Control': 'private, no-store' }
  const { viewer } = context
  if (viewer === null) return Response.json({ code: 'signed-out' }, { status: 401, headers })
  const documents = await listDocuments(context.server, viewer)
  return Response.json(
    documents.map(({ id, symbol, title, access }) => ({ id, symbol, title, access })),
    { headers },
  )
}
