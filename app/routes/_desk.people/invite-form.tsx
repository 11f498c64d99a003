import { Select, TextInput } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import type { Delegation } from '#app/domain/accounts/delegation.ts'
import { mayInviteAs } from '#app/domain/accounts/invitation.ts'
import type { Inviter } from '#app/domain/accounts/invitation.ts'
import { mandateKinds } from '#app/domain/accounts/mandate.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

import { ActPanel } from './act-panel.tsx'

export function InviteForm({
  delegation,
  by,
  actKey,
  answer: given,
}: {
  delegation: Pick<Delegation, 'id' | 'name'>
  by: Inviter
  actKey: string
  answer: unknown
}) {
  const { t } = useTexts()
  const answer = answerTo('invite', given)
  const labels = {
    name: t('people:invite.name'),
    email: t('people:invite.email'),
    kind: t('people:invite.kind'),
  }
  return (
    <ActPanel title={t('people:invite.title', { delegation: delegation.name })}>
      <ActForm
        intent="invite"
        actKey={actKey}
        answer={answer}
        labels={labels}
        effect={t('people:invite.effect', { delegation: delegation.name })}
        submit={t('people:invite.submit')}
      >
        <input type="hidden" name="delegation" value={delegation.id} />
        <Field name="name" label={labels.name} error={answer?.fields['name']}>
          {(control) => (
            <TextInput {...control} autoComplete="off" defaultValue={answer?.typed['name']} />
          )}
        </Field>
        <Field name="email" label={labels.email} error={answer?.fields['email']}>
          {(control) => (
            <TextInput
              {...control}
              type="email"
              dir="ltr"
              autoComplete="off"
              defaultValue={answer?.typed['email']}
            />
          )}
        </Field>
        <Field name="kind" label={labels.kind} error={answer?.fields['kind']}>
          {(control) => (
            <Select {...control} defaultValue={answer?.typed['kind'] ?? 'delegate'}>
              {mandateKinds
                .filter((kind) => mayInviteAs(by, kind))
                .map((kind) => (
                  <option key={kind} value={kind}>
                    {t(`mandates.${kind}`)}
                  </option>
                ))}
            </Select>
          )}
        </Field>
      </ActForm>
    </ActPanel>
  )
}
