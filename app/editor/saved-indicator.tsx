import type { TFunction } from 'i18next'
import { useEffect, useState } from 'react'
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
  const link = useTextState(({ save }) => save.link)
  const edits = useTextState(editsSaid)
  const access = useTextState((state) => state.access)
  const asked = useTextState((state) => state.asked)
  const shown = useLastingSaving(edits, link.link === 'live' ? asked : null)
  const { tone, words, detail, meaning } = said({ link, access, edits: shown }, t)
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

/** How many edits are unsaved; while they are on their way just whether any is, since no word says how many. */
function editsSaid({ save }: TextState): number {
  const edits = unsaved(save)
  return save.link.link === 'live' ? Math.min(edits, 1) : edits
}

/**
 * “Saving” stands until nothing has been unsaved for a moment: two changes of the line for each key would
 * flicker, and cost the browser two frames besides the one that shows the key. “Saved” is never said early.
 * Who asks is told how it is; without a connection there is nothing to wait for, and `asked` is null.
 */
function useLastingSaving(edits: number, asked: number | null): number {
  const [last, setLast] = useState({ edits, asked })
  if (edits > 0 ? last.edits !== edits : last.asked !== asked) setLast({ edits, asked })
  useEffect(() => {
    if (edits > 0) return
    const calm = setTimeout(() => setLast((before) => ({ ...before, edits: 0 })), calmMs)
    return () => clearTimeout(calm)
  }, [edits])
  return edits > 0 || asked === null || last.asked !== asked ? edits : last.edits
}

const calmMs = 600

type Tone = ComponentProps<typeof Status>['tone']
/** The words, what is kept besides, and what they mean for who points at them. */
type Said = { tone: Tone; words: string; detail: string | null; meaning: string | null }

function said(
  {
    link,
    access,
    edits,
  }: Pick<TextState, 'access'> & { link: TextState['save']['link']; edits: number },
  t: TFunction<typeof namespaces>,
): Said {
  const kept = edits === 0 ? null : t('drafting:save.kept', { count: edits })
  const plain = { tone: 'calm' as const, detail: null, meaning: null }
  switch (link.link) {
    case 'live': {
      const detail = link.slow ? t('drafting:save.slow') : null
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
      const { copy } = link
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
