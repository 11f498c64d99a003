import { TextArea, TextInput } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { Radios } from '#app/components/radios.tsx'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'

import { RangeFields, useRangeLabels } from './range-fields.tsx'

const scales = ['stances', 'roll-call', 'levels', 'range'] as const

/** A matter that stands in no text, with the scale on which it is answered. */
export function QuestionForm({ actKey, answer: given }: { actKey: string; answer: unknown }) {
  const { t } = useTexts()
  const answer = answerTo('question', given)
  const labels = {
    question: t('positions:declare.questionLabel'),
    on: t('positions:declare.on'),
    levels: t('positions:declare.levels'),
    ...useRangeLabels(),
  }
  return (
    <ActForm
      intent="question"
      actKey={actKey}
      answer={answer}
      labels={labels}
      effect={t('positions:declare.effect')}
      submit={t('positions:declare.submit')}
    >
      <Field name="question" label={labels.question} error={answer?.fields['question']}>
        {(control) => (
          <TextInput {...control} maxLength={300} defaultValue={answer?.typed['question']} />
        )}
      </Field>
      <Radios
        legend={labels.on}
        name="on"
        chosen={answer?.typed['on'] ?? 'stances'}
        error={answer?.fields['on']}
        options={scales.map((value) => ({ value, label: t(`positions:declare.scales.${value}`) }))}
      >
        <div className="ps-6">
          <Field
            name="levels"
            label={labels.levels}
            hint={t('positions:declare.levelsHint')}
            error={answer?.fields['levels']}
            optional
          >
            {(control) => <TextArea {...control} rows={4} defaultValue={answer?.typed['levels']} />}
          </Field>
        </div>
        <RangeFields answer={answer} />
      </Radios>
    </ActForm>
  )
}
