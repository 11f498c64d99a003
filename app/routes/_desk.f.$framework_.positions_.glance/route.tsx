import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { pageHandle } from '#app/components/shell/page-handle.ts'
import { PositionsBehind } from '#app/desk/figures/behind.tsx'
import { AlertList } from '#app/desk/figures/changes.tsx'
import { figuresAsked, figuresLive, figuresTitle } from '#app/desk/figures/figures-handle.ts'
import { FiguresPage } from '#app/desk/figures/figures-page.tsx'
import {
  Apart,
  Blockers,
  Differing,
  Farthest,
  Movers,
  Moves,
} from '#app/desk/figures/glance-parts.tsx'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { LiveHandle } from '#app/live/interest.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { readGlance } from '#server/positions/figures/read-glance.ts'
import { answering } from '#server/responses.ts'

await Promise.all([readChapter('positions'), readChapter('figures')])

export const handle = {
  ...pageHandle<typeof loader>((t, data) => figuresTitle(t, 'glance', data?.head)),
  live: figuresLive,
} satisfies LiveHandle & ReturnType<typeof pageHandle<typeof loader>>

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(() => readGlance(context.server, viewer, figuresAsked({ request, params })))
}

export default function GlancePage() {
  const { t } = useTexts()
  const view = useLoaderData<typeof loader>()
  return (
    <FiguresPage head={view.head} view="glance">
      {view.ruled === 0 ? null : (
        <p className="text-md">
          {t('figures:unlock.now', { adopted: view.adopted, of: view.ruled })}{' '}
          <PositionsBehind head={view.head} n={view.glance.n} />
        </p>
      )}
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-2">
        <Apart {...view} />
        <Moves {...view} />
        <Farthest {...view} />
        <Blockers {...view} />
        <Differing {...view} />
        <Movers {...view} />
      </div>
      <AlertList {...view} />
    </FiguresPage>
  )
}
