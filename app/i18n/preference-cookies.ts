import type { Locale } from '#app/domain/accounts/viewer.ts'

type Preferences = { locale: Locale | null; theme: 'light' | 'dark' | 'system' | null }

/** The cookies in which a browser keeps its language and theme for a year; what is null stays as it was. */
export function preferenceCookies(url: string, preferences: Preferences): Headers {
  const secure = new URL(url).protocol === 'https:' ? '; Secure' : ''
  const headers = new Headers()
  for (const [name, value] of Object.entries(preferences)) {
    if (value === null) continue
    headers.append(
      'Set-Cookie',
      `${name}=${value}; Path=/; Max-Age=${year}; HttpOnly; SameSite=Lax${secure}`,
    )
  }
  return headers
}

const year = 365 * 24 * 60 * 60
