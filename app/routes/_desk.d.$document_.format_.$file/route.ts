import type { LoaderFunctionArgs } from '@remix-run/node'

import { paths } from '#app/paths.ts'
import { answering } from '#server/responses.ts'
import { readBundleFile } from '#server/verification/read-bundle-file.ts'

/** A file of the bundle of a draft, to be kept under a name that says that it is one. */
export function loader({ context, params }: LoaderFunctionArgs) {
  const { viewer } = context
  if (viewer === null) return new Response(null, { status: 401 })
  return answering(async () => {
    const { document = '', file } = params
    const path = paths.documentFormat(document)
    const { name, type, bytes } = await readBundleFile(context.server, viewer, {
      document,
      file,
      path,
    })
    return new Response(bytes, {
      headers: {
        'Content-Type': type,
        'Content-Disposition': `attachment; filename="draft-${name}"`,
        'Cache-Control': 'private, no-store',
      },
    })
  })
}
