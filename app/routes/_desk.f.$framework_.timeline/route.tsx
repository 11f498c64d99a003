import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'

import { EmptyState } from '#app/components/empty-state.tsx'
import { frameworkCrumb, pageHandle } from '#app/components/shell/page-handle.ts'
import { Figure } from '#app/desk/figures/figure.tsx'
import type { Twin } from '#app/desk/figures/twin.tsx'
import { Page } from '#app/desk/page.tsx'
import { formatInstant } from '#app/i18n/format.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useReader } from '#app/i18n/reader.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { LiveHandle } from '#app/live/interest.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { readTimeline } from '#server/relief/read-timeline.ts'
import type { TimelineRow } from '#server/relief/read-timeline.ts'
import { answering } from '#server/responses.ts'

import { TimelineDrawing, timelineHeight, timelineWidth } from './drawing.tsx'
import { groupings, groupsOf, isAhead, rangeOf, spans } from './geometry.ts'

await readChapter('timeline')
await readChapter('figures')

export const handle = {
  ...pageHandle<typeof loader>((t, data) => ({
    title: t('timeline:title'),
    crumbs: data && [
      frameworkCrumb(data.framework),
      { label: t('timeline:title'), to: paths.timeline(data.framework.id) },
    ],
  })),
  live: () => [{ topic: 'relief' }, { topic: 'frameworks' }],
} satisfies LiveHandle & ReturnType<typeof pageHandle<typeof loader>>

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(() => readTimeline(context.server, viewer, params['framework']))
}

export default function TimelinePage() {
  const { t } = useTexts()
  const { framework, now, rows } = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  const span = spans.find((one) => one === search.get('span')) ?? 'all'
  const by = groupings.find((one) => one === search.get('by')) ?? 'phase'
  const twin = useTwin(rows)
  const groups = groupsOf(rows, by)
  return (
    <Page title={t('timeline:title')} lead={t('timeline:lead')}>
      {rows.length === 0 ? (
        <EmptyState>{t('timeline:empty')}</EmptyState>
      ) : (
        <div className="one-page flex flex-col gap-6">
          <nav
            aria-label={t('timeline:views')}
            className="flex flex-wrap gap-x-8 gap-y-2 print:hidden"
          >
            <Choice
              label={t('timeline:span')}
              chosen={span}
              of={spans.map((one) => ({
                key: one,
                label: t(`timeline:spans.${one}`),
                to: paths.timeline(framework.id, { span: one, by }),
              }))}
            />
            <Choice
              label={t('timeline:by')}
              chosen={by}
              of={groupings.map((one) => ({
                key: one,
                label: t(`timeline:groupings.${one}`),
                to: paths.timeline(framework.id, { span, by: one }),
              }))}
            />
          </nav>
          <Figure
            title={t('timeline:title')}
            description={t('timeline:description')}
            width={timelineWidth}
            height={timelineHeight(groups)}
            file="timeline"
            twin={twin}
          >
            <TimelineDrawing groups={groups} range={rangeOf(span, now, rows)} now={now} />
          </Figure>
        </div>
      )}
    </Page>
  )
}

function Choice({
  label,
  chosen,
  of,
}: {
  label: string
  chosen: string
  of: readonly { key: string; label: string; to: string }[]
}) {
  return (
    <span className="flex flex-wrap gap-x-4">
      <span className="text-muted">{label}</span>
      {of.map(({ key, label: name, to }) => (
        <Link key={key} to={to} aria-current={key === chosen ? 'true' : undefined}>
          {name}
        </Link>
      ))}
    </span>
  )
}

/** The same as the drawing: a line for every bar and every mark, with its moments in full. */
function useTwin(rows: readonly TimelineRow[]): Twin {
  const { t } = useTexts()
  const reader = useReader()
  const moment = (at: Parameters<typeof formatInstant>[0]) => formatInstant(at, reader)
  const said = ({ is, critical }: TimelineRow['bars'][number]) =>
    critical ? t('timeline:critical') : t(`timeline:bars.${is}`)
  const about = ({ phase, by, label, slack }: TimelineRow) => [
    by === null ? label : `${by.code} ${label}`,
    phase ?? t('timeline:outside'),
    slack,
  ]
  return {
    caption: t('timeline:title'),
    columns: [
      { header: t('timeline:columns.row') },
      { header: t('timeline:columns.phase') },
      { header: t('timeline:columns.slack') },
      { header: t('timeline:columns.what') },
      { header: t('timeline:columns.from') },
      { header: t('timeline:columns.until') },
    ],
    rows: rows.flatMap((row) => [
      ...(isAhead(row)
        ? [{ key: row.key, cells: () => [...about(row), t('timeline:unproposed'), null, null] }]
        : []),
      ...row.bars.map((bar) => ({
        key: bar.key,
        cells: () => [
          ...about(row),
          [bar.title, said(bar)].filter((part) => part !== '').join(' · '),
          moment(bar.from),
          moment(bar.until),
        ],
      })),
      ...row.marks.map((mark) => ({
        key: `${row.key} ${mark.is}`,
        cells: () => [...about(row), t(`timeline:marks.${mark.is}`), moment(mark.at), null],
      })),
    ]),
  }
}
