import { FormErrors } from '#app/components/form-errors.tsx'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

import { isFormAnswer } from './act-form.tsx'

/**
 * What was wrong with a form that the page does not show now: one that a program sent, or that stands
 * on the page no longer because somebody changed what it was about.
 */
export function OtherErrors({
  answer,
  shown,
}: {
  answer: unknown
  /** The intents of the forms on the page, which say their own errors. */
  shown: readonly string[]
}) {
  const { t } = useTexts()
  if (!isFormAnswer(answer) || shown.includes(answer.typed['intent'] ?? '')) return null
  return <FormErrors errors={answer.fields} refusal={refusalText(t, answer)} />
}
