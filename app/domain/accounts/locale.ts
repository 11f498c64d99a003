import { locales } from './viewer.ts'
import type { Locale } from './viewer.ts'

export const fallbackLocale: Locale = 'en'

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value)
}

/** The person's own choice, else this browser's cookie, else what the browser asks for. */
export function resolveLocale(known: {
  person: Locale | null
  cookie: string | null
  acceptLanguage: string | null
}): Locale {
  if (known.person !== null) return known.person
  if (isLocale(known.cookie)) return known.cookie
  return accepted(known.acceptLanguage ?? '') ?? fallbackLocale
}

/** The best of ours in an Accept-Language header (RFC 9110 §12.5.4); `ar-EG` is served by `ar`. */
function accepted(header: string): Locale | null {
  const wishes = header
    .slice(0, 512)
    .split(',')
    .map((wish) => {
      const [range = '', ...parameters] = wish.trim().split(/\s*;\s*/)
      const quality = parameters.find((parameter) => parameter.startsWith('q='))
      return { range: range.toLowerCase(), quality: quality ? Number(quality.slice(2)) : 1 }
    })
    .filter((wish) => wish.quality > 0)
    .toSorted((a, b) => b.quality - a.quality)
  for (const { range } of wishes) {
    const locale = locales.find((ours) => range === ours || range.startsWith(`${ours}-`))
    if (locale !== undefined) return locale
  }
  return null
}
