import { Link } from '@remix-run/react'
import { ChevronDown } from 'lucide-react'

import { Menu } from '#app/components/menu.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'

import { LanguageSwitch, ThemeSwitch } from './preference-switches.tsx'
import { SignOut } from './sign-out.tsx'
import type { ShownViewer } from './viewer.ts'

/** In whose name one acts, always in sight; behind it what concerns only oneself. */
export function AccountMenu({ viewer }: { viewer: ShownViewer }) {
  const { t } = useTexts()
  const { person, delegation } = viewer
  const mandate = t(`mandates.${viewer.mandate.kind}`)
  return (
    <Menu
      label={t('account.menu', { name: person.name, delegation: delegation.name, mandate })}
      className="flex min-h-10 items-center gap-2.5 px-2 py-1"
      summary={
        <>
          <span
            aria-hidden
            data-hue={delegation.hue}
            className="rounded-chip bg-hue h-7 w-1 flex-none"
          />
          <span className="flex min-w-0 flex-col text-start leading-tight">
            <span className="hidden max-w-44 truncate font-medium md:block">
              <bdi>{person.name}</bdi>
            </span>
            <span className="text-muted text-sm whitespace-nowrap">
              <bdi data-hue={delegation.hue} className="text-hue font-mono font-medium">
                {delegation.code}
              </bdi>{' '}
              · {mandate}
            </span>
          </span>
          <ChevronDown aria-hidden className="text-muted size-4 flex-none" />
        </>
      }
    >
      <p className="border-line flex flex-col gap-0.5 border-b px-4 pt-1 pb-3">
        <span className="font-medium md:hidden">
          <bdi>{person.name}</bdi>
        </span>
        <span className="text-muted text-sm">{t('account.actingFor')}</span>
        <span>
          <bdi data-hue={delegation.hue} className="text-hue font-medium">
            {delegation.name}
          </bdi>
        </span>
        <span className="text-muted text-sm">
          {t('account.as')} {mandate}
        </span>
      </p>
      <div className="border-line flex flex-col gap-3 border-b px-4 py-3">
        <ThemeSwitch />
        <LanguageSwitch />
      </div>
      <div className="flex flex-col px-2 pt-2">
        <Link
          to={paths.account}
          className="rounded-control text-ink hover:bg-sunken px-2 py-1.5 no-underline"
        >
          {t('account.settings')}
        </Link>
        <Link
          to={paths.about}
          className="rounded-control text-ink hover:bg-sunken px-2 py-1.5 no-underline"
        >
          {t('about.title')}
        </Link>
        <SignOut />
      </div>
    </Menu>
  )
}
