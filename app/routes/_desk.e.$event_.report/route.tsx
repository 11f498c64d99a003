import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'

import { LinkButton } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { frameworkCrumb, pageHandle } from '#app/components/shell/page-handle.ts'
import { Time } from '#app/components/time.tsx'
import { Page, Section } from '#app/desk/page.tsx'
import { formatLength } from '#app/i18n/format.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { LiveHandle } from '#app/live/interest.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { readReport } from '#server/relief/read-report.ts'
import type { ReportShown } from '#server/relief/read-report.ts'
import { answering } from '#server/responses.ts'

import { Course } from './course.tsx'
import { Grounds } from './grounds.tsx'
import { Legs } from './legs.tsx'

await Promise.all([readChapter('relief'), readChapter('deeds')])

export const handle = {
  ...pageHandle<typeof loader>((t, data) => ({
    title: t('relief:report.of', { event: data?.title ?? '' }),
    crumbs: data && [
      frameworkCrumb(data.framework),
      { label: t('relief:title'), to: paths.relief(data.framework.id) },
      { label: data.title, to: paths.reliefEvent(data.id) },
      { label: t('relief:report.title'), to: paths.eventReport(data.id) },
    ],
  })),
  live: ({ event }) => [{ topic: 'relief', subject: event }],
} satisfies LiveHandle & ReturnType<typeof pageHandle<typeof loader>>

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(() => readReport(context.server, viewer, params['event']))
}

export default function EventReport() {
  const { t } = useTexts()
  const { id, title, report } = useLoaderData<typeof loader>()
  return (
    <Page
      title={<bdi>{t('relief:report.of', { event: title })}</bdi>}
      lead={t('relief:report.lead')}
    >
      {report === null ? (
        <EmptyState
          action={<LinkButton to={paths.reliefEvent(id)}>{t('relief:report.back')}</LinkButton>}
        >
          {t('relief:report.none')}
        </EmptyState>
      ) : (
        <>
          <Fired report={report} />
          <Section
            id="legs"
            title={t('relief:report.legs')}
            aside={
              <span className="flex gap-4 print:hidden">
                <Link reloadDocument to={paths.eventReportFile(id, 'report.csv')}>
                  {t('relief:report.csv')}
                </Link>
                <Link reloadDocument to={paths.eventReportFile(id, 'report.json')}>
                  {t('relief:report.json')}
                </Link>
              </span>
            }
          >
            <Legs report={report} />
          </Section>
          <Grounds report={report} />
          <Course report={report} />
        </>
      )}
    </Page>
  )
}

/** When it was due and when it happened, and how simultaneous it was. */
function Fired({ report: { firing, synchrony } }: { report: ReportShown }) {
  const { t } = useTexts()
  return (
    <Section id="firing" title={t('relief:report.firing')}>
      <p>
        {t('relief:fired.due')} <Time at={firing.due} precision="second" /> · {t('relief:fired.at')}{' '}
        <Time at={firing.at} precision="second" />
        {firing.late ? ` · ${t('relief:fired.late')}` : null}
      </p>
      {synchrony === null ? (
        <p className="text-muted">{t('relief:report.noSpread')}</p>
      ) : (
        <p className="flex flex-wrap items-baseline gap-x-3">
          <span className="text-muted">{t('relief:report.spread')}</span>
          <span className="text-2xl tabular-nums">{formatLength(synchrony.spread, t)}</span>
          <span>{t('relief:report.counted', { legs: synchrony.legs, of: synchrony.of })}</span>
        </p>
      )}
    </Section>
  )
}
