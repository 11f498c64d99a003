import { CopyButton } from '#app/components/copy-button.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'

import { ActPanel } from './act-panel.tsx'

/** A link that grants something, shown this once: only its hash is kept. */
export function LinkShown({
  of,
  link,
  name,
}: {
  of: 'invite' | 'reset'
  link: string
  name: string
}) {
  const { t } = useTexts()
  return (
    <ActPanel title={t(`people:${of}.done`, { name })}>
      <p id="link-hint">{t(`people:${of}.doneHint`, { name })}</p>
      <div className="border-edge bg-bg rounded-control flex items-center gap-2 border px-3 py-2">
        <output
          dir="ltr"
          aria-label={t(`people:${of}.link`)}
          aria-describedby="link-hint"
          className="min-w-0 flex-1 font-mono break-all select-all"
        >
          {link}
        </output>
        <CopyButton value={link} label={t('copy.whole')} />
      </div>
    </ActPanel>
  )
}
