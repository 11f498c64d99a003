import { data } from '@remix-run/node'
import type { ActionFunctionArgs } from '@remix-run/node'

import { localPath, paths } from '#app/paths.ts'
import { passkeyField } from '#server/accounts/passkey-answers.ts'
import { signInWithPasskey } from '#server/accounts/sign-in-with-passkey.ts'
import { answerForm } from '#server/form-answer.ts'
import { seeOther } from '#server/see-other.ts'

/** Hands out a challenge for a passkey (`intent` is `options`), then takes its answer (`passkey`). */
export function action({ request, context }: ActionFunctionArgs) {
  return answerForm(request, async (form) => {
    if (form['intent'] === 'options') {
      const { options, setCookies } = await context.server.auth.passkeys.requestOptions(
        context.requester,
      )
      const headers = new Headers()
      for (const line of setCookies) headers.append('Set-Cookie', line)
      return data({ options }, { headers })
    }
    const passkey = passkeyField(form['passkey'])
    const setCookies = await signInWithPasskey(context.server, context.requester, { passkey })
    return seeOther(localPath(form['returnTo']), setCookies)
  })
}

export function loader() {
  return seeOther(paths.signIn)
}
