import { useNavigation } from '@remix-run/react'
import type { ReactNode } from 'react'

import { Breadcrumb } from '#app/components/breadcrumb.tsx'
import type { Command } from '#app/components/palette/command.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

import { AccountMenu } from './account-menu.tsx'
import { usePage } from './page-handle.ts'
import { PaletteButton } from './palette-button.tsx'
import { Rail } from './rail.tsx'
import { SlotProvider, useSlotPlaces } from './slots.tsx'
import { useArrival } from './use-arrival.ts'
import type { ShownViewer } from './viewer.ts'

/**
 * Around every page of a signed-in person: rail, top line, and in whose name one acts. The page
 * itself brings its h1; its way comes from the route's `handle`, its presence and saved state
 * through `ShellSlot`.
 */
export function Shell({
  viewer,
  banner,
  commands = [],
  children,
}: {
  viewer: ShownViewer
  /** Above everything: that this is a demo world, and how its clock stands. */
  banner?: ReactNode
  /** Acts that the palette offers beside the pages. */
  commands?: readonly Command[]
  children: ReactNode
}) {
  const { t } = useTexts()
  const { crumbs = [] } = usePage()
  const { slots, places } = useSlotPlaces()
  useArrival()
  return (
    <SlotProvider value={slots}>
      <a
        href="#content"
        className="rounded-control bg-accent text-on-accent absolute start-4 top-2 z-50 -translate-y-16 px-3 py-1.5 no-underline focus:translate-y-0"
      >
        {t('shell.skip')}
      </a>
      {banner}
      <div className="flex min-h-dvh">
        <Rail />
        <div className="flex min-w-0 flex-1 flex-col pb-20 md:pb-0">
          <header className="border-line bg-bg ps-gutter sticky top-0 z-10 flex min-h-12 flex-wrap items-center gap-x-3 border-b pe-2 md:flex-nowrap md:pe-4 print:hidden">
            <div className="min-w-0 flex-1">
              <Breadcrumb crumbs={crumbs} />
            </div>
            {places}
            <PaletteButton commands={commands} />
            <AccountMenu viewer={viewer} />
            <Progress />
          </header>
          <main id="content" tabIndex={-1} className="min-w-0 flex-1">
            {children}
          </main>
        </div>
      </div>
    </SlotProvider>
  )
}

/** A hairline while the next page is on its way; said politely, for those who do not see it. */
function Progress() {
  const { t } = useTexts()
  const { state } = useNavigation()
  const moving = state !== 'idle'
  return (
    <output className="absolute inset-x-0 -bottom-px h-0.5">
      {moving ? (
        <>
          <span className="sr-only">{t('shell.loading')}</span>
          <span aria-hidden className="progresses bg-accent block h-full" />
        </>
      ) : null}
    </output>
  )
}
