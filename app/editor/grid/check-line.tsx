import { FalseFlagsSaid } from '#app/desk/formats/false-flags-said.tsx'
import { ProblemCount } from '#app/desk/formats/problem-count.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'

import type { Checked } from './use-check.ts'

/** How the whole format stands while its cells are written. */
export function CheckLine({ checked }: { checked: Checked | null }) {
  const { t } = useTexts()
  return (
    <div className="flex min-h-6 flex-wrap items-baseline gap-x-6 gap-y-1 text-sm">
      {checked === null ? (
        <span className="text-muted">{t('verification:grid.checking')}</span>
      ) : (
        <>
          <ProblemCount problems={checked.problems} />
          <p>
            <span className="text-muted">{t('verification:format.falseFlags')}: </span>
            {checked.falseFlags === null ? (
              t('verification:grid.falseFlagsLater')
            ) : (
              <FalseFlagsSaid {...checked.falseFlags} />
            )}
          </p>
        </>
      )}
    </div>
  )
}
