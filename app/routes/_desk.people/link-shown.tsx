import { SecretShown } from '#app/desk/secret-shown.tsx'
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
      <SecretShown
        hint={t(`people:${of}.doneHint`, { name })}
        label={t(`people:${of}.link`)}
        value={link}
      />
    </ActPanel>
  )
}
