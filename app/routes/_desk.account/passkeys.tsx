import { Form, useFetcher } from '@remix-run/react'
import { useEffect } from 'react'

import { Button } from '#app/components/button.tsx'
import { TextInput } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { FormErrors } from '#app/components/form-errors.tsx'
import { makePasskey, useOffersPasskeys } from '#app/components/passkeys.ts'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'

import type { action } from './route.tsx'
import { Section } from './section.tsx'

export function Passkeys({
  passkeys,
  present,
}: {
  passkeys: readonly { id: string; name: string | null }[]
  present: boolean
}) {
  const { t } = useTexts()
  return (
    <Section title={t('accounts:account.passkeys.title')}>
      {passkeys.length === 0 ? (
        <p>{t('accounts:account.passkeys.none')}</p>
      ) : (
        <ul className="border-line border-t">
          {passkeys.map(({ id, name }) => (
            <li key={id} className="border-line flex items-center justify-between border-b py-1">
              <bdi>{name ?? t('accounts:account.passkeys.unnamed')}</bdi>
              <Form method="post">
                <input type="hidden" name="passkey" value={id} />
                <Button look="quiet" name="intent" value="remove-passkey">
                  {t('accounts:account.passkeys.remove', {
                    name: name ?? t('accounts:account.passkeys.unnamed'),
                  })}
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <AddPasskey key={passkeys.length} present={present} />
    </Section>
  )
}

/** A passkey is made by the browser, so this part needs its script, and says so where it cannot. */
function AddPasskey({ present }: { present: boolean }) {
  const { t } = useTexts()
  const fetcher = useFetcher<typeof action>()
  const offered = useOffersPasskeys()
  const { data, submit } = fetcher
  useEffect(() => {
    if (data === undefined || !('options' in data)) return
    let wanted = true
    void makePasskey(data.options).then((passkey) => {
      if (!wanted || passkey === null) return
      const form = { intent: 'add-passkey', passkey, name: data.name }
      submit(form, { method: 'post', action: paths.account })
    })
    return () => {
      wanted = false
    }
  }, [data, submit])
  if (!offered) return <p className="text-muted">{t('accounts:account.passkeys.unsupported')}</p>
  const answer = data !== undefined && 'typed' in data ? data : undefined
  const labels = {
    name: t('accounts:account.passkeys.name'),
    'proof-password': t('accounts:currentPassword'),
  }
  return (
    <fetcher.Form
      method="post"
      action={paths.account}
      noValidate
      className="flex max-w-96 flex-col gap-4"
    >
      <FormErrors errors={answer?.fields} labels={labels} refusal={refusalText(t, answer)} />
      <Field
        name="name"
        label={labels.name}
        hint={t('accounts:account.passkeys.nameHint')}
        error={answer?.fields['name']}
      >
        {(control) => <TextInput {...control} defaultValue={answer?.typed['name']} />}
      </Field>
      {present && answer?.refusal?.code !== 'presence' ? null : (
        <Field
          name="proof-password"
          label={labels['proof-password']}
          error={answer?.fields['proof-password']}
        >
          {(control) => (
            <TextInput {...control} type="password" dir="ltr" autoComplete="current-password" />
          )}
        </Field>
      )}
      <Button
        name="intent"
        value="passkey-options"
        className="self-start"
        pending={fetcher.state !== 'idle'}
      >
        {t('accounts:account.passkeys.add')}
      </Button>
    </fetcher.Form>
  )
}
