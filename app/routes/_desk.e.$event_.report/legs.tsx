import { DataTable } from '#app/components/data-table.tsx'
import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { Status } from '#app/components/status.tsx'
import { Time } from '#app/components/time.tsx'
import { formatLength } from '#app/i18n/format.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { ReportShown } from '#server/relief/read-report.ts'

/** Each leg: by when it was due, when it took effect, and where that was published. */
export function Legs({ report: { legs, due } }: { report: ReportShown }) {
  const { t } = useTexts()
  return (
    <DataTable
      caption={t('relief:report.legs')}
      captionHidden
      rows={legs}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'leg',
          header: t('relief:board.leg'),
          rowHeader: true,
          cell: ({ by, instrument }) => (
            <span className="flex flex-col">
              <DelegationTag delegation={by} named />
              <bdi className="text-muted font-normal">{instrument}</bdi>
            </span>
          ),
        },
        {
          key: 'part',
          header: t('relief:board.state'),
          cell: ({ state, required }) =>
            `${t(`relief:legs.${state}`)} · ${t(`relief:parts.${required ? 'required' : 'optional'}`)}`,
        },
        { key: 'due', header: t('relief:report.due'), cell: () => <Time at={due} /> },
        {
          key: 'effect',
          header: t('relief:report.effect'),
          cell: ({ effect, late }) =>
            effect === null ? (
              <Status tone="calm">{t('relief:report.missing')}</Status>
            ) : (
              <span className="flex flex-col">
                <Time at={effect.at} precision="second" />
                <Status tone={late ? 'warn' : 'good'}>
                  {t(`relief:report.${late ? 'late' : 'inTime'}`)}
                </Status>
              </span>
            ),
        },
        {
          key: 'after',
          header: t('relief:report.after'),
          cell: ({ after }) => (after === null ? '–' : formatLength(after, t)),
        },
        {
          key: 'publication',
          header: t('relief:report.publication'),
          cell: ({ effect }) => (effect === null ? '–' : <bdi>{effect.publication}</bdi>),
        },
      ]}
    />
  )
}
