import { Form, useFetcher, useLocation } from '@remix-run/react'
import { Monitor, Moon, Sun } from 'lucide-react'

import { locales } from '#app/domain/accounts/viewer.ts'
import { endonyms } from '#app/i18n/locale.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'

import { useRootData } from './root-data.ts'
import { themes } from './theme.ts'

const icons = { light: Sun, dark: Moon, system: Monitor }

/** Light, dark, or as the device has it. Changes in place. */
export function ThemeSwitch() {
  const { t } = useTexts()
  const fetcher = useFetcher()
  const root = useRootData()
  const chosen = fetcher.formData?.get('theme') ?? root?.theme ?? 'system'
  return (
    <fetcher.Form method="post" action={paths.preferences}>
      <fieldset className="flex flex-col gap-1">
        <legend className="text-muted mb-1 text-sm">{t('preferences.theme')}</legend>
        <ReturnHere />
        <div className="rounded-control border-line flex border">
          {themes.map((theme) => {
            const Icon = icons[theme]
            return (
              <button
                key={theme}
                name="theme"
                value={theme}
                aria-pressed={chosen === theme}
                className={segment}
              >
                <Icon aria-hidden className="size-4 flex-none" strokeWidth={1.6} />
                {t(`preferences.${theme}`)}
              </button>
            )
          })}
        </div>
      </fieldset>
    </fetcher.Form>
  )
}

/** Each language by its own name. Changing it loads the page anew, with that language's texts. */
export function LanguageSwitch() {
  const { t, locale } = useTexts()
  return (
    <Form method="post" action={paths.preferences} reloadDocument>
      <fieldset className="flex flex-col gap-1">
        <legend className="text-muted mb-1 text-sm">{t('preferences.language')}</legend>
        <ReturnHere />
        <div className="rounded-control border-line flex border">
          {locales.map((each) => (
            <button
              key={each}
              name="locale"
              value={each}
              lang={each}
              aria-pressed={each === locale}
              className={segment}
            >
              {endonyms[each]}
            </button>
          ))}
        </div>
      </fieldset>
    </Form>
  )
}

function ReturnHere() {
  const { pathname, search } = useLocation()
  return <input type="hidden" name="returnTo" value={pathname + search} />
}

const segment =
  'flex min-h-8 flex-1 items-center justify-center gap-1.5 rounded-control px-2.5 whitespace-nowrap text-muted hover:text-ink aria-pressed:bg-accent/10 aria-pressed:font-medium aria-pressed:text-accent'
