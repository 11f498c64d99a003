import { Select, TextInput } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { delegationKinds } from '#app/domain/accounts/delegation.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

import { ActPanel } from './act-panel.tsx'

export function DelegationForm({
  actKey,
  answer: given,
  zones,
}: {
  actKey: string
  answer: unknown
  /** Names of time zones to choose from. */
  zones: readonly string[]
}) {
  const { t } = useTexts()
  const answer = answerTo('add', given)
  const labels = {
    code: t('people:delegation.code'),
    name: t('people:delegation.name'),
    kind: t('people:delegation.kind'),
    country: t('people:delegation.country'),
    timeZone: t('people:delegation.timeZone'),
    holidayCalendar: t('people:delegation.holidayCalendar'),
    weight: t('people:delegation.weight'),
  }
  const field = (name: 'code' | 'country' | 'holidayCalendar' | 'timeZone' | 'weight') => (
    <Field
      name={name}
      label={labels[name]}
      hint={t(`people:delegation.${name}Hint`)}
      error={answer?.fields[name]}
      optional={name === 'weight'}
    >
      {(control) => (
        <TextInput
          {...control}
          dir="ltr"
          className={name === 'timeZone' ? '' : 'max-w-32 font-mono'}
          spellCheck={false}
          list={name === 'timeZone' ? 'zones' : undefined}
          defaultValue={answer?.typed[name]}
        />
      )}
    </Field>
  )
  return (
    <ActPanel title={t('people:delegation.title')}>
      <ActForm
        intent="add"
        actKey={actKey}
        answer={answer}
        labels={labels}
        effect={t('people:delegation.effect')}
        submit={t('people:delegation.submit')}
      >
        <Field name="name" label={labels.name} error={answer?.fields['name']}>
          {(control) => <TextInput {...control} defaultValue={answer?.typed['name']} />}
        </Field>
        {field('code')}
        <Field name="kind" label={labels.kind} error={answer?.fields['kind']}>
          {(control) => (
            <Select {...control} defaultValue={answer?.typed['kind'] ?? 'member'}>
              {delegationKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`delegationKinds.${kind}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {field('country')}
        {field('timeZone')}
        <datalist id="zones">
          {zones.map((zone) => (
            <option key={zone} value={zone}>
              {zone}
            </option>
          ))}
        </datalist>
        {field('holidayCalendar')}
        {field('weight')}
      </ActForm>
    </ActPanel>
  )
}
