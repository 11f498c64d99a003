import { ActSection } from '#app/desk/act-section.tsx'
import { clockFields } from '#app/desk/safeguards/clock-fields.ts'
import { useReader } from '#app/i18n/reader.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { MeasureShown } from '#server/relief/read-measure.ts'

/** The form of the one act that the address asks for. */
export function ActPanel({
  act,
  measure,
  actKey,
  answer,
}: {
  act: MeasureShown['acts'][number]
  measure: MeasureShown
  actKey: string
  answer: unknown
}) {
  const { t } = useTexts()
  const { timeZone } = useReader()
  return (
    <ActSection
      act={act}
      name={t(`safeguards:acts.${act}`)}
      effect={t(`safeguards:effects.${act}`)}
      back={{
        to: paths.measure(measure.framework.id, measure.id),
        label: t('safeguards:closeForm'),
      }}
      fields={clockFields(act, t, timeZone)}
      actKey={actKey}
      answer={answer}
    />
  )
}
