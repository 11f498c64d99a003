import type { Locale } from '#app/domain/accounts/viewer.ts'
import { namesByNode } from '#app/editor/block-names.ts'
import { createTexts } from '#app/i18n/instance.ts'
import { allTexts } from '#app/i18n/texts.server.ts'
import type { PaperTexts } from '#server/drafting/paper/write-paper.ts'

/** What stands in a file of whole pages that nobody typed, as the pages of the desk say it. */
export function paperTextsIn(locale: Locale): PaperTexts {
  const { t } = createTexts(locale, allTexts[locale])
  return {
    names: namesByNode(t),
    reserved: t('documents:brackets.kinds.reserve'),
    awaited: t('documents:brackets.kinds.placeholder'),
    condition: t('bracket:sides.condition'),
    standing: ({ isOfficial, seq }) =>
      [
        isOfficial ? t('life:edition.official') : t('documents:views.unofficial'),
        t('documents:history.issued', { seq }),
      ].join(' · '),
  }
}
