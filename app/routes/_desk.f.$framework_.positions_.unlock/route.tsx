import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { EmptyState } from '#app/components/empty-state.tsx'
import { pageHandle } from '#app/components/shell/page-handle.ts'
import { PositionsBehind } from '#app/desk/figures/behind.tsx'
import { Figure } from '#app/desk/figures/figure.tsx'
import { figuresAsked, figuresLive, figuresTitle } from '#app/desk/figures/figures-handle.ts'
import { FiguresPage } from '#app/desk/figures/figures-page.tsx'
import { UnlockBoard, UnlockSets } from '#app/desk/figures/unlock-board.tsx'
import { UnlockDrawing, unlockHeight, unlockWidth } from '#app/desk/figures/unlock-drawing.tsx'
import { useUnlockTwin } from '#app/desk/figures/unlock-twin.ts'
import { WhatIf } from '#app/desk/figures/what-if.tsx'
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
  const twin = useUnlockTwin(view)
  return (
    <FiguresPage head={view.head} view="unlock">
      {subjects.length === 0 ? (
        <EmptyState>{t('figures:unlock.none')}</EmptyState>
      ) : (
        <>
          <p className="text-md">
            {t('figures:unlock.now', { adopted: unlock.now, of: subjects.length })}{' '}
            <PositionsBehind head={view.head} n={subjects.reduce((sum, { n }) => sum + n, 0)} />
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
