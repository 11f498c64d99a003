import { NavLink } from '@remix-run/react'
import { BookOpenCheck, Inbox, Landmark, UsersRound } from 'lucide-react'

import { Mark } from '#app/components/mark.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'

const places = [
  { key: 'desk', to: paths.desk, Icon: Inbox },
  { key: 'frameworks', to: paths.frameworks, Icon: Landmark },
  { key: 'record', to: paths.record, Icon: BookOpenCheck },
  { key: 'people', to: paths.people, Icon: UsersRound },
] as const

/** Where one can go: a slim rail, icons only on tablets, a bar at the bottom of phones. */
export function Rail() {
  const { t } = useTexts()
  return (
    <nav
      aria-label={t('shell.navigation')}
      className="border-line bg-bg fixed inset-x-0 bottom-0 z-20 border-t pb-[env(safe-area-inset-bottom)] md:sticky md:inset-auto md:top-0 md:h-dvh md:w-14 md:flex-none md:border-e md:border-t-0 md:pb-0 lg:w-20 print:hidden"
    >
      <p className="hidden h-12 items-center justify-center md:flex">
        <Mark />
        <span className="sr-only">{t('product')}</span>
      </p>
      <ul className="flex justify-around md:flex-col md:gap-1 md:px-1 md:pt-2">
        {places.map(({ key, to, Icon }) => (
          <li key={key} className="flex-1">
            <NavLink
              to={to}
              end={to === paths.desk}
              title={t(`shell.${key}`)}
              prefetch="intent"
              className="rounded-control text-muted hover:text-ink aria-[current=page]:text-accent relative flex flex-col items-center gap-1 py-2 text-xs no-underline aria-[current=page]:font-medium md:py-2.5"
            >
              <Icon aria-hidden className="size-5" strokeWidth={1.6} />
              <span className="max-w-full truncate md:sr-only lg:not-sr-only">
                {t(`shell.${key}`)}
              </span>
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
