import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'

import { fallbackLocale } from '#app/domain/accounts/locale.ts'
import { locales } from '#app/domain/accounts/viewer.ts'
import type { Locale } from '#app/domain/accounts/viewer.ts'

import { namespaces } from './namespaces.ts'

/** Translates a key of any namespace: `t('accounts:signIn.title')`; `common` needs no prefix. */
export type Translate = TFunction<typeof namespaces>

/** The texts and the language of the page. */
export function useTexts(): { t: Translate; locale: Locale } {
  const { t, i18n } = useTranslation(namespaces)
  return { t, locale: locales.find((ours) => ours === i18n.language) ?? fallbackLocale }
}
