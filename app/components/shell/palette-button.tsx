import { useNavigate } from '@remix-run/react'
import { Search } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'

import { written } from '#app/components/hotkeys/hotkey.ts'
import { pageKeys } from '#app/components/hotkeys/page-keys.ts'
import { useApple, useHotkeys } from '#app/components/hotkeys/use-hotkeys.ts'
import type { Command } from '#app/components/palette/command.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'

const load = () => import('#app/components/palette/palette.tsx')
const Palette = lazy(load)
const KeySheet = lazy(async () => ({
  default: (await import('#app/components/hotkeys/key-sheet.tsx')).KeySheet,
}))

/** Opens the palette; `Mod+K` does the same anywhere. Its code comes when it is first reached for. */
export function PaletteButton({ commands }: { commands: readonly Command[] }) {
  const { t } = useTexts()
  const apple = useApple()
  const [open, setOpen] = useState(false)
  const pages = usePages()
  const [isExplained, setExplained] = useState(false)
  const explain = () => setExplained(true)
  useHotkeys({ [pageKeys.search]: () => setOpen(true), [pageKeys.keys]: explain })
  const keys: Command = {
    id: 'keys',
    kind: 'action',
    label: t('palette.allKeys'),
    hotkey: pageKeys.keys,
    run: explain,
  }
  const fetchAhead = () => void load()
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        aria-label={t('palette.title')}
        onClick={() => setOpen(true)}
        onPointerEnter={fetchAhead}
        onFocus={fetchAhead}
        className="min-h-control min-w-control rounded-control text-muted hover:text-ink lg:border-edge lg:bg-surface flex flex-none items-center justify-center gap-2 lg:w-56 lg:justify-start lg:border lg:px-2.5"
      >
        <Search aria-hidden className="size-4 flex-none max-lg:size-5" strokeWidth={1.75} />
        <span className="hidden flex-1 truncate text-start lg:inline">{t('palette.open')}</span>
        <kbd dir="ltr" className="hidden text-sm lg:inline">
          {written(pageKeys.search, apple)}
        </kbd>
      </button>
      {open ? (
        <Suspense fallback={null}>
          <Palette commands={[...pages, keys, ...commands]} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
      {isExplained ? (
        <Suspense fallback={null}>
          <KeySheet onClose={() => setExplained(false)} />
        </Suspense>
      ) : null}
    </>
  )
}

function usePages(): readonly Command[] {
  const { t } = useTexts()
  const navigate = useNavigate()
  const page = (id: string, label: string, to: string): Command => ({
    id,
    label,
    kind: 'page',
    run: () => navigate(to),
  })
  return [
    page('desk', t('shell.desk'), paths.desk),
    page('frameworks', t('shell.frameworks'), paths.frameworks),
    page('record', t('shell.record'), paths.record),
    page('people', t('shell.people'), paths.people),
    page('account', t('account.settings'), paths.account),
  ]
}
