import { createHash } from 'node:crypto'

import type { LoaderFunctionArgs } from '@remix-run/node'

import { paths } from '#app/paths.ts'
import { answering } from '#server/responses.ts'
import { readVersionFile } from '#server/verification/read-version-file.ts'

/** A file of a published format at its address for good, open to programs of other origins when it is public. */
export function loader({ context, request, params }: LoaderFunctionArgs) {
  return answering(async () => {
    const { format = '', version = '', file = '' } = params
    const path = paths.formatVersion(format, version)
    const asked = { format, version, file, path }
    const { type, bytes, audience } = await readVersionFile(context.server, context.viewer, asked)
    const tag = `"${createHash('sha256').update(bytes).digest('hex')}"`
    const reach = audience === 'public' ? 'public' : 'private'
    const headers = {
      ETag: tag,
      'Cache-Control': `${reach}, max-age=31536000, immutable`,
      ...(audience === 'public'
        ? { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' }
        : {}),
    }
    return request.headers.get('If-None-Match') === tag
      ? new Response(null, { status: 304, headers })
      : new Response(bytes, { headers: { ...headers, 'Content-Type': type } })
  })
}
