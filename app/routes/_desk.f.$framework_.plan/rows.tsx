import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'

import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { Status } from '#app/components/status.tsx'
import { Time } from '#app/components/time.tsx'
import { Section } from '#app/desk/page.tsx'
import { stageTones } from '#app/desk/relief-tones.ts'
import type { PlanEditName } from '#app/domain/relief/plan-acts.ts'
import { formatList } from '#app/i18n/format.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { PlanShown } from '#server/relief/read-plan.ts'

type PhaseShown = PlanShown['phases'][number]
type EventShown = PhaseShown['tranches'][number]['events'][number]

/** Phases › tranches › events, each with its number, by which the text can name it too. */
export function Rows({
  plan,
  framework,
  runs,
}: {
  plan: PlanShown
  framework: string
  runs: boolean
}) {
  const { t } = useTexts()
  const edits = plan.state.is === 'draft' && runs
  const edit = (name: PlanEditName, row?: string) =>
    edits ? (
      <Link to={paths.planAct(framework, { edit: name, ...(row === undefined ? {} : { row }) })}>
        {t(`plan:edits.${name}`)}
      </Link>
    ) : null
  const addPhase = edit('add-phase')
  if (plan.phases.length === 0) return <EmptyState action={addPhase}>{t('plan:empty')}</EmptyState>
  return (
    <>
      {plan.phases.map((phase, at) => (
        <Section
          key={phase.id}
          id={phase.id}
          title={<bdi>{phase.title}</bdi>}
          aside={
            <Acts>
              {edit('add-tranche', phase.id)}
              {edit('rename', phase.id)}
              {edit('remove', phase.id)}
            </Acts>
          }
        >
          <p className="text-muted text-sm">
            {t('plan:phase', { number: at + 1 })} <Naming of={phase.naming} />
          </p>
          {phase.tranches.map((tranche, place) => (
            <div key={tranche.id} className="border-line flex flex-col gap-3 border-s-2 ps-4">
              <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                <h3 className="font-medium">
                  <span className="text-muted">
                    {t('plan:tranche', { number: `${at + 1}.${place + 1}` })}
                  </span>{' '}
                  <bdi>{tranche.title}</bdi>
                </h3>
                <Acts>
                  {edit('add-event', tranche.id)}
                  {edit('rename', tranche.id)}
                  {edit('remove', tranche.id)}
                </Acts>
              </div>
              <Naming of={tranche.naming} />
              {tranche.events.length === 0 ? (
                <p className="text-muted">{t('plan:emptyTranche')}</p>
              ) : null}
              {tranche.events.map((event, index) => (
                <PlannedEvent
                  key={event.id}
                  event={event}
                  number={`${at + 1}.${place + 1}.${index + 1}`}
                  acts={
                    <Acts>
                      {event.stage === null && runs && plan.state.is === 'adopted' ? (
                        <Link to={paths.proposePlanned(framework, event.id)}>
                          {t('plan:propose.title')}
                        </Link>
                      ) : null}
                      {edit('change-event', event.id)}
                      {edit('remove', event.id)}
                    </Acts>
                  }
                />
              ))}
            </div>
          ))}
        </Section>
      ))}
      {addPhase === null ? null : <p>{addPhase}</p>}
    </>
  )
}

function PlannedEvent({
  event,
  number,
  acts,
}: {
  event: EventShown
  number: string
  acts: ReactNode
}) {
  const { t } = useTexts()
  const { stage, last } = event
  return (
    <article aria-labelledby={event.id} className="flex flex-col gap-1">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h4 id={event.id} className="font-medium">
          <span className="text-muted">{t('plan:event', { number })}</span>{' '}
          {stage === null ? (
            <bdi>{event.title}</bdi>
          ) : (
            <Link to={paths.reliefEvent(event.id)}>
              <bdi>{event.title}</bdi>
            </Link>
          )}
        </h4>
        {acts}
      </div>
      {stage === null || last === null ? null : (
        <p>
          <Status tone={stageTones[stage]}>{t(`relief:stages.${stage}`)}</Status>{' '}
          <Time at={last.at} />
        </p>
      )}
      <Naming of={event.naming} />
      <ul className="flex flex-col gap-1">
        {event.measures.map((measure) => (
          <li key={measure.id}>
            <DelegationTag delegation={measure.authority} /> <bdi>{measure.title}</bdi> ·{' '}
            {t(`relief:types.${measure.type}`)} · {t(`relief:sectors.${measure.sector}`)} ·{' '}
            <bdi>{measure.instrument.title}</bdi> · {t(`relief:kinds.${measure.relief.kind}`)} ·{' '}
            {t(`plan:effect.${measure.standing}`)}
            <Clocks relief={measure.relief} />
          </li>
        ))}
      </ul>
      {event.conditions.length === 0 ? null : (
        <ul className="text-muted list-disc ps-5">
          {event.conditions.map(({ id, statement }) => (
            <li key={id}>
              {t('plan:conditions')}: <span dir="auto">{statement}</span>
            </li>
          ))}
        </ul>
      )}
    </article>
  )
}

type Relief = EventShown['measures'][number]['relief']

/** Sunset, review and wind-down in the words in which they were entered. */
function Clocks({ relief }: { relief: Relief }) {
  const { t } = useTexts()
  const said = (wording: Relief['review']) =>
    'count' in wording
      ? t(wording.kind === 'months' ? 'plan:months' : 'plan:days', { count: wording.count })
      : ''
  const looking = { review: said(relief.review), windDown: said(relief.windDown) }
  return (
    <span className="text-muted block text-sm">
      {relief.kind === 'lift'
        ? t('plan:clocksLifted', looking)
        : t('plan:clocks', { ...looking, sunset: said(relief.sunset) })}
    </span>
  )
}

/** Which paragraphs of the text name a row by its words. */
function Naming({ of }: { of: readonly number[] }) {
  const { t, locale } = useTexts()
  if (of.length === 0) return null
  return (
    <span className="text-muted text-sm">
      {t('plan:naming', { count: of.length, list: formatList(of.map(String), locale) })}
    </span>
  )
}

function Acts({ children }: { children: ReactNode }) {
  return <span className="flex flex-wrap gap-x-4 text-sm">{children}</span>
}
