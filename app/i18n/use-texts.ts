import type { i18n, TFunction } from 'i18next'
import { useContext } from 'react'
import { I18nContext } from 'react-i18next'

import { fallbackLocale } from '#app/domain/accounts/locale.ts'
import { locales } from '#app/domain/accounts/viewer.ts'
import type { Locale } from '#app/domain/accounts/viewer.ts'

import { namespaces } from './namespaces.ts'

/** Translates a key of any namespace: `t('accounts:signIn.title')`; `common` needs no prefix. */
export type Translate = TFunction<typeof namespaces>

type Texts = { t: Translate; locale: Locale }

/**
 * The texts and the language of the page. An instance speaks one language for as long as it lives (instance.ts),
 * so nothing is followed: `useTranslation` does, which on a page of seven hundred brackets took a fifth of its
 * hydration.
 */
export function useTexts(): Texts {
  const { i18n } = useContext(I18nContext)
  const known = textsOf.get(i18n)
  if (known !== undefined) return known
  const texts = {
    t: i18n.getFixedT(null, namespaces[0]) as Translate,
    locale: locales.find((ours) => ours === i18n.language) ?? fallbackLocale,
  }
  textsOf.set(i18n, texts)
  return texts
}

const textsOf = new WeakMap<i18n, Texts>()
