import { Link } from '@remix-run/react'
import clsx from 'clsx'

import { Status } from '#app/components/status.tsx'
import { Time } from '#app/components/time.tsx'
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
  const { id, symbol, title, drafting, access, kind, negotiation, silentUntil, comments } = document
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
          {negotiation || document.may.negotiate ? (
            <Link to={paths.documentNegotiation(id)}>
              {negotiation ? (
                <Status tone="warn">{t('documents:negotiation')}</Status>
              ) : (
                t('documents:negotiation')
              )}
            </Link>
          ) : null}
          {silentUntil === null ? null : (
            <Link to={paths.documentSilence(id)}>
              <Status tone="warn">
                {t('documents:silence.until')} <Time at={silentUntil} />
              </Status>
            </Link>
          )}
        </p>
        <h1 className="text-xl">
          <bdi>{title}</bdi>
        </h1>
      </div>
      <nav aria-label={t('documents:page.panels')} className="-mx-2 -mb-1 print:hidden">
        <ul className="flex flex-wrap gap-1">
          {[
            { to: paths.documentView(id, { as: 'clean' }), name: t('documents:views.title') },
            ...(kind === 'format'
              ? [
                  { to: paths.documentFormat(id), name: t('documents:kinds.format') },
                  { to: paths.documentGrid(id), name: t('documents:page.table') },
                ]
              : []),
            { to: paths.documentLife(id), name: t('documents:page.life') },
            { to: paths.documentSilence(id), name: t('documents:silence.title') },
            { to: paths.documentStatements(id), name: t('documents:page.statements') },
            { to: paths.documentComments(id), name: t('documents:comments'), count: comments },
          ].map(({ to, name, count = 0 }) => (
            <li key={to}>
              <Link
                to={to}
                className="rounded-control text-muted hover:bg-sunken hover:text-ink inline-flex min-h-8 items-center px-2 text-sm no-underline"
              >
                {name}
                <Count of={count} />
              </Link>
            </li>
          ))}
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
                <Count of={each === 'brackets' ? document.brackets.length : 0} />
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  )
}

function Count({ of }: { of: number }) {
  return of === 0 ? null : <span className="ms-1.5 font-mono text-xs">{of}</span>
}
