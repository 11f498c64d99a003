import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs } from '@remix-run/node'

import { isTheme } from '#app/components/shell/theme.ts'
import { isLocale } from '#app/domain/accounts/locale.ts'
import { preferenceCookies } from '#app/i18n/preference-cookies.ts'
import { localPath, paths } from '#app/paths.ts'
import { chooseLocale } from '#server/accounts/choose-locale.ts'
import { readForm } from '#server/form.ts'
import { answering } from '#server/responses.ts'

/** Keeps the language and the theme, for this browser and for who is signed in, then returns to where one was. */
export function action({ request, context }: ActionFunctionArgs) {
  return answering(async () => {
    const { locale, theme, returnTo } = await readForm(request)
    if (context.viewer !== null && isLocale(locale)) {
      await chooseLocale(context.server, context.viewer, locale)
    }
    const headers = preferenceCookies(request.url, {
      locale: isLocale(locale) ? locale : null,
      theme: isTheme(theme) ? theme : null,
    })
    return redirect(localPath(returnTo), { headers })
  })
}

export function loader() {
  return redirect(paths.desk)
}
