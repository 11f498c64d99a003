import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs } from '@remix-run/node'

import { isTheme } from '#app/components/shell/theme.ts'
import { isLocale } from '#app/domain/accounts/locale.ts'
import { localPath, paths } from '#app/paths.ts'

/** Keeps the language and the theme of this browser, then returns to where one was. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const headers = new Headers()
  const locale = form.get('locale')
  if (isLocale(locale)) headers.append('Set-Cookie', cookie('locale', locale, request.url))
  const theme = form.get('theme')
  if (isTheme(theme)) headers.append('Set-Cookie', cookie('theme', theme, request.url))
  return redirect(localPath(form.get('returnTo')), { headers })
}

export function loader() {
  return redirect(paths.desk)
}

const year = 365 * 24 * 60 * 60

function cookie(name: string, value: string, url: string): string {
  const secure = new URL(url).protocol === 'https:' ? '; Secure' : ''
  return `${name}=${value}; Path=/; Max-Age=${year}; HttpOnly; SameSite=Lax${secure}`
}
