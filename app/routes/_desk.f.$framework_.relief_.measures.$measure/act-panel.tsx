import { Link } from '@remix-run/react'

import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { Section } from '#app/desk/page.tsx'
import { clockFields } from '#app/desk/safeguards/clock-fields.ts'
import { labelsOf, TypedField } from '#app/desk/typed-field.tsx'
import { useReader } from '#app/i18n/reader.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { MeasureShown } from '#server/relief/read-measure.ts'

/** The form of the one act that the address asks for. */
export function ActPanel({
  act,
  measure,
  actKey,
  answer: given,
}: {
  act: MeasureShown['acts'][number]
  measure: MeasureShown
  actKey: string
  answer: unknown
}) {
  const { t } = useTexts()
  const { timeZone } = useReader()
  const answer = answerTo(act, given)
  const fields = clockFields(act, t, timeZone)
  return (
    <Section
      id="act"
      title={t(`safeguards:acts.${act}`)}
      aside={
        <Link to={paths.measure(measure.framework.id, measure.id)}>
          {t('safeguards:closeForm')}
        </Link>
      }
    >
      <ActForm
        key={act}
        intent={act}
        actKey={actKey}
        answer={answer}
        labels={labelsOf(fields)}
        effect={t(`safeguards:effects.${act}`)}
        submit={t(`safeguards:acts.${act}`)}
      >
        {fields.map((spec) => (
          <TypedField key={spec.name} spec={spec} answer={answer} />
        ))}
      </ActForm>
    </Section>
  )
}
