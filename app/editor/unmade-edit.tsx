import { Notice } from '#app/components/notice.tsx'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

import type { NoProposal } from './negotiation/as-proposal.ts'

await readChapter('editing')

/** Why an edit that somebody began was not made. */
export type Unmade = NoProposal | 'nothing-to-bracket' | 'not-one-paragraph' | 'paste-too-long'

/** Says what was not done and why, until the next edit. Nothing of the text has changed. */
export function UnmadeEdit({ why }: { why: Unmade }) {
  const { t } = useTexts()
  return (
    <div
      role="alert"
      className="bg-surface border-edge rounded-control fixed inset-x-4 bottom-4 z-20 mx-auto max-w-144 border p-3 print:hidden"
    >
      <Notice tone="warn">{t(`editing:unmade.${why}`)}</Notice>
    </div>
  )
}
