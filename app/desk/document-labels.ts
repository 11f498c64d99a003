import type { Translate } from '#app/i18n/use-texts.ts'

/** What the fields of a new document are called; of the chapter `creating`. */
export function documentLabels(t: Translate) {
  return {
    title: t('creating:document.name'),
    symbol: t('creating:document.symbol'),
    lang: t('creating:document.lang'),
  }
}
