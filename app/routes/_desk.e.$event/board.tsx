import { Link } from '@remix-run/react'

import { DataTable } from '#app/components/data-table.tsx'
import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { Status } from '#app/components/status.tsx'
import { Time } from '#app/components/time.tsx'
import { Section } from '#app/desk/page.tsx'
import { signalTones } from '#app/desk/relief-tones.ts'
import { formatLength } from '#app/i18n/format.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { EventShown } from '#server/relief/read-event.ts'

type LegShown = EventShown['legs'][number]

/** The readiness board: each leg with its steps, what is owed next by when, and what silence says. */
export function Board({ event }: { event: EventShown }) {
  const { t } = useTexts()
  return (
    <Section id="board" title={t('relief:board.title')}>
      {event.legs.length === 0 ? (
        <EmptyState>{t('relief:board.empty')}</EmptyState>
      ) : (
        <DataTable
          caption={t('relief:board.title')}
          captionHidden
          rows={event.legs}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'leg',
              header: t('relief:board.leg'),
              rowHeader: true,
              cell: (leg) => (
                <span className="flex flex-col gap-0.5">
                  <DelegationTag delegation={leg.by} named />
                  <bdi>{leg.instrument.title}</bdi>
                  <span className="text-muted">
                    {t(`relief:parts.${leg.required ? 'required' : 'optional'}`)} ·{' '}
                    {t(`relief:purposes.${leg.purpose}`)}
                  </span>
                </span>
              ),
            },
            { key: 'state', header: t('relief:board.state'), cell: (leg) => <State leg={leg} /> },
            {
              key: 'steps',
              header: t('relief:board.steps'),
              wide: true,
              cell: (leg) => <Steps leg={leg} />,
            },
            {
              key: 'owed',
              header: t('relief:board.owed'),
              cell: ({ owed }) =>
                owed === null ? (
                  '–'
                ) : (
                  <span className="flex flex-col">
                    {t(`relief:owed.${owed.what}`)}
                    {owed.due === null ? null : <Time at={owed.due} />}
                    <span className="text-muted">{t(`relief:board.silences.${owed.silence}`)}</span>
                  </span>
                ),
            },
            {
              key: 'acts',
              header: t('relief:board.acts'),
              cell: (leg) => <LegActs event={event} leg={leg} />,
            },
          ]}
        />
      )}
    </Section>
  )
}

function State({ leg }: { leg: LegShown }) {
  const { t } = useTexts()
  return (
    <span className="flex flex-col gap-0.5">
      <Status tone={signalTones[leg.signal]}>{t(`relief:legs.${leg.state}`)}</Status>
      {leg.signal === 'doubtful' ? <span>{t('relief:board.doubtful')}</span> : null}
      {leg.attestedUntil === null ? null : (
        <span className="text-muted">
          {t('relief:readiness.validUntil')} <Time at={leg.attestedUntil} />
        </span>
      )}
      {leg.blocked === null ? null : <bdi>{leg.blocked}</bdi>}
      {leg.adopted === null ? null : <bdi className="text-muted">{leg.adopted.reference}</bdi>}
      {leg.effect === null ? null : (
        <span>
          <Time at={leg.effect.at} precision="second" /> <bdi>{leg.effect.publication}</bdi>
          {leg.after === null
            ? null
            : ` · ${t('relief:board.after', { span: formatLength(leg.after, t) })}`}
        </span>
      )}
    </span>
  )
}

function Steps({ leg: { steps } }: { leg: LegShown }) {
  const { t } = useTexts()
  if (steps.length === 0) return <>–</>
  return (
    <ol className="flex min-w-48 flex-col gap-0.5">
      {steps.map(({ id, title, lead, waits, done }) => (
        <li key={id}>
          <Status tone={done === null ? 'calm' : 'good'}>
            {t(done === null ? 'relief:board.toDo' : 'relief:board.done')}
          </Status>{' '}
          <bdi>{title}</bdi>{' '}
          <span className="text-muted">
            {t(`relief:leads.${lead.unit}`, { count: lead.count })}
          </span>
          {waits.map((one) => (
            <span key={`${one.by.code} ${one.title}`} className="text-muted block">
              {t('relief:board.waits')} <DelegationTag delegation={one.by} /> <bdi>{one.title}</bdi>
            </span>
          ))}
        </li>
      ))}
    </ol>
  )
}

function LegActs({ event, leg }: { event: EventShown; leg: LegShown }) {
  const { t } = useTexts()
  const acts = event.acts.filter(({ about }) => about['leg'] === leg.id)
  if (acts.length === 0) return <>–</>
  return (
    <ul className="flex flex-col gap-1">
      {acts.map(({ act, about }) => (
        <li key={act}>
          <Link to={paths.reliefAct(event.id, { act, ...about })}>{t(`relief:acts.${act}`)}</Link>
        </li>
      ))}
    </ul>
  )
}
