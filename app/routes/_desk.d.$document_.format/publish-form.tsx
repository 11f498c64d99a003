import { Select, TextInput } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { ActForm } from '#app/desk/act-form.tsx'
import { fates, formatAudiences } from '#app/domain/verification/audience.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { FormAnswer } from '#server/form-answer.ts'
import type { NextVersion } from '#server/verification/show-versions.ts'

/** Confirms the proposed version, and says what became of the indicators that it has not any more. */
export function PublishForm({
  symbol,
  proposal: { version, lost },
  actKey,
  answer,
}: Extract<NextVersion, { is: 'sound' }> & { actKey: string; answer: FormAnswer | undefined }) {
  const { t } = useTexts()
  const typed = (name: string) => answer?.typed[name]
  const labels = Object.fromEntries([
    ['audience', t('verification:versions.audience')],
    ...lost.flatMap((id) => [
      [`became.${id}.fate`, t('verification:versions.fate', { id })],
      [`became.${id}.words`, t('verification:versions.words', { id })],
    ]),
  ]) as Readonly<Record<string, string>>
  return (
    <ActForm
      intent="publish"
      actKey={actKey}
      answer={answer}
      labels={labels}
      effect={t('verification:versions.effect')}
      submit={t('verification:versions.submit', { version })}
    >
      <input type="hidden" name="symbol" value={symbol} />
      {lost.map((id) => (
        <fieldset key={id} className="flex flex-wrap gap-4">
          <legend className="sr-only">{id}</legend>
          <Field
            name={`became.${id}.fate`}
            label={labels[`became.${id}.fate`] ?? id}
            error={answer?.fields[`became.${id}.fate`]}
          >
            {(control) => (
              <Select {...control} defaultValue={typed(`became.${id}.fate`) ?? 'dropped'}>
                {fates.map((fate) => (
                  <option key={fate} value={fate}>
                    {t(`verification:versions.fates.${fate}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field
            name={`became.${id}.words`}
            label={labels[`became.${id}.words`] ?? id}
            hint={t('verification:versions.wordsHint')}
            error={answer?.fields[`became.${id}.words`]}
          >
            {(control) => <TextInput {...control} defaultValue={typed(`became.${id}.words`)} />}
          </Field>
        </fieldset>
      ))}
      <Field
        name="audience"
        label={labels['audience'] ?? ''}
        hint={t('verification:versions.audienceHint')}
        error={answer?.fields['audience']}
      >
        {(control) => (
          <Select {...control} defaultValue={typed('audience') ?? 'coalition'}>
            {formatAudiences.map((audience) => (
              <option key={audience} value={audience}>
                {t(`verification:versions.audiences.${audience}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </ActForm>
  )
}
