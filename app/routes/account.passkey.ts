import { data } from '@remix-run/node'
import type { ActionFunctionArgs } from '@remix-run/node'

import { paths } from '#app/paths.ts'
import { addPasskey, passkeyOptions } from '#server/accounts/own-passkeys.ts'
import { passkeyField } from '#server/accounts/passkey-answers.ts'
import { proveInForm } from '#server/accounts/prove-in-form.ts'
import { answerForm } from '#server/form-answer.ts'
import { seeOther } from '#server/see-other.ts'

/** Hands out what a browser needs to make a passkey (`intent` is `options`), then keeps what it made. */
export function action({ request, context }: ActionFunctionArgs) {
  const { server, requester } = context
  if (context.viewer === null) throw new Response(null, { status: 401 })
  const signedIn = context.viewer
  return answerForm(request, async (form) => {
    const viewer = await proveInForm(server, requester, signedIn, form)
    if (form['intent'] === 'options') {
      const { name, options, setCookies } = await passkeyOptions(server, requester, viewer, form)
      const headers = new Headers()
      for (const line of setCookies) headers.append('Set-Cookie', line)
      return data({ options, name }, { headers })
    }
    const passkey = passkeyField(form['passkey'])
    await addPasskey(server, requester, viewer, { ...form, passkey })
    return seeOther(`${paths.account}?saved`)
  })
}

export function loader() {
  return seeOther(paths.account)
}
