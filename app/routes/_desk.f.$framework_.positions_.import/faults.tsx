import { useSearchParams } from '@remix-run/react'

import { DataTable } from '#app/components/data-table.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { Outcome } from '#server/positions/import/read-import-page.ts'

type Faulty = Extract<Outcome, { kind: 'faulty' }>

/** Everything that is wrong, by row, column and rule, so that it is found in the file and put right there. */
export function Faults({ framework, faults, further }: Faulty & { framework: string }) {
  const { t } = useTexts()
  const [search] = useSearchParams()
  return (
    <>
      <p role="alert" className="text-bad font-medium">
        {t('imports:faults.lead', { count: faults.length + further })}
      </p>
      <DataTable
        caption={t('imports:faults.caption')}
        captionHidden
        rows={faults.map((fault, at) => ({ ...fault, at }))}
        rowKey={({ at }) => String(at)}
        columns={[
          {
            key: 'row',
            header: t('imports:outcome.row'),
            figures: true,
            rowHeader: true,
            cell: ({ row }) => row,
          },
          {
            key: 'column',
            header: t('imports:faults.column'),
            cell: ({ column }) => <bdi>{column}</bdi>,
          },
          {
            key: 'rule',
            header: t('imports:faults.rule'),
            cell: ({ rule }) =>
              t([`imports:rules.${rule}`, `fields:${rule}`], {
                defaultValue: t('imports:rules.invalid'),
              }),
          },
        ]}
      />
      <p className="text-muted">
        {further === 0 ? null : t('imports:faults.further', { count: further })}{' '}
        <a href={paths.importFaults(framework, search.toString())} download>
          {t('imports:faults.all')}
        </a>
      </p>
    </>
  )
}
