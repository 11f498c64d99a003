import type { Locale } from '#app/domain/accounts/viewer.ts'

import type { Texts } from './namespaces.ts'

/** The browser fetches the texts of the page's language and no other. */
export async function loadTexts(locale: Locale): Promise<Texts> {
  switch (locale) {
    case 'en':
      return (await import('#app/texts/en/index.ts')).en
    case 'ar':
      return (await import('#app/texts/ar/index.ts')).ar
  }
}
