import type { FormAnswer } from '#server/form-answer.ts'

import type { Translate } from './use-texts.ts'

/** The sentence for a refused form, or undefined when nothing was refused. */
export function refusalText(t: Translate, answer: FormAnswer | undefined): string | undefined {
  if (!answer?.refusal) return undefined
  const { code, details } = answer.refusal
  return t(`refusals:${code}`, { ...details, defaultValue: t('errors.refused.what') })
}
