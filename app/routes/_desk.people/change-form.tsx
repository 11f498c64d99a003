import { Select } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import type { DelegationKind } from '#app/domain/accounts/delegation.ts'
import { mayGive } from '#app/domain/accounts/mandate-change.ts'
import { mandateKinds } from '#app/domain/accounts/mandate.ts'
import type { MandateKind } from '#app/domain/accounts/mandate.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

import { ActPanel } from './act-panel.tsx'

export function ChangeForm({
  mandate,
  by,
  actKey,
  answer: given,
}: {
  mandate: {
    id: string
    kind: MandateKind
    person: { name: string }
    delegation: { name: string }
  }
  /** Of which kind of delegation the changer is: only some make a chair. */
  by: DelegationKind
  actKey: string
  answer: unknown
}) {
  const { t } = useTexts()
  const answer = answerTo('change', given)
  const { name } = mandate.person
  const labels = { to: t('people:change.to') }
  return (
    <ActPanel title={t('people:change.title', { name })}>
      <p>
        {t('people:change.now', {
          name,
          delegation: mandate.delegation.name,
          mandate: t(`mandates.${mandate.kind}`),
        })}
      </p>
      <ActForm
        intent="change"
        actKey={actKey}
        answer={answer}
        labels={labels}
        effect={t('people:change.effect', { name })}
        submit={t('people:change.submit')}
      >
        <input type="hidden" name="mandate" value={mandate.id} />
        <Field name="to" label={labels.to} error={answer?.fields['to']}>
          {(control) => (
            <Select {...control} defaultValue={answer?.typed['to'] ?? mandate.kind}>
              {mandateKinds
                .filter((kind) => mayGive(by, kind))
                .map((kind) => (
                  <option key={kind} value={kind}>
                    {t(`mandates.${kind}`)}
                  </option>
                ))}
              <option value="ended">{t('people:change.ended')}</option>
            </Select>
          )}
        </Field>
      </ActForm>
    </ActPanel>
  )
}
