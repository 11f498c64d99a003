import type { LoaderFunctionArgs } from '@remix-run/node'

import { attachment } from '#app/desk/attachment.ts'
import { paperTextsIn } from '#app/desk/paper-texts.server.ts'
import { refusalIn } from '#app/desk/refusal-in.server.ts'
import { writeOut } from '#server/drafting/write-out.ts'
import { answeringFile } from '#server/responses.ts'

/** The live text as a file. */
export function loader({ context, params }: LoaderFunctionArgs) {
  const { viewer, server, locale } = context
  if (viewer === null) return new Response(null, { status: 401 })
  return answeringFile(refusalIn(locale), async () => {
    const { document, file = '' } = params
    const written = await writeOut(server, viewer, { document, file }, paperTextsIn)
    return attachment(written.symbol, file.slice('text.'.length), written)
  })
}
