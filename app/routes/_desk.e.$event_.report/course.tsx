import { DataTable } from '#app/components/data-table.tsx'
import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { Time } from '#app/components/time.tsx'
import { Section } from '#app/desk/page.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { Translate } from '#app/i18n/use-texts.ts'
import type { ReportShown } from '#server/relief/read-report.ts'

type Done = ReportShown['course'][number]

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
            cell: (done) => whatWasDone(t, done),
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

function whatWasDone(t: Translate, done: Done): string {
  switch (done.type) {
    case 'relief.act':
      return t(`relief:acts.${done.act}`)
    case 'relief.clock':
      return done.happened.map((what) => t(`relief:report.happened.${what}`)).join(' · ')
    case 'relief.propose':
    case 'relief.find':
      return t(`transparency:acts.${done.type}`)
  }
}
