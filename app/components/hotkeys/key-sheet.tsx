import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

import { Dialog } from '../dialog.tsx'
import { written } from './hotkey.ts'
import { gridKeys, textKeys } from './known-keys.ts'
import { pageKeys } from './page-keys.ts'
import { useApple } from './use-hotkeys.ts'

await readChapter('keys')

/** Every key there is, from the lists that the page listens by, as this machine's keyboard names them. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const { t } = useTexts()
  return (
    <Dialog open title={t('keys:title')} cancel={t('keys:close')} onClose={onClose}>
      {/* Scrolled with the keyboard too. */}
      <div
        role="group"
        aria-label={t('keys:title')}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="flex max-h-[60vh] flex-col gap-4 overflow-y-auto"
      >
        <Keys
          title={t('keys:everywhere.title')}
          keys={pageNames.map((name) => [t(`keys:everywhere.${name}`), pageKeys[name]])}
        />
        <Keys
          title={t('keys:text.title')}
          keys={textKeys.map(({ name, keys }) => [t(`keys:text.${name}`), keys])}
        />
        <Keys
          title={t('keys:grid.title')}
          keys={gridKeys.map(({ name, keys }) => [t(`keys:grid.${name}`), keys])}
        />
      </div>
    </Dialog>
  )
}

const pageNames = [
  'search',
  'comment',
  'saved',
  'keys',
] as const satisfies readonly (keyof typeof pageKeys)[]

function Keys({
  title,
  keys,
}: {
  title: string
  keys: readonly (readonly [does: string, keys: string])[]
}) {
  const apple = useApple()
  return (
    <section className="flex flex-col gap-1">
      <h3 className="text-base font-medium">{title}</h3>
      <dl className="grid grid-cols-[minmax(0,1fr)_max-content] gap-x-4">
        {keys.map(([does, pressed]) => (
          <div key={does} className="border-line contents">
            <dt className="border-line border-b py-1">{does}</dt>
            <dd className="border-line border-b py-1 text-end">
              <kbd dir="ltr" className="text-sm">
                {written(pressed, apple)}
              </kbd>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
