import { Form, useNavigation } from '@remix-run/react'

import { Button } from '#app/components/button.tsx'
import { TextInput } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { FormErrors } from '#app/components/form-errors.tsx'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { FormAnswer } from '#server/form-answer.ts'

export function PasswordForm({
  returnTo,
  answer,
}: {
  returnTo: string
  answer: FormAnswer | undefined
}) {
  const { t } = useTexts()
  const { state, formAction } = useNavigation()
  const labels = { email: t('accounts:email'), password: t('accounts:password') }
  return (
    <Form method="post" noValidate className="flex max-w-96 flex-col gap-4">
      <FormErrors errors={answer?.fields} labels={labels} refusal={refusalText(t, answer)} />
      <input type="hidden" name="returnTo" value={returnTo} />
      <Field name="email" label={labels.email} error={answer?.fields['email']}>
        {(control) => (
          <TextInput
            {...control}
            type="email"
            dir="ltr"
            autoComplete="username webauthn"
            defaultValue={answer?.typed['email']}
          />
        )}
      </Field>
      <Field name="password" label={labels.password} error={answer?.fields['password']}>
        {(control) => (
          <TextInput {...control} type="password" dir="ltr" autoComplete="current-password" />
        )}
      </Field>
      <Button
        look="primary"
        className="self-start"
        pending={state !== 'idle' && formAction?.startsWith(paths.signIn) === true}
      >
        {t('accounts:signIn.act')}
      </Button>
      <p className="text-muted text-sm">{t('accounts:signIn.forgotten')}</p>
    </Form>
  )
}
