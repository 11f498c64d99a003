import { useLevelWord } from '#app/desk/positions/level-word.ts'
import type { Scale } from '#app/domain/positions/scale.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

/** On what scale a subject is answered. */
export function ScaleLine({ scale }: { scale: Scale }) {
  const { t, locale } = useTexts()
  const wordOf = useLevelWord()
  if (scale.kind === 'ordinal') {
    return scale.levels.map(wordOf).join(' · ')
  }
  const number = (value: number) => formatNumber(value, locale)
  const { low, high, unit, step } = scale
  return (
    <>
      {t('positions:scale', { low: number(low), high: number(high), unit })}
      {step === null ? null : ` · ${t('positions:step', { step: number(step) })}`}
    </>
  )
}
