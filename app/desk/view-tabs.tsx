import { Link } from '@remix-run/react'
import clsx from 'clsx'
import type { ReactNode } from 'react'

import { viewKinds } from '#app/domain/drafting/view-kinds.ts'
import type { ViewKind } from '#app/domain/drafting/view-kinds.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'

/** The live text and each of its views; one of them is here. */
export function ViewTabs({ document, here }: { document: string; here: ViewKind | 'history' }) {
  const { t } = useTexts()
  return (
    <nav
      aria-label={t('documents:views.title')}
      className="border-line px-gutter border-b py-2 md:px-8 print:hidden"
    >
      <ul className="-mx-2 flex flex-wrap gap-1">
        <Tab to={paths.document(document)} isHere={false}>
          {t('views:live')}
        </Tab>
        {viewKinds.map((as) => (
          <Tab key={as} to={paths.documentView(document, { as })} isHere={as === here}>
            {t(`views:kinds.${as}`)}
          </Tab>
        ))}
        <Tab to={paths.documentHistory(document)} isHere={here === 'history'}>
          {t('views:history')}
        </Tab>
      </ul>
    </nav>
  )
}

function Tab({ to, isHere, children }: { to: string; isHere: boolean; children: ReactNode }) {
  return (
    <li>
      <Link
        to={to}
        aria-current={isHere ? 'page' : undefined}
        className={clsx(
          'rounded-control inline-flex min-h-8 items-center px-2 text-sm no-underline',
          isHere
            ? 'bg-accent/10 text-accent font-medium'
            : 'text-muted hover:bg-sunken hover:text-ink',
        )}
      >
        {children}
      </Link>
    </li>
  )
}
