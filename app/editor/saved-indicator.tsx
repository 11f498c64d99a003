import type { TFunction } from 'i18next'
import type { ComponentProps } from 'react'

import { Status } from '#app/components/status.tsx'
import type { namespaces } from '#app/i18n/namespaces.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

import { unsaved } from './save-state.ts'
import { useTextState } from './text-session.tsx'
import type { TextState } from './text-session.tsx'

/**
 * Where this person's edits are, in words: saved, saving, not connected. Always visible. Read aloud
 * only when something is wrong or one asked (Mod-S), since typing changes it with every key.
 */
export function SavedIndicator() {
  const { t } = useTexts()
  const save = useTextState((state) => state.save)
  const access = useTextState((state) => state.access)
  const asked = useTextState((state) => state.asked)
  const { tone, words, detail, meaning } = said({ save, access }, t)
  const whole = detail === null ? words : `${words}, ${detail}`
  return (
    <span className="inline-flex text-sm">
      <span className="sr-only">{t('drafting:save.label')}</span>
      <span key={asked} title={meaning ?? undefined} className={asked > 0 ? 'flashes' : undefined}>
        <Status tone={tone}>{whole}</Status>
      </span>
      <output className="sr-only">
        {tone === 'warn' || tone === 'bad' ? whole : null}
        {asked > 0 ? <span key={asked}>{whole}</span> : null}
      </output>
    </span>
  )
}

type Tone = ComponentProps<typeof Status>['tone']
/** The words, what is kept besides, and what they mean for who points at them. */
type Said = { tone: Tone; words: string; detail: string | null; meaning: string | null }

function said(
  { save, access }: Pick<TextState, 'save' | 'access'>,
  t: TFunction<typeof namespaces>,
): Said {
  const edits = unsaved(save)
  const kept = edits === 0 ? null : t('drafting:save.kept', { count: edits })
  const plain = { tone: 'calm' as const, detail: null, meaning: null }
  switch (save.link.link) {
    case 'live': {
      const detail = save.link.slow ? t('drafting:save.slow') : null
      if (edits > 0) return { ...plain, detail, words: t('drafting:save.saving') }
      if (access !== 'edit') return { ...plain, detail, words: t('drafting:save.reading') }
      return {
        ...plain,
        detail,
        tone: 'good',
        words: t('drafting:save.saved'),
        meaning: t('drafting:save.savedMeaning'),
      }
    }
    case 'away': {
      const { copy } = save.link
      if (copy === 'none') return { ...plain, words: t('drafting:save.opening'), detail: kept }
      return {
        tone: 'warn',
        words: t('drafting:save.notConnected'),
        detail: kept,
        meaning: copy === 'read-only' ? t('drafting:save.copyMeaning') : null,
      }
    }
    case 'ended':
      return { ...plain, tone: 'bad', words: t('drafting:save.ended'), detail: kept }
  }
}
