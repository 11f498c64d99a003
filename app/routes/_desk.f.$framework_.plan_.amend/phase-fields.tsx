import type { ReactNode } from 'react'

import { Checkbox } from '#app/components/controls.tsx'
import { TypedField } from '#app/desk/typed-field.tsx'
import type { FieldSpec } from '#app/desk/typed-field.tsx'
import { amendmentNames as names } from '#app/domain/relief/amendment-names.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { FormAnswer } from '#server/form-answer.ts'

import type { PhaseShown, RowFields } from './use-plan-fields.ts'

type Answer = FormAnswer | undefined

/** A phase with its tranches and their events, numbered as on the page of the plan. */
export function PhaseFields({
  number,
  phase: { tranches, added, ...phase },
  answer,
}: {
  number: number
  phase: PhaseShown
  answer: Answer
}) {
  const { t } = useTexts()
  return (
    <Row said={t('plan:phase', { number })} of={phase} answer={answer}>
      {tranches.map(({ events, added: more, ...tranche }, at) => (
        <Row
          key={tranche.row.id}
          said={t('plan:tranche', { number: `${number}.${at + 1}` })}
          of={tranche}
          answer={answer}
        >
          {events.map((event, place) => (
            <Row
              key={event.row.id}
              said={t('plan:event', { number: `${number}.${at + 1}.${place + 1}` })}
              of={event}
              answer={answer}
            />
          ))}
          <AddHere fields={more} answer={answer} />
        </Row>
      ))}
      <AddHere fields={added} answer={answer} />
    </Row>
  )
}

function Row({
  said,
  of: { row, own },
  answer,
  children,
}: {
  said: string
  of: RowFields
  answer: Answer
  children?: ReactNode
}) {
  const { t } = useTexts()
  const name = names.remove(row.id)
  return (
    <fieldset className="border-line flex flex-col gap-4 border-s-2 ps-4">
      <legend className="font-medium">
        <span className="text-muted">{said}</span> <bdi>{row.title}</bdi>
      </legend>
      {own.map((spec) => (
        <TypedField key={spec.name} spec={spec} answer={answer} />
      ))}
      <Checkbox name={name} defaultChecked={answer?.typed[name] !== undefined}>
        {t('plan:amend.remove')}
      </Checkbox>
      {children}
    </fieldset>
  )
}

/** Shut until it is wanted, or until something in it was typed and refused. */
function AddHere({ fields, answer }: { fields: readonly FieldSpec[]; answer: Answer }) {
  const { t } = useTexts()
  const [first] = fields
  const isOpen = fields.some(({ name }) => answer?.fields[name] !== undefined)
  return (
    <details open={isOpen || Boolean(first && answer?.typed[first.name])}>
      <summary className="cursor-pointer">{t('plan:amend.addHere')}</summary>
      <div className="flex flex-col gap-4 pt-3">
        {fields.map((spec) => (
          <TypedField key={spec.name} spec={spec} answer={answer} />
        ))}
      </div>
    </details>
  )
}
