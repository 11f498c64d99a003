import { Notice } from '#app/components/notice.tsx'
import type { RefusedEdit } from '#app/domain/drafting/protocol.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

import type { Ending } from './save-state.ts'

await readChapter('editing')

/** Why the text can no longer be saved here, and the way on. */
export function Ended({ why, because }: { why: Ending; because: RefusedEdit | null }) {
  const { t } = useTexts()
  return (
    <div role="alert" className="mb-4">
      <Notice tone="bad">
        {because === null ? null : t(`editing:refusedEdit.${because}`)} {t(`editing:ended.${why}`)}{' '}
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
