import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'

import { EmptyState } from '#app/components/empty-state.tsx'
import { pageHandle } from '#app/components/shell/page-handle.ts'
import { BlocsPart } from '#app/desk/figures/blocs-part.tsx'
import { Figure } from '#app/desk/figures/figure.tsx'
import { figuresLive, figuresTitle } from '#app/desk/figures/figures-handle.ts'
import { FiguresPage } from '#app/desk/figures/figures-page.tsx'
import { PairDetail } from '#app/desk/figures/pair-detail.tsx'
import { PairsDrawing, pairsSize } from '#app/desk/figures/pairs-drawing.tsx'
import type { Twin } from '#app/desk/figures/twin.tsx'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { LiveHandle } from '#app/live/interest.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { readPairs } from '#server/positions/figures/read-pairs.ts'
import { answering } from '#server/responses.ts'

await Promise.all([readChapter('positions'), readChapter('figures')])

export const handle = {
  ...pageHandle<typeof loader>((t, data) => figuresTitle(t, 'pairs', data?.head)),
  live: figuresLive,
} satisfies LiveHandle & ReturnType<typeof pageHandle<typeof loader>>

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  const { searchParams } = new URL(request.url)
  const asked = {
    framework: params['framework'],
    at: searchParams.get('at'),
    on: searchParams.get('on'),
    one: searchParams.get('one'),
    other: searchParams.get('other'),
  }
  return answering(() => readPairs(context.server, viewer, asked))
}

type View = ReturnType<typeof useLoaderData<typeof loader>>

export default function PairsPage() {
  const { t } = useTexts()
  const view = useLoaderData<typeof loader>()
  const { head, members, pairs } = view
  const twin = useTwin(view)
  return (
    <FiguresPage head={head} view="pairs">
      {pairs.length === 0 ? (
        <EmptyState>{t('figures:pairs.few')}</EmptyState>
      ) : (
        <>
          <DenominatorChoice {...view} />
          <Figure
            title={t('figures:views.pairs.title')}
            description={t('figures:pairs.description', { members: members.length })}
            {...pairsSize(view)}
            file="positions-pairs"
            twin={twin}
          >
            <PairsDrawing {...view} />
          </Figure>
          <PairDetail {...view} />
          <BlocsPart {...view} />
        </>
      )}
    </FiguresPage>
  )
}

/** Agreed text left out, agreement looks smaller than it is: the reader is told on which it rests. */
function DenominatorChoice({ on, subjects }: Pick<View, 'on' | 'subjects'>) {
  const { t } = useTexts()
  const [search] = useSearchParams()
  const others = [...search].filter(([name]) => name !== 'on')
  return (
    <nav aria-label={t('figures:pairs.on')} className="flex flex-wrap gap-x-4 print:hidden">
      <span className="text-muted">{t('figures:pairs.on')}</span>
      {(['all', 'contested'] as const).map((each) => (
        <Link
          key={each}
          to={`?${new URLSearchParams([...others, ['on', each]]).toString()}`}
          aria-current={each === on ? 'true' : undefined}
        >
          {t(`figures:pairs.denominators.${each}`, { count: subjects[each] })}
        </Link>
      ))}
    </nav>
  )
}

function useTwin({ head, members, pairs, on }: View): Twin {
  const { t } = useTexts()
  const codes = new Map(members.map(({ id, code }) => [id, code]))
  return {
    caption: t('figures:views.pairs.title'),
    columns: [
      { header: t('figures:pairs.one') },
      { header: t('figures:pairs.other') },
      { header: t('figures:pairs.agreement'), aggregate: true },
      { header: 'n' },
    ],
    rows: pairs.map(({ one, other, n, agreement }) => ({
      key: `${one} ${other}`,
      to: paths.figures(head.framework.id, 'pairs', { on, one, other }),
      n,
      cells: () => [codes.get(one) ?? '?', codes.get(other) ?? '?', agreement, n],
    })),
  }
}
