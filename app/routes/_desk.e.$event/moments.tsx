import { Countdown } from '#app/components/countdown.tsx'
import { DataTable } from '#app/components/data-table.tsx'
import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { Status } from '#app/components/status.tsx'
import { Time } from '#app/components/time.tsx'
import { Section } from '#app/desk/page.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { EventShown } from '#server/relief/read-event.ts'

/** The moment on the clocks of every capital. */
export function Moments({ event }: { event: EventShown }) {
  const { t } = useTexts()
  const { capitals, last, trigger, firing } = event
  const at = firing?.at ?? last.at
  return (
    <Section id="moments" title={t(`relief:last.${trigger}`)}>
      <p>
        <Time at={at} timeZone="UTC" precision="second" />{' '}
        {firing === null ? <Countdown to={last.at} /> : null} · {t(`relief:beyond.${event.beyond}`)}
      </p>
      <DataTable
        caption={t('relief:moments.capitals')}
        rows={capitals}
        rowKey={({ by }) => by.id}
        columns={[
          {
            key: 'capital',
            header: t('relief:board.leg'),
            rowHeader: true,
            cell: ({ by }) => <DelegationTag delegation={by} named />,
          },
          {
            key: 'time',
            header: t('relief:moments.there'),
            cell: ({ timeZone, rest }) => (
              <>
                <Time at={at} timeZone={timeZone} />{' '}
                {rest === null ? null : (
                  <Status tone="warn">
                    {rest.is === 'holiday' ? rest.name : t(`relief:rest.${rest.is}`)}
                  </Status>
                )}
              </>
            ),
          },
        ]}
      />
    </Section>
  )
}

/** What takes effect at that moment, by whose act. */
export function Measures({ event: { measures } }: { event: EventShown }) {
  const { t } = useTexts()
  return (
    <Section id="measures" title={t('relief:moments.measures')}>
      <ul className="flex flex-col gap-1">
        {measures.map(({ id, title, relief, authority }) => (
          <li key={id}>
            <DelegationTag delegation={authority} /> <bdi>{title}</bdi> ·{' '}
            {t(`relief:kinds.${relief}`)}
          </li>
        ))}
      </ul>
    </Section>
  )
}
