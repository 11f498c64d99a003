import { FalseFlagsSaid } from '#app/desk/formats/false-flags-said.tsx'
import { formatNumber } from '#app/i18n/format.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { FormatShown } from '#server/verification/show-format.ts'

/** What the text says beside its indicators, and how often it would raise a flag by chance alone. */
export function FormatFacts({ format: { counts, falseFlags } }: { format: FormatShown }) {
  const { t, locale } = useTexts()
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-3 text-sm">
      {(['codeLists', 'sources', 'rules', 'terms'] as const).map((part) => (
        <div key={part}>
          <dt className="text-muted">{t(`verification:format.counts.${part}`)}</dt>
          <dd className="text-lg tabular-nums">{formatNumber(counts[part], locale)}</dd>
        </div>
      ))}
      {falseFlags === null ? null : (
        <div>
          <dt className="text-muted">{t('verification:format.falseFlags')}</dt>
          <dd>
            <FalseFlagsSaid {...falseFlags} />
          </dd>
        </div>
      )}
    </dl>
  )
}
