import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'

import { EmptyState } from '#app/components/empty-state.tsx'
import { pageHandle } from '#app/components/shell/page-handle.ts'
import { BarsDrawing, barsHeight, barsWidth } from '#app/desk/figures/bars-drawing.tsx'
import { Figure } from '#app/desk/figures/figure.tsx'
import { figuresLive, figuresTitle } from '#app/desk/figures/figures-handle.ts'
import { FiguresPage } from '#app/desk/figures/figures-page.tsx'
import type { Twin } from '#app/desk/figures/twin.tsx'
import { useDrawnPart } from '#app/desk/figures/use-part.tsx'
import { useFigureWords } from '#app/desk/figures/words.ts'
import { formatList } from '#app/i18n/format.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { LiveHandle } from '#app/live/interest.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { readBars } from '#server/positions/figures/read-bars.ts'
import { answering } from '#server/responses.ts'

await Promise.all([readChapter('positions'), readChapter('figures')])

export const handle = {
  ...pageHandle<typeof loader>((t, data) => figuresTitle(t, 'bars', data?.head)),
  live: figuresLive,
} satisfies LiveHandle & ReturnType<typeof pageHandle<typeof loader>>

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  const { searchParams } = new URL(request.url)
  const by = searchParams.get('by')
  const asked = { framework: params['framework'], at: searchParams.get('at'), by }
  return answering(() => readBars(context.server, viewer, asked))
}

export default function BarsPage() {
  const { t } = useTexts()
  const view = useLoaderData<typeof loader>()
  const { head, bars, orders } = view
  const twin = useTwin(view)
  const title = t('figures:views.bars.title')
  const { shown, parts } = useDrawnPart(title, bars)
  return (
    <FiguresPage head={head} view="bars">
      {bars.length === 0 ? (
        <EmptyState>{t('figures:bars.none')}</EmptyState>
      ) : (
        <>
          <OrderChoice orders={orders} by={view.by} />
          <Figure
            title={title}
            description={t('figures:bars.description')}
            width={barsWidth}
            height={barsHeight(shown)}
            file="positions-bars"
            twin={twin}
            parts={parts}
          >
            <BarsDrawing bars={shown} most={Math.max(1, ...bars.map(({ n }) => n))} />
          </Figure>
        </>
      )}
    </FiguresPage>
  )
}

type View = ReturnType<typeof useLoaderData<typeof loader>>

function OrderChoice({ orders, by }: Pick<View, 'orders' | 'by'>) {
  const { t } = useTexts()
  const [search] = useSearchParams()
  return (
    <nav aria-label={t('figures:bars.order')} className="flex flex-wrap gap-x-4 print:hidden">
      <span className="text-muted">{t('figures:bars.order')}</span>
      {orders.map((order) => (
        <Link
          key={order}
          to={`?${new URLSearchParams([...search].filter(([name]) => name !== 'by').concat([['by', order]])).toString()}`}
          aria-current={order === by ? 'true' : undefined}
        >
          {t(`figures:bars.by.${order}`)}
        </Link>
      ))}
    </nav>
  )
}

function useTwin({ head, bars, members }: View): Twin {
  const { t, locale } = useTexts()
  const { level, subject } = useFigureWords()
  const codes = new Map(members.map(({ id, code }) => [id, code]))
  return {
    caption: t('figures:views.bars.title'),
    columns: [
      { header: t('positions:subject') },
      { header: t('figures:bars.levels'), aggregate: true },
      { header: 'n' },
      { header: t('figures:bars.without') },
      { header: t('figures:bars.effort'), aggregate: true },
      { header: t('figures:bars.spread'), aggregate: true },
      { header: t('figures:bars.standing'), aggregate: true },
      { header: t('figures:unlock.blockers'), aggregate: true },
      { header: t('figures:bars.slack'), aggregate: true },
    ],
    rows: bars.map((bar) => ({
      key: bar.id,
      to: paths.positionsOn(head.framework.id, bar.id),
      n: bar.n,
      cells: () => [
        subject(bar.name),
        bar.levels
          .flatMap((one, at) =>
            (bar.counts[at] ?? 0) > 0 ? [`${level(one)} ${bar.counts[at]}`] : [],
          )
          .join(' · '),
        bar.n,
        (['none', 'not-participating', 'withheld'] as const)
          .flatMap((kind) =>
            bar.nothing[kind] > 0 ? [`${t(`positions:cells.${kind}`)} ${bar.nothing[kind]}`] : [],
          )
          .join(' · '),
        bar.effort,
        bar.spread,
        `${t(`figures:standing.${bar.standing.adopted ? 'adopted' : 'blocked'}`)} (${t(`figures:rules.${bar.rule}`)})`,
        formatList(
          bar.standing.blockers.map((id) => codes.get(id) ?? '?'),
          locale,
        ),
        bar.standing.slack,
      ],
    })),
  }
}
