import type { FormAnswer } from '#server/form-answer.ts'

import type { Translate } from './use-texts.ts'

/** The sentence for what was refused, or undefined when nothing was refused. */
export function refusalText(
  t: Translate,
  answer: Pick<FormAnswer, 'refusal'> | undefined,
): string | undefined {
  if (!answer?.refusal) return undefined
  const { code, details } = answer.refusal
  // What only one context refuses is in its chapter, which only its pages have.
  const keys = [
    `accounts:refusals.${code}`,
    `bracket:refusals.${code}`,
    `comments:refusals.${code}`,
    `editing:refusals.${code}`,
    `imports:refusals.${code}`,
    `incoming:refusals.${code}`,
    `life:refusals.${code}`,
    `notices:refusals.${code}`,
    `paragraphs:refusals.${code}`,
    `plan:refusals.${code}`,
    `positions:refusals.${code}`,
    `people:refusals.${code}`,
    `relief:refusals.${code}`,
    `safeguards:refusals.${code}`,
    `silence:refusals.${code}`,
    `snapback:refusals.${code}`,
    `statements:refusals.${code}`,
    `verification:refusals.${code}`,
    `views:refusals.${code}`,
    `webhooks:refusals.${code}`,
    `refusals:${code}`,
  ]
  return t(keys, { ...details, defaultValue: t('errors.refused.what') })
}
