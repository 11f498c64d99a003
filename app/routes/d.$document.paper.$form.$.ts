import type { LoaderFunctionArgs } from '@remix-run/node'

import { attachment } from '#app/desk/attachment.ts'
import { paperTextsIn } from '#app/desk/paper-texts.server.ts'
import { refusalIn } from '#app/desk/refusal-in.server.ts'
import { writeEdition } from '#server/drafting/write-edition.ts'
import { answeringFile } from '#server/responses.ts'

/** An adopted text as a file of whole pages. */
export function loader({ context, params }: LoaderFunctionArgs) {
  const { viewer, server, locale } = context
  if (viewer === null) return new Response(null, { status: 401 })
  return answeringFile(refusalIn(locale), async () => {
    const { document, form = '', '*': symbol } = params
    const written = await writeEdition(server, viewer, { document, symbol, form }, paperTextsIn)
    return attachment(written.symbol, form, written)
  })
}
