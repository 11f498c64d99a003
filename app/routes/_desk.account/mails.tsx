import { Form } from '@remix-run/react'

import { Button } from '#app/components/button.tsx'
import { Select } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { FormErrors } from '#app/components/form-errors.tsx'
import { mailWishes } from '#app/domain/accounts/mail-wish.ts'
import type { MailWish } from '#app/domain/accounts/mail-wish.ts'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { FormAnswer } from '#server/form-answer.ts'

import { Section } from './section.tsx'

/** Which mails one wants. That an answer is owed is always said, if only the day before. */
export function Mails({ answer, wish }: { answer: FormAnswer | undefined; wish: MailWish }) {
  const { t } = useTexts()
  const labels = { mails: t('accounts:account.mails.label') }
  return (
    <Section title={t('accounts:account.mails.title')}>
      <Form method="post" noValidate className="flex max-w-120 flex-col gap-4">
        <FormErrors errors={answer?.fields} labels={labels} refusal={refusalText(t, answer)} />
        <Field name="mails" label={labels.mails} error={answer?.fields['mails']}>
          {(control) => (
            <Select {...control} defaultValue={answer?.typed['mails'] ?? wish}>
              {mailWishes.map((one) => (
                <option key={one} value={one}>
                  {t(`accounts:account.mails.wishes.${one}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <p className="text-muted text-sm">{t('accounts:account.mails.effect')}</p>
        <Button name="intent" value="mails" className="self-start">
          {t('accounts:account.mails.act')}
        </Button>
      </Form>
    </Section>
  )
}
