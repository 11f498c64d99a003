import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'

import { EmptyState } from '#app/components/empty-state.tsx'
import { pageHandle } from '#app/components/shell/page-handle.ts'
import { PositionsBehind } from '#app/desk/figures/behind.tsx'
import { Figure } from '#app/desk/figures/figure.tsx'
import { figuresAsked, figuresLive, figuresTitle } from '#app/desk/figures/figures-handle.ts'
import { FiguresPage } from '#app/desk/figures/figures-page.tsx'
import { MapDrawing, mapSize } from '#app/desk/figures/map-drawing.tsx'
import type { Twin } from '#app/desk/figures/twin.tsx'
import { useMoment } from '#app/desk/figures/use-moment.ts'
import { useFigureWords } from '#app/desk/figures/words.ts'
import { Section } from '#app/desk/page.tsx'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { LiveHandle } from '#app/live/interest.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { readMap } from '#server/positions/figures/read-map.ts'
import { answering } from '#server/responses.ts'

await Promise.all([readChapter('positions'), readChapter('figures')])

export const handle = {
  ...pageHandle<typeof loader>((t, data) => figuresTitle(t, 'map', data?.head)),
  live: figuresLive,
} satisfies LiveHandle & ReturnType<typeof pageHandle<typeof loader>>

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(() => readMap(context.server, viewer, figuresAsked({ request, params })))
}

type View = ReturnType<typeof useLoaderData<typeof loader>>

export default function MapPage() {
  const { t } = useTexts()
  const { number, subject } = useFigureWords()
  const view = useLoaderData<typeof loader>()
  const { head, map, members } = view
  const twin = useTwin(view)
  return (
    <FiguresPage head={head} view="map">
      {map.kind === 'none' ? (
        <EmptyState>{t(`figures:map.none.${map.because}`)}</EmptyState>
      ) : (
        <>
          <p>
            {t('figures:map.explained', { share: number(map.explained * 100, 0) })}{' '}
            {map.weak ? <strong>{t('figures:map.weak')}</strong> : null}{' '}
            <span className="text-muted">
              {t('figures:map.rests', { subjects: map.subjects })}{' '}
              <PositionsBehind head={head} n={map.n} />
            </span>
          </p>
          <Figure
            title={t('figures:views.map.title')}
            description={t('figures:map.description', { members: map.points.length })}
            {...mapSize}
            file="positions-map"
            twin={twin}
          >
            <MapDrawing map={map} members={members} />
          </Figure>
          <Section id="loadings" title={t('figures:map.loadings')}>
            <ul className="list-disc ps-5">
              {map.loadings.map(({ id, name, n, x, y }) => (
                <li key={id}>
                  <Link to={paths.positionsOn(head.framework.id, id)}>
                    <bdi>{subject(name)}</bdi>
                  </Link>{' '}
                  · {t('figures:map.across')} {number(x, 2)} · {t('figures:map.upwards')}{' '}
                  {number(y, 2)} · {t('figures:n', { count: n })}
                </li>
              ))}
            </ul>
          </Section>
        </>
      )}
    </FiguresPage>
  )
}

function useTwin({ head, map, members }: View): Twin {
  const { t } = useTexts()
  const moment = useMoment(head)
  const codes = new Map(members.map(({ id, code }) => [id, code]))
  return {
    caption: t('figures:views.map.title'),
    columns: [
      { header: t('positions:delegation') },
      { header: t('figures:map.across'), aggregate: true },
      { header: t('figures:map.upwards'), aggregate: true },
      { header: t('figures:map.seen') },
    ],
    rows:
      map.kind === 'none'
        ? []
        : map.points.map(({ delegation, x, y, seen }) => ({
            key: delegation,
            to: paths.figures(head.framework.id, 'matrix', moment),
            n: seen,
            cells: () => [codes.get(delegation) ?? '?', x, y, seen],
          })),
  }
}
