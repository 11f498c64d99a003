import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'

import { EmptyState } from '#app/components/empty-state.tsx'
import { pageHandle } from '#app/components/shell/page-handle.ts'
import { Figure } from '#app/desk/figures/figure.tsx'
import { figuresAsked, figuresLive, figuresTitle } from '#app/desk/figures/figures-handle.ts'
import { FiguresPage } from '#app/desk/figures/figures-page.tsx'
import { RangeDrawing, rangeHeight, rangeWidth } from '#app/desk/figures/range-drawing.tsx'
import { useRangeTwin } from '#app/desk/figures/range-twin.ts'
import { useFigureWords } from '#app/desk/figures/words.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { LiveHandle } from '#app/live/interest.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { readRanges } from '#server/positions/figures/read-ranges.ts'
import { answering } from '#server/responses.ts'

await Promise.all([readChapter('positions'), readChapter('figures')])

export const handle = {
  ...pageHandle<typeof loader>((t, data) => figuresTitle(t, 'ranges', data?.head)),
  live: figuresLive,
} satisfies LiveHandle & ReturnType<typeof pageHandle<typeof loader>>

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(() => readRanges(context.server, viewer, figuresAsked({ request, params })))
}

export default function RangesPage() {
  const { t } = useTexts()
  const { head, members, ranges } = useLoaderData<typeof loader>()
  const { subject } = useFigureWords()
  const [search] = useSearchParams()
  const shown = ranges.find(({ id }) => id === search.get('on')) ?? ranges[0]
  const twin = useRangeTwin({ head, members, ranges })
  return (
    <FiguresPage head={head} view="ranges">
      {shown === undefined ? (
        <EmptyState>{t('figures:ranges.none')}</EmptyState>
      ) : (
        <>
          <nav aria-label={t('figures:ranges.choose')} className="print:hidden">
            <ul className="flex flex-wrap gap-x-4 gap-y-1">
              {ranges.map(({ id, name }) => (
                <li key={id}>
                  <Link
                    to={`?${new URLSearchParams([...search].filter(([key]) => key !== 'on').concat([['on', id]])).toString()}`}
                    aria-current={id === shown.id ? 'true' : undefined}
                  >
                    <bdi>{subject(name)}</bdi>
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
          <h2 className="text-lg">
            <Link to={paths.positionsOn(head.framework.id, shown.id)}>
              <bdi>{subject(shown.name)}</bdi>
            </Link>
          </h2>
          <Figure
            title={subject(shown.name)}
            description={t('figures:ranges.description', { count: shown.claims.length })}
            width={rangeWidth}
            height={rangeHeight(shown)}
            file="positions-range"
            twin={twin}
          >
            <RangeDrawing plot={shown} members={members} />
          </Figure>
        </>
      )}
    </FiguresPage>
  )
}
