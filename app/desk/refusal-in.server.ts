import type { Locale } from '#app/domain/accounts/viewer.ts'
import { createTexts } from '#app/i18n/instance.ts'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { allTexts } from '#app/i18n/texts.server.ts'
import type { Refusal } from '#server/responses.ts'

/** The sentence for a refusal where no page of ours is around it. */
export function refusalIn(locale: Locale): (refusal: Refusal) => string {
  const { t } = createTexts(locale, allTexts[locale])
  return (refusal) => refusalText(t, { refusal }) ?? ''
}
