import { TextInput } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import type { answerTo } from '#app/desk/act-form.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'

const ends = ['low', 'high', 'unit', 'step'] as const

/** A scale of numbers: from where to where, in what unit, and in steps or not. */
export function RangeFields({
  answer,
  unit = '',
}: {
  answer: ReturnType<typeof answerTo>
  unit?: string
}) {
  const { t } = useTexts()
  const labels = useRangeLabels()
  return (
    <>
      <div className="grid grid-cols-2 gap-3 ps-6 sm:grid-cols-4">
        {ends.map((name) => (
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
                defaultValue={answer?.typed[name] ?? (name === 'unit' ? unit : undefined)}
              />
            )}
          </Field>
        ))}
      </div>
      <p className="text-muted ps-6 text-sm">{t('positions:declare.onlyRange')}</p>
    </>
  )
}

export function useRangeLabels() {
  const { t } = useTexts()
  return {
    low: t('positions:declare.low'),
    high: t('positions:declare.high'),
    unit: t('positions:declare.unit'),
    step: t('positions:declare.step'),
  }
}
