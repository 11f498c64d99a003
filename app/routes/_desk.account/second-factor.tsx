import { Form } from '@remix-run/react'

import { Button } from '#app/components/button.tsx'
import { TextInput } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { FormErrors } from '#app/components/form-errors.tsx'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { FormAnswer } from '#server/form-answer.ts'

import { Section } from './section.tsx'

/** What is shown once: the key, and the recovery codes with blanks between them. */
type Enrolment = { uri: string; recovery: string; qr?: string }

export function SecondFactor({
  isOn,
  enrolment: begun,
  answer,
}: {
  isOn: boolean
  enrolment: Enrolment | undefined
  answer: FormAnswer | undefined
}) {
  const { t } = useTexts()
  const enrolment = begun ?? enrolmentAgain(answer)
  return (
    <Section title={t('accounts:account.secondFactor.title')}>
      <p>{t(`accounts:account.secondFactor.${isOn ? 'on' : 'off'}`)}</p>
      {!isOn && enrolment !== undefined ? (
        <Confirm enrolment={enrolment} answer={answer} />
      ) : (
        <ByPassword
          intent={isOn ? 'remove-second-factor' : 'begin-second-factor'}
          act={t(`accounts:account.secondFactor.${isOn ? 'remove' : 'begin'}`)}
          answer={answer}
        />
      )}
    </Section>
  )
}

function ByPassword({
  intent,
  act,
  answer,
}: {
  intent: string
  act: string
  answer: FormAnswer | undefined
}) {
  const { t } = useTexts()
  const labels = { password: t('accounts:currentPassword') }
  return (
    <Form method="post" noValidate className="flex max-w-96 flex-col gap-4">
      <FormErrors errors={answer?.fields} labels={labels} refusal={refusalText(t, answer)} />
      <div className="flex flex-col gap-1">
        <label htmlFor="second-factor-password" className="font-medium">
          {labels.password}
        </label>
        <TextInput
          id="second-factor-password"
          name="password"
          type="password"
          dir="ltr"
          autoComplete="current-password"
          aria-invalid={answer?.fields['password'] === undefined ? undefined : true}
        />
      </div>
      <Button name="intent" value={intent} className="self-start">
        {act}
      </Button>
    </Form>
  )
}

function Confirm({ enrolment, answer }: { enrolment: Enrolment; answer: FormAnswer | undefined }) {
  const { t } = useTexts()
  const { uri, recovery, qr } = enrolment
  const labels = { code: t('accounts:account.secondFactor.firstCode') }
  return (
    <Form method="post" noValidate className="flex max-w-120 flex-col gap-4">
      <FormErrors errors={answer?.fields} labels={labels} refusal={refusalText(t, answer)} />
      <input type="hidden" name="uri" value={uri} />
      <input type="hidden" name="recovery" value={recovery} />
      <p>{t('accounts:account.secondFactor.scan')}</p>
      {qr === undefined ? null : (
        <img src={qr} alt={t('accounts:account.secondFactor.qr')} className="size-56 max-w-full" />
      )}
      <dl className="flex flex-col gap-3">
        <div>
          <dt className="text-muted text-sm">{t('accounts:account.secondFactor.key')}</dt>
          <dd dir="ltr" className="font-mono break-all">
            {new URL(uri).searchParams.get('secret')}
          </dd>
        </div>
        <div>
          <dt className="text-muted text-sm">{t('accounts:account.secondFactor.recovery')}</dt>
          <dd className="flex flex-col gap-1">
            <p>{t('accounts:account.secondFactor.recoveryLead')}</p>
            <ul dir="ltr" className="columns-2 font-mono">
              {recovery.split(' ').map((code) => (
                <li key={code}>{code}</li>
              ))}
            </ul>
          </dd>
        </div>
      </dl>
      <Field
        name="code"
        label={labels.code}
        hint={t('accounts:account.secondFactor.firstCodeHint')}
        error={answer?.fields['code']}
      >
        {(control) => (
          <TextInput
            {...control}
            dir="ltr"
            inputMode="numeric"
            autoComplete="one-time-code"
            className="max-w-40 font-mono"
          />
        )}
      </Field>
      <Button look="primary" name="intent" value="confirm-second-factor" className="self-start">
        {t('accounts:account.secondFactor.confirm')}
      </Button>
    </Form>
  )
}

/** After a wrong first code the form comes back with what it showed, which the server does not keep. */
function enrolmentAgain(answer: FormAnswer | undefined): Enrolment | undefined {
  const { uri, recovery } = answer?.typed ?? {}
  return uri !== undefined && recovery !== undefined && URL.canParse(uri)
    ? { uri, recovery }
    : undefined
}
