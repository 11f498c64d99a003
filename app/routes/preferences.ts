import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs } from '@remix-run/node'
import * as z from 'zod'

import { themes } from '#app/components/shell/theme.ts'
import { locales } from '#app/domain/accounts/viewer.ts'
import { preferenceCookies } from '#app/i18n/preference-cookies.ts'
import { localPath, paths } from '#app/paths.ts'
import { chooseLocale } from '#server/accounts/choose-locale.ts'
import { readForm } from '#server/form.ts'
import { parse } from '#server/parse.ts'
import { answering } from '#server/responses.ts'

/** Keeps the language and the theme, for this browser and for who is signed in, then returns to where one was. */
export function action({ request, context }: ActionFunctionArgs) {
  return answering(async () => {
    const form = await readForm(request)
    const { locale = null, theme = null } = parse(Preferences, form)
    if (context.viewer !== null && locale !== null) {
      await chooseLocale(context.server, context.viewer, locale)
    }
    const headers = preferenceCookies(request.url, { locale, theme })
    return redirect(localPath(form['returnTo']), { headers })
  })
}

export function loader() {
  return redirect(paths.desk)
}

const Preferences = z.object({
  locale: z.enum(locales, 'choice').optional(),
  theme: z.enum(themes, 'choice').optional(),
})
