import type { ReactNode } from 'react'

import { Notice } from '#app/components/notice.tsx'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

import { useTextState } from './text-session.tsx'

await readChapter('editing')

/** Why the text can no longer be saved here, and the way on. */
export function Ended(): ReactNode {
  const { t } = useTexts()
  const link = useTextState(({ save }) => save.link)
  if (link.link !== 'ended') return null
  return (
    <div role="alert" className="mb-4">
      <Notice tone="bad">
        {link.because === null ? null : t(`editing:refusedEdit.${link.because}`)}{' '}
        {t(`editing:ended.${link.why}`)}{' '}
        <button
          type="button"
          className="text-accent underline"
          onClick={() => globalThis.location.reload()}
        >
          {t('editing:ended.reloadAction')}
        </button>
      </Notice>
    </div>
  )
}
