import { Link } from '@remix-run/react'
import clsx from 'clsx'

import { Status } from '#app/components/status.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { ReadDocument } from '#server/drafting/read-document.ts'

import { panelsFor } from './side-panel.tsx'
import type { Panel } from './side-panel.tsx'

/** What the text is and what state it is in; its panels, one of which may be open. */
export function DocumentHeader({
  document,
  panel,
}: {
  document: ReadDocument
  panel: Panel | null
}) {
  const { t } = useTexts()
  const { id, symbol, title, drafting, access, kind } = document
  return (
    <header className="border-line px-gutter flex flex-wrap items-end justify-between gap-x-8 gap-y-2 border-b py-4 md:px-8">
      <div className="flex min-w-0 flex-col gap-1">
        <p className="text-muted flex flex-wrap items-baseline gap-x-3 text-sm">
          <bdi className="text-ink font-mono font-medium">{symbol}</bdi>
          <span>{t(`documents:kinds.${kind}`)}</span>
          <Status tone={drafting === 'open' ? 'good' : 'hold'}>
            {t(`documents:drafting.${drafting}`)}
          </Status>
          <span>{t('documents:page.you', { access: t(`documents:access.${access}`) })}</span>
        </p>
        <h1 className="text-xl">
          <bdi>{title}</bdi>
        </h1>
      </div>
      <nav aria-label={t('documents:page.panels')} className="-mx-2 -mb-1 print:hidden">
        <ul className="flex flex-wrap gap-1">
          <li>
            <Link
              to={paths.documentView(id, { as: 'clean' })}
              className="rounded-control text-muted hover:bg-sunken hover:text-ink inline-flex min-h-8 items-center px-2 text-sm no-underline"
            >
              {t('documents:views.title')}
            </Link>
          </li>
          {kind === 'format' ? (
            <li>
              <Link
                to={paths.documentFormat(id)}
                className="rounded-control text-muted hover:bg-sunken hover:text-ink inline-flex min-h-8 items-center px-2 text-sm no-underline"
              >
                {t('documents:kinds.format')}
              </Link>
            </li>
          ) : null}
          {panelsFor(document).map((each) => (
            <li key={each}>
              <Link
                to={each === panel ? paths.document(id) : paths.documentPanel(id, each)}
                aria-current={each === panel ? 'true' : undefined}
                preventScrollReset
                className={clsx(
                  'rounded-control inline-flex min-h-8 items-center px-2 text-sm no-underline',
                  each === panel
                    ? 'bg-accent/10 text-accent font-medium'
                    : 'text-muted hover:bg-sunken hover:text-ink',
                )}
              >
                {t(`documents:panel.${each}`)}
                {each === 'brackets' && document.brackets.length > 0 ? (
                  <span className="ms-1.5 font-mono text-xs">{document.brackets.length}</span>
                ) : null}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  )
}
