import { TextInput } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { Radios } from '#app/components/radios.tsx'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'

const scales = ['stances', 'roll-call', 'range'] as const

/** A matter that stands in no text, with the scale on which it is answered. */
export function QuestionForm({ actKey, answer: given }: { actKey: string; answer: unknown }) {
  const { t } = useTexts()
  const answer = answerTo('question', given)
  const labels = {
    question: t('positions:declare.questionLabel'),
    on: t('positions:declare.on'),
    low: t('positions:declare.low'),
    high: t('positions:declare.high'),
    unit: t('positions:declare.unit'),
    step: t('positions:declare.step'),
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
        <div className="grid grid-cols-2 gap-3 ps-6 sm:grid-cols-4">
          {(['low', 'high', 'unit', 'step'] as const).map((name) => (
            <Field
              key={name}
              name={name}
              label={labels[name]}
              error={answer?.fields[name]}
              optional={name === 'step'}
            >
              {(control) => (
                <TextInput
                  {...control}
                  inputMode={name === 'unit' ? 'text' : 'decimal'}
                  maxLength={30}
                  defaultValue={answer?.typed[name]}
                />
              )}
            </Field>
          ))}
        </div>
        <p className="text-muted ps-6 text-sm">{t('positions:declare.onlyRange')}</p>
      </Radios>
    </ActForm>
  )
}
