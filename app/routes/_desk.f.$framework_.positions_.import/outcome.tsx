import { DataTable } from '#app/components/data-table.tsx'
import { Held } from '#app/desk/positions/held.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { Outcome as Read } from '#server/positions/import/read-import-page.ts'

import { Faults } from './faults.tsx'

/** What the file comes to as it is read now: its first positions, or everything that is wrong with it. */
export function Outcome({ framework, outcome }: { framework: string; outcome: Read }) {
  const { t } = useTexts()
  switch (outcome.kind) {
    case 'faulty':
      return <Faults {...outcome} framework={framework} />
    case 'ready':
      return (
        <>
          <p role="status">
            {t('imports:outcome.positions', { count: outcome.positions })}{' '}
            {outcome.absent === 0 ? null : t('imports:outcome.absent', { count: outcome.absent })}{' '}
            {outcome.opened === 0 ? null : t('imports:outcome.opened', { count: outcome.opened })}
          </p>
          <DataTable
            caption={t('imports:outcome.first')}
            rows={outcome.first}
            rowKey={({ row, delegation }) => `${row} ${delegation}`}
            columns={[
              {
                key: 'row',
                header: t('imports:outcome.row'),
                figures: true,
                cell: ({ row }) => row,
              },
              {
                key: 'subject',
                header: t('positions:subject'),
                rowHeader: true,
                cell: ({ subject }) => <bdi>{subject}</bdi>,
              },
              {
                key: 'delegation',
                header: t('positions:delegation'),
                cell: ({ delegation }) => <bdi className="font-mono">{delegation}</bdi>,
              },
              {
                key: 'position',
                header: t('positions:page.position'),
                cell: ({ scale, holding }) => <Held holding={holding} scale={scale} />,
              },
            ]}
          />
        </>
      )
  }
}
