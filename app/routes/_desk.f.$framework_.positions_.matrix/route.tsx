import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useState } from 'react'

import { pageHandle } from '#app/components/shell/page-handle.ts'
import { Figure } from '#app/desk/figures/figure.tsx'
import { figuresAsked, figuresLive, figuresTitle } from '#app/desk/figures/figures-handle.ts'
import { FiguresPage } from '#app/desk/figures/figures-page.tsx'
import { MatrixDrawing } from '#app/desk/figures/matrix-drawing.tsx'
import { geometryOf } from '#app/desk/figures/matrix-geometry.ts'
import { CellLine, MatrixGrid } from '#app/desk/figures/matrix-grid.tsx'
import type { Twin } from '#app/desk/figures/twin.tsx'
import { useFigureWords } from '#app/desk/figures/words.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { LiveHandle } from '#app/live/interest.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { readMatrix } from '#server/positions/figures/read-matrix.ts'
import { answering } from '#server/responses.ts'

await Promise.all([readChapter('positions'), readChapter('figures')])

export const handle = {
  ...pageHandle<typeof loader>((t, data) => figuresTitle(t, 'matrix', data?.head)),
  live: figuresLive,
} satisfies LiveHandle & ReturnType<typeof pageHandle<typeof loader>>

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(() => readMatrix(context.server, viewer, figuresAsked({ request, params })))
}

export default function MatrixPage() {
  const { t } = useTexts()
  const view = useLoaderData<typeof loader>()
  const { members, rows } = view
  const [place, setPlace] = useState({ row: 0, column: 0 })
  // Somebody else's act may take rows away while the reader stands in one.
  const here = { row: Math.min(place.row, rows.length - 1), column: place.column }
  const { width, height } = geometryOf(view)
  return (
    <FiguresPage head={view.head} view="matrix">
      <p className="text-muted">{t('figures:matrix.hint')}</p>
      <CellLine view={view} place={here} />
      <Figure
        title={t('figures:views.matrix.title')}
        description={t('figures:matrix.description', {
          subjects: rows.length,
          members: members.length,
        })}
        width={width}
        height={height}
        file="positions-matrix"
        twin={useTwin(view)}
        hands={<MatrixGrid view={view} place={here} move={setPlace} />}
      >
        <MatrixDrawing {...view} />
      </Figure>
    </FiguresPage>
  )
}

function useTwin({ head, members, rows }: ReturnType<typeof useLoaderData<typeof loader>>): Twin {
  const { t } = useTexts()
  const { cell, subject } = useFigureWords()
  return {
    caption: t('positions:table'),
    columns: [
      { header: t('positions:subject') },
      ...members.map(({ code }) => ({ header: code })),
      { header: 'n' },
    ],
    rows: rows.map(({ id, name, scale, cells, n }) => ({
      key: id,
      to: paths.positionsOn(head.framework.id, id),
      cells: () => [subject(name), ...cells.map((held) => cell(held, scale)), n],
    })),
  }
}
