import { data } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'

import { pageHandle } from '#app/components/shell/page-handle.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { localPath, paths } from '#app/paths.ts'
import { listDemoPeople } from '#server/accounts/list-demo-people.ts'
import { passkeyField } from '#server/accounts/passkey-answers.ts'
import { signInWithPasskey } from '#server/accounts/sign-in-with-passkey.ts'
import { signIn } from '#server/accounts/sign-in.ts'
import { answerForm } from '#server/form-answer.ts'
import { cookieHeaders, seeOther } from '#server/see-other.ts'

import { DemoPeople } from './demo-people.tsx'
import { PasskeySignIn } from './passkey-sign-in.tsx'
import { PasswordForm } from './password-form.tsx'

export const handle = pageHandle((t) => ({ title: t('accounts:signIn.title') }))

export async function loader({ request, context }: LoaderFunctionArgs) {
  const returnTo = localPath(new URL(request.url).searchParams.get('returnTo'))
  if (context.viewer !== null) throw seeOther(returnTo)
  return { returnTo, demo: context.demo, demoPeople: await listDemoPeople(context.server) }
}

/** With a password; or with a passkey, in two steps: a challenge, then what the browser made of it. */
export function action({ request, context }: ActionFunctionArgs) {
  const { server, requester } = context
  return answerForm(request, async (form) => {
    const returnTo = localPath(form['returnTo'])
    if (form['intent'] === 'passkey-options') {
      const { options, setCookies } = await server.auth.passkeys.requestOptions(requester)
      return data({ options }, { headers: cookieHeaders(setCookies) })
    }
    if (form['intent'] === 'passkey') {
      const passkey = passkeyField(form['passkey'])
      return seeOther(returnTo, await signInWithPasskey(server, requester, { passkey }))
    }
    const { next, setCookies } = await signIn(server, requester, form)
    return seeOther(next === 'second-factor' ? paths.signInCodeFor(returnTo) : returnTo, setCookies)
  })
}

export default function SignIn() {
  const { t } = useTexts()
  const { demo, demoPeople, returnTo } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <div className="flex flex-col gap-2">
        <h1 className="text-2xl">{t('accounts:signIn.title')}</h1>
        <p className="text-muted text-md">{t('accounts:signIn.lead')}</p>
      </div>
      {demo ? <DemoPeople delegations={demoPeople} returnTo={returnTo} /> : null}
      <section aria-labelledby="with-password" className="flex flex-col gap-6">
        <h2 id="with-password" className={demo ? 'text-lg' : 'sr-only'}>
          {t('accounts:signIn.passwordWay')}
        </h2>
        <PasswordForm
          returnTo={returnTo}
          answer={answer !== undefined && 'typed' in answer ? answer : undefined}
        />
        <PasskeySignIn returnTo={returnTo} />
      </section>
    </>
  )
}
