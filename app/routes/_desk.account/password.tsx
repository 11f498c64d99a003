import { Form } from '@remix-run/react'

import { Button } from '#app/components/button.tsx'
import { TextInput } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { FormErrors } from '#app/components/form-errors.tsx'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { FormAnswer } from '#server/form-answer.ts'

import { Section } from './section.tsx'

export function Password({ answer, email }: { answer: FormAnswer | undefined; email: string }) {
  const { t } = useTexts()
  const labels = { current: t('accounts:currentPassword'), password: t('accounts:newPassword') }
  return (
    <Section title={t('accounts:account.password.title')}>
      <Form method="post" noValidate className="flex max-w-96 flex-col gap-4">
        <FormErrors errors={answer?.fields} labels={labels} refusal={refusalText(t, answer)} />
        <input type="hidden" autoComplete="username" name="email" defaultValue={email} />
        <Field name="current" label={labels.current} error={answer?.fields['current']}>
          {(control) => (
            <TextInput {...control} type="password" dir="ltr" autoComplete="current-password" />
          )}
        </Field>
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
        <p className="text-muted text-sm">{t('accounts:account.password.effect')}</p>
        <Button name="intent" value="password" className="self-start">
          {t('accounts:account.password.act')}
        </Button>
      </Form>
    </Section>
  )
}
