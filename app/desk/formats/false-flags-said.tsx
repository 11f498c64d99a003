import type { FalseFlags } from '#app/domain/verification/false-flags.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

/** How many flags chance alone will raise in a year, and from how many tests (verification.md 2.3). */
export function FalseFlagsSaid({ expected, tests }: FalseFlags) {
  const { t, locale } = useTexts()
  return (
    <>
      <span className="text-lg tabular-nums">
        {formatNumber(expected, locale, { maximumFractionDigits: 2 })}
      </span>{' '}
      {t('verification:format.falseFlagsMeaning', { tests: formatNumber(tests, locale) })}
    </>
  )
}
