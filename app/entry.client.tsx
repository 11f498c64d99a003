import { RemixBrowser } from '@remix-run/react'
import { startTransition, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'

import { fallbackLocale, isLocale } from './domain/accounts/locale.ts'
import { createTexts } from './i18n/instance.ts'
import { loadTexts } from './i18n/load-texts.client.ts'

/** The texts come first: hydrating without them would replace the page by its keys. */
async function hydrate() {
  const { lang } = document.documentElement
  const locale = isLocale(lang) ? lang : fallbackLocale
  const texts = createTexts(locale, await loadTexts(locale))
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <I18nextProvider i18n={texts}>
          <RemixBrowser />
        </I18nextProvider>
      </StrictMode>,
    )
  })
}

void hydrate()
