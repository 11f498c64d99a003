import { Link } from '@remix-run/react'

import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { Section } from '#app/desk/page.tsx'
import { referenceField } from '#app/desk/safeguards/clock-fields.ts'
import { choicesOf, labelsOf, TypedField } from '#app/desk/typed-field.tsx'
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
  answer: given,
}: {
  act: Act
  snapback: SnapbackShown
  actKey: string
  answer: unknown
}) {
  const { t } = useTexts()
  const answer = answerTo(act, given)
  const fields = fieldsOf(act, t)
  return (
    <Section
      id="act"
      title={t(`snapback:acts.${act}`)}
      aside={
        <Link to={paths.snapback(snapback.framework.id, snapback.id)}>
          {t('snapback:closeForm')}
        </Link>
      }
    >
      <ActForm
        key={act}
        intent={act}
        actKey={actKey}
        answer={answer}
        labels={labelsOf(fields)}
        effect={t(`snapback:effects.${act}`)}
        submit={t(`snapback:acts.${act}`)}
      >
        {fields.map((spec) => (
          <TypedField key={spec.name} spec={spec} answer={answer} />
        ))}
      </ActForm>
    </Section>
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
