import { createInstance } from 'i18next'
import type { i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'

import type { Locale } from '#app/domain/accounts/viewer.ts'

import { namespaces } from './namespaces.ts'
import type { SharedTexts } from './namespaces.ts'

/** One instance per request on the server and one per page in the browser, so nobody shares a language. */
export function createTexts(locale: Locale, texts: SharedTexts): i18n {
  const instance = createInstance()
  // With the texts at hand and no back end, initialisation is done when the call returns.
  void instance.use(initReactI18next).init({
    lng: locale,
    fallbackLng: locale,
    resources: { [locale]: texts },
    ns: [...namespaces],
    defaultNS: 'common',
    initAsync: false,
    // React escapes what it renders.
    interpolation: { escapeValue: false },
  })
  return instance
}
