import { Link } from '@remix-run/react'

import { DataTable } from '#app/components/data-table.tsx'
import { Status } from '#app/components/status.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { ListedDocument } from '#server/drafting/list-documents.ts'

/** Documents by symbol and title, with what the viewer may do with each now. */
export function DocumentTable({
  caption,
  documents,
}: {
  caption: string
  documents: readonly ListedDocument[]
}) {
  const { t } = useTexts()
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={documents}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'symbol',
          header: t('desk:columns.symbol'),
          cell: ({ symbol }) => <bdi className="font-mono whitespace-nowrap">{symbol}</bdi>,
        },
        {
          key: 'title',
          header: t('desk:columns.title'),
          rowHeader: true,
          cell: ({ id, title }) => (
            <Link
              to={paths.document(id)}
              prefetch="intent"
              className="text-accent text-base font-medium no-underline hover:underline"
            >
              <bdi>{title}</bdi>
            </Link>
          ),
        },
        {
          key: 'kind',
          header: t('desk:columns.kind'),
          cell: ({ kind }) => t(`documents:kinds.${kind}`),
        },
        {
          key: 'drafting',
          header: t('desk:columns.drafting'),
          cell: ({ drafting }) => (
            <Status tone={drafting === 'open' ? 'good' : 'calm'}>
              {t(`documents:drafting.${drafting}`)}
            </Status>
          ),
        },
        {
          key: 'access',
          header: t('desk:columns.access'),
          cell: ({ access }) => t(`documents:access.${access}`),
        },
      ]}
    />
  )
}
