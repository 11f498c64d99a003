import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'

import { signedIn } from '#app/signed-in.server.ts'
import { commentOnText } from '#server/drafting/comment-on-text.ts'
import { findDocument } from '#server/drafting/find-document.ts'
import { readNameable } from '#server/drafting/read-nameable.ts'
import { answerFetched } from '#server/form-answer.ts'
import { answering } from '#server/responses.ts'

/** What the editor asks and says when somebody comments on words where they stand. */
export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(async () =>
    Response.json({ nameable: await readNameable(context.server, viewer, params['document']) }),
  )
}

/** Begins a thread and stays in the text: who comments is not led away from what they read. */
export function action({ context, request, params }: ActionFunctionArgs) {
  const { server } = context
  const viewer = signedIn(context, request)
  return answerFetched(request, async ({ block, quote, words }, key) => {
    const { id: document } = await findDocument(server, viewer, params['document'])
    const start = { document, act: 'start', block, quote, words }
    const { thread } = await commentOnText(server, viewer, start, key())
    return Response.json({ said: thread })
  })
}
