import type { Locale } from '#app/domain/accounts/viewer.ts'

/** A language's name in itself: whoever looks for it can read it. */
export const endonyms: Record<Locale, string> = { en: 'English', ar: 'العربية' }

/**
 * What Intl is asked for. British order of dates; Arabic with the digits that symbols, hashes and
 * clocks are written in, so that a figure in a sentence and in a table is the same figure.
 */
export const tags: Record<Locale, string> = { en: 'en-GB', ar: 'ar-u-nu-latn' }

export function direction(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'ar' ? 'rtl' : 'ltr'
}
