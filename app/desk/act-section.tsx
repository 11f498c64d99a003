import { Link } from '@remix-run/react'

import { ActForm, answerTo } from './act-form.tsx'
import { Section } from './page.tsx'
import { labelsOf, TypedField } from './typed-field.tsx'
import type { FieldSpec } from './typed-field.tsx'

/** The form of the one act that an address asks for, under the act's name and with the way back. */
export function ActSection({
  act,
  name,
  effect,
  back,
  fields,
  actKey,
  answer: given,
}: {
  act: string
  name: string
  effect: string
  back: { to: string; label: string }
  fields: readonly FieldSpec[]
  actKey: string
  answer: unknown
}) {
  const answer = answerTo(act, given)
  return (
    <Section id="act" title={name} aside={<Link to={back.to}>{back.label}</Link>}>
      <ActForm
        key={act}
        intent={act}
        actKey={actKey}
        answer={answer}
        labels={labelsOf(fields)}
        effect={effect}
        submit={name}
      >
        {fields.map((spec) => (
          <TypedField key={spec.name} spec={spec} answer={answer} />
        ))}
      </ActForm>
    </Section>
  )
}
