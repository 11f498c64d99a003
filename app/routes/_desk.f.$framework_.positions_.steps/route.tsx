import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { pageHandle } from '#app/components/shell/page-handle.ts'
import { AlertList, CohesionTable, FromForm, TrendLine } from '#app/desk/figures/changes.tsx'
import { Figure } from '#app/desk/figures/figure.tsx'
import { figuresLive, figuresTitle } from '#app/desk/figures/figures-handle.ts'
import { FiguresPage } from '#app/desk/figures/figures-page.tsx'
import { StepsDrawing, stepsHeight, stepsWidth } from '#app/desk/figures/steps-drawing.tsx'
import type { Twin } from '#app/desk/figures/twin.tsx'
import { useDrawnPart } from '#app/desk/figures/use-part.tsx'
import { useFigureWords } from '#app/desk/figures/words.ts'
import { formatInstant } from '#app/i18n/format.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useReader } from '#app/i18n/reader.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { LiveHandle } from '#app/live/interest.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { readSteps } from '#server/positions/figures/read-steps.ts'
import { answering } from '#server/responses.ts'

await Promise.all([readChapter('positions'), readChapter('figures')])

export const handle = {
  ...pageHandle<typeof loader>((t, data) => figuresTitle(t, 'steps', data?.head)),
  live: figuresLive,
} satisfies LiveHandle & ReturnType<typeof pageHandle<typeof loader>>

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  const { searchParams } = new URL(request.url)
  const asked = {
    framework: params['framework'],
    at: searchParams.get('at'),
    from: searchParams.get('from'),
  }
  return answering(() => readSteps(context.server, viewer, asked))
}

type View = ReturnType<typeof useLoaderData<typeof loader>>

export default function StepsPage() {
  const { t } = useTexts()
  const view = useLoaderData<typeof loader>()
  const { head, lines } = view
  const twin = useTwin(view)
  const title = t('figures:views.steps.title')
  const { shown, parts } = useDrawnPart(title, lines)
  return (
    <FiguresPage head={head} view="steps">
      <FromForm {...view} />
      <TrendLine {...view} />
      <AlertList {...view} />
      <CohesionTable {...view} />
      <Figure
        title={title}
        description={t('figures:steps.description')}
        width={stepsWidth}
        height={stepsHeight(shown)}
        file="positions-steps"
        twin={twin}
        parts={parts}
      >
        <StepsDrawing {...view} lines={shown} />
      </Figure>
    </FiguresPage>
  )
}

function useTwin({ head, lines }: View): Twin {
  const { t } = useTexts()
  const reader = useReader()
  const { number, subject } = useFigureWords()
  return {
    caption: t('figures:views.steps.title'),
    columns: [
      { header: t('positions:subject') },
      { header: t('figures:bars.effort'), aggregate: true },
      { header: 'n' },
      { header: t('figures:steps.changes') },
    ],
    rows: lines.map(({ id, name, n, steps }) => ({
      key: id,
      to: paths.positionsOn(head.framework.id, id),
      n,
      cells: (on) => [
        subject(name),
        steps.at(-1)?.value ?? null,
        n,
        steps
          .map(({ at, value, few }) => {
            const said = value === null ? '–' : number(value)
            const isLeftOut = on === 'file' && few
            return `${formatInstant(at, reader)}: ${isLeftOut ? t('figures:suppressed') : said}`
          })
          .join('; '),
      ],
    })),
  }
}
