import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { EmptyState } from '#app/components/empty-state.tsx'
import { pageHandle } from '#app/components/shell/page-handle.ts'
import { Figure } from '#app/desk/figures/figure.tsx'
import { figuresAsked, figuresLive, figuresTitle } from '#app/desk/figures/figures-handle.ts'
import { FiguresPage } from '#app/desk/figures/figures-page.tsx'
import { shareIn, TextsDrawing, textsHeight, textsWidth } from '#app/desk/figures/texts-drawing.tsx'
import { BracketHolders, WordingDiffs } from '#app/desk/figures/texts-part.tsx'
import type { Twin } from '#app/desk/figures/twin.tsx'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { LiveHandle } from '#app/live/interest.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { readTexts } from '#server/positions/figures/read-texts.ts'
import { answering } from '#server/responses.ts'

await Promise.all([readChapter('positions'), readChapter('figures')])

export const handle = {
  ...pageHandle<typeof loader>((t, data) => figuresTitle(t, 'texts', data?.head)),
  live: figuresLive,
} satisfies LiveHandle & ReturnType<typeof pageHandle<typeof loader>>

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(() => readTexts(context.server, viewer, figuresAsked({ request, params })))
}

type View = ReturnType<typeof useLoaderData<typeof loader>>

export default function TextsPage() {
  const { t } = useTexts()
  const view = useLoaderData<typeof loader>()
  const { head, texts } = view
  const twin = useTwin(view)
  return (
    <FiguresPage head={head} view="texts">
      {texts.length === 0 ? (
        <EmptyState>{t('figures:texts.none')}</EmptyState>
      ) : (
        <>
          <Figure
            title={t('figures:views.texts.title')}
            description={t('figures:texts.description')}
            width={textsWidth}
            height={textsHeight(texts)}
            file="texts"
            twin={twin}
          >
            <TextsDrawing texts={texts} />
          </Figure>
          <BracketHolders {...view} />
          <WordingDiffs {...view} />
        </>
      )}
    </FiguresPage>
  )
}

function useTwin({ texts }: View): Twin {
  const { t } = useTexts()
  return {
    caption: t('figures:views.texts.title'),
    columns: [
      { header: t('figures:texts.text') },
      { header: t('figures:texts.pairs') },
      { header: t('figures:texts.depth') },
      { header: t('figures:texts.share') },
      { header: t('figures:texts.characters') },
    ],
    rows: texts.map(({ id, symbol, count }) => ({
      key: id,
      to: paths.document(id),
      cells: () => [
        symbol,
        count?.pairs ?? null,
        count?.depth ?? null,
        count === null ? null : shareIn(count) * 100,
        count?.characters ?? null,
      ],
    })),
  }
}
