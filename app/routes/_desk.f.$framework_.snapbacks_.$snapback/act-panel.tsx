import { ActSection } from '#app/desk/act-section.tsx'
import { referenceField } from '#app/desk/safeguards/clock-fields.ts'
import { choicesOf } from '#app/desk/typed-field.tsx'
import type { FieldSpec } from '#app/desk/typed-field.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { Translate } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { SnapbackShown } from '#server/safeguards/read-snapback.ts'

type Act = SnapbackShown['acts'][number]

/** The form of the one act that the address asks for. */
export function ActPanel({
  act,
  snapback,
  actKey,
  answer,
}: {
  act: Act
  snapback: SnapbackShown
  actKey: string
  answer: unknown
}) {
  const { t } = useTexts()
  return (
    <ActSection
      act={act}
      name={t(`snapback:acts.${act}`)}
      effect={t(`snapback:effects.${act}`)}
      back={{
        to: paths.snapback(snapback.framework.id, snapback.id),
        label: t('snapback:closeForm'),
      }}
      fields={fieldsOf(act, t)}
      actKey={actKey}
      answer={answer}
    />
  )
}

function fieldsOf(act: Act, t: Translate): readonly FieldSpec[] {
  switch (act) {
    case 'table':
    case 'withdraw':
      return []
    case 'object':
      return [{ name: 'reason', as: 'lines', label: t('snapback:reason') }]
    case 'vote':
      return [
        {
          name: 'adopted',
          label: t('snapback:steps.vote'),
          options: choicesOf(['rejected', 'adopted'] as const, (one) => t(`snapback:votes.${one}`)),
        },
        referenceField(t),
      ]
  }
}
