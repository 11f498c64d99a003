import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'

import { LinkButton } from '#app/components/button.tsx'
import { Countdown } from '#app/components/countdown.tsx'
import { DataTable } from '#app/components/data-table.tsx'
import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { frameworkCrumb, pageHandle } from '#app/components/shell/page-handle.ts'
import { Status } from '#app/components/status.tsx'
import { Time } from '#app/components/time.tsx'
import { Page, Section } from '#app/desk/page.tsx'
import { stageTones } from '#app/desk/relief-tones.ts'
import { StandingWords } from '#app/desk/relief/standing-words.tsx'
import { useViewer } from '#app/desk/use-viewer.ts'
import { may } from '#app/domain/accounts/may.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { LiveHandle } from '#app/live/interest.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { listEvents } from '#server/relief/list-events.ts'
import { answering } from '#server/responses.ts'

await readChapter('relief')

export const handle = {
  ...pageHandle<typeof loader>((t, data) => ({
    title: t('relief:title'),
    crumbs: data && [
      frameworkCrumb(data.framework),
      { label: t('relief:title'), to: paths.relief(data.framework.id) },
    ],
  })),
  live: ({ framework }) => [
    { topic: 'relief' },
    { topic: 'frameworks' },
    { topic: 'safeguards', subject: framework },
  ],
} satisfies LiveHandle & ReturnType<typeof pageHandle<typeof loader>>

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(() => listEvents(context.server, viewer, params['framework']))
}

export default function Relief() {
  const { t } = useTexts()
  const viewer = useViewer()
  const { framework, measures, events } = useLoaderData<typeof loader>()
  const runs = may(viewer, 'relief.run', viewer)
  const enter = runs ? (
    <LinkButton to={paths.newMeasure(framework.id)}>{t('relief:measures.enter')}</LinkButton>
  ) : null
  const propose =
    runs && measures.length > 0 ? (
      <LinkButton look="primary" to={paths.newReliefEvent(framework.id)}>
        {t('relief:events.propose')}
      </LinkButton>
    ) : null
  return (
    <Page title={t('relief:title')} lead={t('relief:lead')} action={propose}>
      <p className="flex flex-wrap gap-x-6">
        <Link to={paths.plan(framework.id)}>{t('relief:pages.plan')}</Link>
        <Link to={paths.timeline(framework.id)}>{t('relief:pages.timeline')}</Link>
        <Link to={paths.blackouts(framework.id)}>{t('relief:pages.blackouts')}</Link>
      </p>
      <Section
        id="events"
        title={t('relief:events.title')}
        aside={<Link to={paths.calendars}>{t('relief:events.calendars')}</Link>}
      >
        {events.length === 0 ? (
          <EmptyState action={propose}>{t('relief:events.empty')}</EmptyState>
        ) : (
          <DataTable
            caption={t('relief:events.title')}
            captionHidden
            rows={events}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'title',
                header: t('relief:events.event'),
                rowHeader: true,
                cell: ({ id, title }) => (
                  <Link to={paths.reliefEvent(id)}>
                    <bdi>{title}</bdi>
                  </Link>
                ),
              },
              {
                key: 'stage',
                header: t('relief:events.stage'),
                cell: ({ stage }) => (
                  <Status tone={stageTones[stage]}>{t(`relief:stages.${stage}`)}</Status>
                ),
              },
              {
                key: 'ready',
                header: t('relief:events.ready'),
                figures: true,
                cell: ({ ready, required }) => t('relief:events.of', { ready, required }),
              },
              {
                key: 'moment',
                header: t('relief:events.moment'),
                cell: ({ fired, last, trigger }) => (
                  <span className="flex flex-col">
                    <Time at={fired ?? last.at} />
                    <span className="text-muted">
                      {fired === null ? t(`relief:last.${trigger}`) : t('relief:fired.title')}
                    </span>
                  </span>
                ),
              },
              {
                key: 'left',
                header: t('relief:events.left'),
                wide: true,
                cell: ({ fired, last }) => (fired === null ? <Countdown to={last.at} /> : '–'),
              },
            ]}
          />
        )}
      </Section>
      <Section id="measures" title={t('relief:measures.title')} aside={enter}>
        {measures.length === 0 ? (
          <EmptyState>{t('relief:measures.empty')}</EmptyState>
        ) : (
          <DataTable
            caption={t('relief:measures.title')}
            captionHidden
            rows={measures}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'title',
                header: t('relief:measures.measure'),
                rowHeader: true,
                cell: ({ id, title }) => (
                  <Link to={paths.measure(framework.id, id)}>
                    <bdi>{title}</bdi>
                  </Link>
                ),
              },
              {
                key: 'authority',
                header: t('relief:measures.authority'),
                cell: ({ authority }) => <DelegationTag delegation={authority} />,
              },
              {
                key: 'relief',
                header: t('relief:measures.relief'),
                cell: ({ relief }) => t(`relief:kinds.${relief.kind}`),
              },
              {
                key: 'standing',
                header: t('relief:measures.standing'),
                cell: ({ standing }) => <StandingWords standing={standing} />,
              },
              {
                key: 'type',
                header: t('relief:measures.type'),
                wide: true,
                cell: ({ type, sector }) =>
                  `${t(`relief:types.${type}`)} · ${t(`relief:sectors.${sector}`)}`,
              },
              {
                key: 'instrument',
                header: t('relief:measures.instrument'),
                wide: true,
                cell: ({ instrument }) => <bdi>{instrument.title}</bdi>,
              },
            ]}
          />
        )}
      </Section>
    </Page>
  )
}
