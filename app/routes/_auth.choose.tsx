import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'

import { Button } from '#app/components/button.tsx'
import { MandateChoice } from '#app/components/mandate-choice.tsx'
import { pageHandle } from '#app/components/shell/page-handle.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { localPath, paths } from '#app/paths.ts'
import { chooseMandate } from '#server/accounts/choose-mandate.ts'
import { readAccount } from '#server/accounts/read-account.ts'
import { signedInOf } from '#server/accounts/viewer-of.ts'
import { answerForm } from '#server/form-answer.ts'
import { seeOther } from '#server/see-other.ts'

export const handle = pageHandle((t) => ({ title: t('accounts:choose.title') }))

export async function loader({ request, context }: LoaderFunctionArgs) {
  const signedIn = signedInOf(context.visitor)
  const returnTo = localPath(new URL(request.url).searchParams.get('returnTo'))
  if (signedIn === null) throw seeOther(paths.signInFor(returnTo))
  const { mandates } = await readAccount(context.server, signedIn)
  return { mandates, returnTo }
}

export function action({ request, context }: ActionFunctionArgs) {
  return answerForm(request, async (form) => {
    const signedIn = signedInOf(context.visitor)
    if (signedIn === null) throw seeOther(paths.signIn)
    const setCookies = await chooseMandate(context.server, context.requester, signedIn, form)
    return seeOther(localPath(form['returnTo']), setCookies)
  })
}

export default function Choose() {
  const { t } = useTexts()
  const { mandates, returnTo } = useLoaderData<typeof loader>()
  const texts = mandates.length === 0 ? 'choose.none' : 'choose'
  return (
    <>
      <div className="flex flex-col gap-2">
        <h1 className="text-2xl">{t(`accounts:${texts}.title`)}</h1>
        <p className="text-md">{t(`accounts:${texts}.lead`)}</p>
      </div>
      <MandateChoice mandates={mandates} action={paths.chooseMandate} returnTo={returnTo} />
      <Form method="post" action={paths.signOut}>
        <Button look="quiet">{t('account.signOut')}</Button>
      </Form>
    </>
  )
}
