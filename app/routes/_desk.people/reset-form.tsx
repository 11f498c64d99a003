import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'

import { ActPanel } from './act-panel.tsx'

export function ResetForm({
  person,
  actKey,
  answer,
}: {
  person: { id: string; name: string }
  actKey: string
  answer: unknown
}) {
  const { t } = useTexts()
  const { name } = person
  return (
    <ActPanel title={t('people:reset.title', { name })}>
      <ActForm
        intent="reset"
        actKey={actKey}
        answer={answerTo('reset', answer)}
        labels={{}}
        effect={t('people:reset.effect', { name })}
        submit={t('people:reset.submit')}
      >
        <input type="hidden" name="person" value={person.id} />
      </ActForm>
    </ActPanel>
  )
}
