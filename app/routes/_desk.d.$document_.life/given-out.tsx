import { Link } from '@remix-run/react'

import { DataTable } from '#app/components/data-table.tsx'
import { HashText } from '#app/components/hash-text.tsx'
import { Time } from '#app/components/time.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { LifeShown } from '#server/drafting/read-life.ts'

import { Renumbered } from './renumbering.tsx'

/** What was adopted, each at its own address for good. */
export function EditionTable({ life: { id, editions } }: { life: LifeShown }) {
  const { t } = useTexts()
  if (editions.length === 0) return <p className="text-muted">{t('life:noEditions')}</p>
  return (
    <DataTable
      caption={t('life:editions')}
      captionHidden
      rows={editions}
      rowKey={({ symbol }) => symbol}
      columns={[
        {
          key: 'symbol',
          header: t('life:columns.symbol'),
          rowHeader: true,
          cell: ({ symbol }) => (
            <Link to={paths.edition(id, symbol)}>
              <bdi className="font-mono">{symbol}</bdi>
            </Link>
          ),
        },
        {
          key: 'at',
          header: t('life:columns.at'),
          cell: ({ adoptedAt }) => <Time at={adoptedAt} />,
        },
        { key: 'how', header: t('life:columns.how'), cell: ({ how }) => t(`life:how.${how}`) },
        {
          key: 'words',
          header: t('life:columns.words'),
          cell: ({ words }) => <HashText value={words} />,
        },
        { key: 'seq', header: t('life:columns.seq'), cell: ({ seq }) => seq, figures: true },
      ]}
    />
  )
}

/** What was given out under a symbol, and what a corrigendum or an addendum says. */
export function IssueTable({ life: { id, issues } }: { life: LifeShown }) {
  const { t } = useTexts()
  if (issues.length === 0) return <p className="text-muted">{t('life:noIssues')}</p>
  return (
    <DataTable
      caption={t('life:issues')}
      captionHidden
      rows={issues}
      rowKey={({ symbol }) => symbol}
      columns={[
        {
          key: 'symbol',
          header: t('life:columns.symbol'),
          rowHeader: true,
          cell: ({ symbol }) => <bdi className="font-mono">{symbol}</bdi>,
        },
        {
          key: 'kind',
          header: t('life:columns.kind'),
          cell: ({ kind, against, says, symbol, relabelled }) => (
            <div className="flex max-w-96 flex-col gap-1">
              <span>
                {t(`life:kinds.${kind}`)}
                {against === null ? null : (
                  <>
                    {' '}
                    {t('life:of')} <bdi className="font-mono">{against}</bdi>
                  </>
                )}
              </span>
              {says === null ? (
                <Link to={paths.documentView(id, { as: 'changes', from: symbol })}>
                  {t('life:compare')} <bdi className="font-mono">{symbol}</bdi>
                </Link>
              ) : (
                <p dir="auto" className="whitespace-pre-wrap">
                  {says}
                </p>
              )}
              <Renumbered relabelled={relabelled} />
            </div>
          ),
        },
        { key: 'at', header: t('life:columns.at'), cell: ({ issuedAt }) => <Time at={issuedAt} /> },
        {
          key: 'words',
          header: t('life:columns.words'),
          cell: ({ words }) => <HashText value={words} />,
        },
        { key: 'seq', header: t('life:columns.seq'), cell: ({ seq }) => seq, figures: true },
      ]}
    />
  )
}
