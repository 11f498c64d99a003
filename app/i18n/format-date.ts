import type { Locale } from '#app/domain/accounts/viewer.ts'
import type { PlainDate } from '#app/domain/kernel/plain-date.ts'

/** A day of a calendar, which is the same day in every zone: `Sun 27 Dec 2026`. */
export function formatDate(date: PlainDate, locale: Locale): string {
  // Composed by us, since browsers and Node order and punctuate the whole differently.
  const found = formatters[locale].formatToParts(Date.parse(date))
  return (['weekday', 'day', 'month', 'year'] as const)
    .map((type) => found.find((part) => part.type === type)?.value ?? '')
    .join(' ')
}

const shape = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
} as const

const formatters: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  en: new Intl.DateTimeFormat('en-GB', shape),
  ar: new Intl.DateTimeFormat('ar-u-nu-latn', shape),
}
