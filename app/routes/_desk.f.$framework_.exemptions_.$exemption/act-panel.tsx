import { ActSection } from '#app/desk/act-section.tsx'
import { clockFields, referenceField } from '#app/desk/safeguards/clock-fields.ts'
import { termsFields } from '#app/desk/safeguards/terms-fields.ts'
import type { FieldSpec } from '#app/desk/typed-field.tsx'
import { useReader } from '#app/i18n/reader.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { Translate } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { ExemptionShown } from '#server/safeguards/read-exemption.ts'

type Act = ExemptionShown['acts'][number]

/** The form of the one act that the address asks for. */
export function ActPanel({
  act,
  exemption,
  actKey,
  answer,
}: {
  act: Act
  exemption: ExemptionShown
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
        to: paths.exemption(exemption.framework.id, exemption.id),
        label: t('safeguards:closeForm'),
      }}
      fields={fieldsOf(act, { t, exemption, timeZone })}
      actKey={actKey}
      answer={answer}
    />
  )
}

function fieldsOf(
  act: Act,
  { t, exemption, timeZone }: { t: Translate; exemption: ExemptionShown; timeZone: string },
): readonly FieldSpec[] {
  switch (act) {
    case 'propose-terms': {
      const { overseer, ...terms } = exemption.proposed ?? exemption.terms
      return termsFields(t, exemption.delegations, { ...terms, overseer: overseer.id })
    }
    case 'adopt':
    case 'amend':
    case 'end':
      return [referenceField(t)]
    case 'extend':
    case 'let-lapse':
    case 'open-review':
    case 'postpone-review':
    case 'conclude-review':
      return clockFields(act, t, timeZone)
  }
}
