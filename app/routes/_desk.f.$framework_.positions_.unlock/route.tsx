import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { EmptyState } from '#app/components/empty-state.tsx'
import { pageHandle } from '#app/components/shell/page-handle.ts'
import { Figure } from '#app/desk/figures/figure.tsx'
import { figuresAsked, figuresLive, figuresTitle } from '#app/desk/figures/figures-handle.ts'
import { FiguresPage } from '#app/desk/figures/figures-page.tsx'
import type { Twin } from '#app/desk/figures/twin.tsx'
import { UnlockBoard, UnlockSets } from '#app/desk/figures/unlock-board.tsx'
import { UnlockDrawing, unlockHeight, unlockWidth } from '#app/desk/figures/unlock-drawing.tsx'
import { WhatIf } from '#app/desk/figures/what-if.tsx'
import { useFigureWords } from '#app/desk/figures/words.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { LiveHandle } from '#app/live/interest.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { readUnlock } from '#server/positions/figures/read-unlock.ts'
import { answering } from '#server/responses.ts'

await Promise.all([readChapter('positions'), readChapter('figures')])

export const handle = {
  ...pageHandle<typeof loader>((t, data) => figuresTitle(t, 'unlock', data?.head)),
  live: figuresLive,
} satisfies LiveHandle & ReturnType<typeof pageHandle<typeof loader>>

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(() => readUnlock(context.server, viewer, figuresAsked({ request, params })))
}

export default function UnlockPage() {
  const { t } = useTexts()
  const view = useLoaderData<typeof loader>()
  const { subjects, unlock } = view
  const twin = useTwin(view)
  return (
    <FiguresPage head={view.head} view="unlock">
      {subjects.length === 0 ? (
        <EmptyState>{t('figures:unlock.none')}</EmptyState>
      ) : (
        <>
          <p className="text-md">
            {t('figures:unlock.now', { adopted: unlock.now, of: subjects.length })}
          </p>
          {unlock.members.length === 0 ? (
            <p>{t('figures:unlock.nothingBlocked')}</p>
          ) : (
            <>
              <Figure
                title={t('figures:views.unlock.title')}
                description={t('figures:unlock.description')}
                width={unlockWidth}
                height={unlockHeight(view)}
                file="positions-unlock"
                twin={twin}
              >
                <UnlockDrawing {...view} />
              </Figure>
              <WhatIf {...view} />
              <UnlockSets {...view} />
            </>
          )}
          <UnlockBoard {...view} />
        </>
      )}
    </FiguresPage>
  )
}

function useTwin({
  members,
  unlock,
  subjects,
}: ReturnType<typeof useLoaderData<typeof loader>>): Twin {
  const { t } = useTexts()
  const { subject } = useFigureWords()
  const named = new Map(subjects.map((one) => [one.subject, subject(one.name)]))
  return {
    caption: t('figures:views.unlock.title'),
    columns: [
      { header: t('positions:delegation') },
      { header: t('figures:unlock.alone'), aggregate: true },
      { header: t('figures:unlock.which'), aggregate: true },
      { header: t('figures:unlock.share'), aggregate: true },
      { header: t('figures:unlock.subjects') },
    ],
    rows: unlock.members.map(({ delegation, alone, share }) => {
      const mine = subjects.filter(
        ({ need, blockers }) => need > 0 && blockers.includes(delegation),
      )
      return {
        key: delegation,
        n: Math.min(...mine.map(({ n }) => n)),
        cells: () => [
          members.find(({ id }) => id === delegation)?.code ?? '?',
          alone.length,
          alone.map((id) => named.get(id) ?? '').join('; '),
          share,
          mine.length,
        ],
      }
    }),
  }
}
