import type { ActionFunctionArgs } from '@remix-run/node'

import { localPath } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { advanceDemoClock } from '#server/advance-demo-clock.ts'
import { readForm } from '#server/form.ts'
import { answering } from '#server/responses.ts'
import { seeOther } from '#server/see-other.ts'

/** Moves the demo world's clock forward; outside a demo world this address leads to nothing. */
export function action({ context, request }: ActionFunctionArgs) {
  if (!context.demo) throw new Response(null, { status: 404 })
  signedIn(context, request)
  return answering(async () => {
    const form = await readForm(request)
    await advanceDemoClock(context.server, form)
    return seeOther(localPath(form['returnTo']))
  })
}

export function loader() {
  throw new Response(null, { status: 404 })
}
