import { Radios } from '#app/components/radios.tsx'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { Candidate } from '#server/positions/list-candidates.ts'

import { Named } from './candidate-table.tsx'
import { RangeFields, useRangeLabels } from './range-fields.tsx'

const scales = ['parameter', 'parameter-range'] as const

/** How delegations answer on a parameter: by a range around the number in its cell, or by a stance. */
export function ScaleForm({
  candidate,
  unit,
  actKey,
  answer: given,
}: {
  candidate: Candidate
  unit: string
  actKey: string
  answer: unknown
}) {
  const { t } = useTexts()
  const answer = answerTo('parameter', given)
  const { on: _, ...named } = candidate.named
  const legend = t('positions:declare.on')
  return (
    <ActForm
      intent="parameter"
      actKey={actKey}
      answer={answer}
      labels={{ on: legend, ...useRangeLabels() }}
      effect={t('positions:declare.parameterEffect')}
      submit={t('positions:declare.submit')}
    >
      <Named named={named} />
      <Radios
        legend={legend}
        name="on"
        chosen={answer?.typed['on'] ?? 'parameter-range'}
        error={answer?.fields['on']}
        options={scales.map((value) => ({
          value,
          label: t(`positions:declare.scales.${value === 'parameter' ? 'stances' : 'range'}`),
        }))}
      >
        <RangeFields answer={answer} unit={unit} />
      </Radios>
    </ActForm>
  )
}
