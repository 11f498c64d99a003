import type { Locale } from '#app/domain/accounts/viewer.ts'
import { ar } from '#app/texts/ar/index.ts'
import { en } from '#app/texts/en/index.ts'

import type { Texts } from './namespaces.ts'

/** The server holds every language at once. */
export const allTexts: Record<Locale, Texts> = { en, ar }
