import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'

import { Button, LinkButton } from '#app/components/button.tsx'
import { TextInput } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { FormErrors } from '#app/components/form-errors.tsx'
import { pageHandle } from '#app/components/shell/page-handle.ts'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import { acceptInvitation } from '#server/accounts/accept-invitation.ts'
import { findInvitation } from '#server/accounts/find-invitation.ts'
import { signedInOf } from '#server/accounts/viewer-of.ts'
import { answerForm } from '#server/form-answer.ts'
import { answering } from '#server/responses.ts'
import { seeOther } from '#server/see-other.ts'

export const handle = pageHandle<typeof loader>((t, data) => ({
  title: data ? t('accounts:join.title', { delegation: data.delegation.name }) : '',
}))

export function loader({ params, context }: LoaderFunctionArgs) {
  return answering(async () => {
    const token = params['token'] ?? ''
    const invitation = await findInvitation(context.server, token)
    const person = signedInOf(context.visitor)?.person
    return {
      ...invitation,
      token,
      signedInAs: person?.email === invitation.email ? person.name : null,
      key: context.server.newId(),
    }
  })
}

export function action({ request, params, context }: ActionFunctionArgs) {
  return answerForm(request, async (form, key) => {
    const setCookies = await acceptInvitation(
      context.server,
      context.requester,
      signedInOf(context.visitor)?.person ?? null,
      { ...form, token: params['token'] },
      key(),
    )
    return seeOther(paths.desk, setCookies)
  })
}

export default function Join() {
  const { t } = useTexts()
  const invitation = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const mandate = t(`mandates.${invitation.kind}`)
  const delegation = invitation.delegation.name
  const { coalition, email } = invitation
  return (
    <>
      <div className="flex flex-col gap-2">
        <h1 className="text-2xl">{t('accounts:join.title', { delegation })}</h1>
        <p className="text-md">{t('accounts:join.lead', { delegation, coalition, mandate })}</p>
      </div>
      {invitation.known && invitation.signedInAs === null ? (
        <div className="flex flex-col items-start gap-3">
          <p>{t('accounts:join.known', { email })}</p>
          <LinkButton look="primary" to={paths.signInFor(paths.invitation(invitation.token))}>
            {t('accounts:join.signInFirst')}
          </LinkButton>
        </div>
      ) : (
        <Form method="post" noValidate className="flex max-w-96 flex-col gap-4">
          <FormErrors
            errors={answer?.fields}
            labels={{ name: t('accounts:name'), password: t('accounts:password') }}
            refusal={refusalText(t, answer)}
          />
          <input type="hidden" name="key" value={invitation.key} />
          {invitation.signedInAs === null ? (
            <Newcomer invitation={invitation} />
          ) : (
            <p>{t('accounts:join.asYou', { name: invitation.signedInAs })}</p>
          )}
          <Accept known={invitation.signedInAs !== null} />
        </Form>
      )}
    </>
  )
}

function Newcomer({
  invitation: { name, email },
}: {
  invitation: { name: string; email: string }
}) {
  const { t } = useTexts()
  const answer = useActionData<typeof action>()
  return (
    <>
      <p>{t('accounts:join.newcomer', { email })}</p>
      {/* Password managers keep the password under this name. */}
      <input type="hidden" name="email" autoComplete="username" defaultValue={email} />
      <Field
        name="name"
        label={t('accounts:name')}
        hint={t('accounts:nameHint')}
        error={answer?.fields['name']}
      >
        {(control) => (
          <TextInput
            {...control}
            autoComplete="name"
            defaultValue={answer?.typed['name'] ?? name}
          />
        )}
      </Field>
      <Field
        name="password"
        label={t('accounts:password')}
        hint={t('accounts:passwordHint')}
        error={answer?.fields['password']}
      >
        {(control) => (
          <TextInput {...control} type="password" dir="ltr" autoComplete="new-password" />
        )}
      </Field>
    </>
  )
}

function Accept({ known }: { known: boolean }) {
  const { t } = useTexts()
  const { state } = useNavigation()
  return (
    <Button look="primary" className="self-start" pending={state === 'submitting'}>
      {known ? t('accounts:join.accept') : t('accounts:join.act')}
    </Button>
  )
}
