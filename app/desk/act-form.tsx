import { Form, useNavigation } from '@remix-run/react'
import type { ReactNode } from 'react'

import { Button } from '#app/components/button.tsx'
import type { ButtonLook } from '#app/components/button.tsx'
import { TextInput } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { FormErrors } from '#app/components/form-errors.tsx'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { FormAnswer } from '#server/form-answer.ts'

/**
 * The form of an act: what it will do stands above its button, and what was wrong above everything. It
 * carries the key by which a repeated request is known as the same, and asks for a proof of presence
 * when the server did.
 */
export function ActForm({
  intent,
  actKey,
  answer,
  labels,
  effect,
  submit,
  look = 'primary',
  encType,
  children,
}: {
  /** Tells the forms of one page apart. */
  intent: string
  actKey: string
  /** What the server answered to this form, if it refused it. */
  answer: FormAnswer | undefined
  labels: Readonly<Record<string, string>>
  effect: ReactNode
  submit: string
  look?: ButtonLook
  /** A form with a file in it. */
  encType?: 'multipart/form-data'
  children?: ReactNode
}) {
  const { t } = useTexts()
  const { state, formData } = useNavigation()
  const proof = needsProof(answer)
  return (
    <Form method="post" encType={encType} noValidate className="flex max-w-120 flex-col gap-4">
      <FormErrors
        errors={answer?.fields}
        labels={{ ...labels, password: t('desk:proof.password'), code: t('desk:proof.code') }}
        refusal={refusalText(t, answer)}
      />
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="key" value={actKey} />
      {children}
      {proof ? <ProofFields /> : null}
      <p className="text-muted">{effect}</p>
      <Button
        look={look}
        className="self-start"
        pending={state !== 'idle' && formData?.get('intent') === intent}
      >
        {submit}
      </Button>
    </Form>
  )
}

/** The answer to one of a page's forms, or nothing when it was meant for another. */
export function answerTo(intent: string, answer: unknown): FormAnswer | undefined {
  return isFormAnswer(answer) && answer.typed['intent'] === intent ? answer : undefined
}

/** What proves that the person is there, asked for by the form of the act itself. */
export function ProofFields() {
  const { t } = useTexts()
  return (
    <fieldset className="border-warn flex flex-col gap-4 border-s-2 ps-4">
      <legend className="sr-only">{t('desk:proof.title')}</legend>
      <p>{t('desk:proof.lead')}</p>
      <Field name="proof-password" label={t('desk:proof.password')}>
        {(control) => (
          <TextInput {...control} type="password" dir="ltr" autoComplete="current-password" />
        )}
      </Field>
      <Field name="proof-code" label={t('desk:proof.code')} optional>
        {(control) => (
          <TextInput {...control} dir="ltr" inputMode="numeric" autoComplete="one-time-code" />
        )}
      </Field>
    </fieldset>
  )
}

/** A head who must prove to be there goes on needing it until the proof holds. */
export function needsProof(answer: FormAnswer | undefined): boolean {
  const code = answer?.refusal?.code
  return code === 'presence' || code === 'proof' || code === 'too-many-attempts'
}

export function isFormAnswer(answer: unknown): answer is FormAnswer {
  return typeof answer === 'object' && answer !== null && 'typed' in answer && 'fields' in answer
}
