import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'

import { Button } from '#app/components/button.tsx'
import { TextInput } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { FormErrors } from '#app/components/form-errors.tsx'
import { pageHandle } from '#app/components/shell/page-handle.ts'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import { findResetLink, resetPassword } from '#server/accounts/reset-password.ts'
import { answerForm } from '#server/form-answer.ts'
import { answering } from '#server/responses.ts'
import { seeOther } from '#server/see-other.ts'

export const handle = pageHandle((t) => ({ title: t('accounts:reset.title') }))

export function loader({ params, context }: LoaderFunctionArgs) {
  return answering(() => findResetLink(context.server, params['token'] ?? ''))
}

export function action({ request, params, context }: ActionFunctionArgs) {
  return answerForm(request, async (form) => {
    await resetPassword(context.server, { ...form, token: params['token'] })
    return seeOther(paths.signIn)
  })
}

export default function Reset() {
  const { t } = useTexts()
  const { name, email } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { state } = useNavigation()
  const labels = { password: t('accounts:newPassword') }
  return (
    <>
      <div className="flex flex-col gap-2">
        <h1 className="text-2xl">{t('accounts:reset.title')}</h1>
        <p className="text-md">{t('accounts:reset.lead', { name, email })}</p>
      </div>
      <Form method="post" noValidate className="flex max-w-96 flex-col gap-4">
        <FormErrors errors={answer?.fields} labels={labels} refusal={refusalText(t, answer)} />
        <input type="hidden" name="email" autoComplete="username" defaultValue={email} />
        <Field
          name="password"
          label={labels.password}
          hint={t('accounts:passwordHint')}
          error={answer?.fields['password']}
        >
          {(control) => (
            <TextInput {...control} type="password" dir="ltr" autoComplete="new-password" />
          )}
        </Field>
        <p className="text-muted text-sm">{t('accounts:reset.effect')}</p>
        <Button look="primary" className="self-start" pending={state === 'submitting'}>
          {t('accounts:reset.act')}
        </Button>
      </Form>
    </>
  )
}
