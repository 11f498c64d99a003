import { DataTable } from '#app/components/data-table.tsx'
import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { Time } from '#app/components/time.tsx'
import { actWords } from '#app/desk/act-words.tsx'
import { Section } from '#app/desk/page.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { ReportShown } from '#server/relief/read-report.ts'

/** Every act on the event in the order of the record; what is over is told nowhere else. */
export function Course({ report: { course } }: { report: ReportShown }) {
  const { t } = useTexts()
  return (
    <Section id="course" title={t('relief:report.course')}>
      <DataTable
        caption={t('relief:report.course')}
        captionHidden
        rows={course}
        rowKey={({ index }) => index}
        columns={[
          {
            key: 'when',
            header: t('relief:report.when'),
            cell: ({ at }) => <Time at={at} precision="second" />,
          },
          {
            key: 'what',
            header: t('relief:report.what'),
            rowHeader: true,
            cell: ({ type, deeds }) => actWords(t, { type, deeds }),
          },
          {
            key: 'who',
            header: t('relief:report.who'),
            cell: ({ by }) =>
              by === null ? t('relief:report.clock') : <DelegationTag delegation={by} named />,
          },
        ]}
      />
    </Section>
  )
}
