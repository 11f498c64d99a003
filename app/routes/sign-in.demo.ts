import type { ActionFunctionArgs } from '@remix-run/node'

import { localPath } from '#app/paths.ts'
import { signInAsDemoPerson } from '#server/accounts/sign-in-as-demo-person.ts'
import { readForm } from '#server/form.ts'
import { answering } from '#server/responses.ts'
import { seeOther } from '#server/see-other.ts'

/** Becomes the demo person whose e-mail is in the field `person`. Outside a demo world: nothing is here. */
export function action({ request, context }: ActionFunctionArgs) {
  return answering(async () => {
    const form = await readForm(request)
    const setCookies = await signInAsDemoPerson(context.server, context.requester, form)
    return seeOther(localPath(form['returnTo']), setCookies)
  })
}

export function loader() {
  throw new Response(null, { status: 404 })
}
