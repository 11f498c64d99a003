import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import type { ComponentPropsWithoutRef, ReactNode } from 'react'

import { Button } from '#app/components/button.tsx'
import { TextInput } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { FormErrors } from '#app/components/form-errors.tsx'
import { pageHandle } from '#app/components/shell/page-handle.ts'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import { findSetUpLink, setUpCoalition } from '#server/accounts/set-up-coalition.ts'
import { answerForm } from '#server/form-answer.ts'
import { answering } from '#server/responses.ts'
import { seeOther } from '#server/see-other.ts'

export const handle = pageHandle((t) => ({ title: t('accounts:setUp.title') }))

export function loader({ params, context }: LoaderFunctionArgs) {
  return answering(async () => {
    await findSetUpLink(context.server, params['token'] ?? '')
    return { key: context.server.newId() }
  })
}

export function action({ request, params, context }: ActionFunctionArgs) {
  return answerForm(request, async (form, key) => {
    const input = { ...form, token: params['token'] }
    const { setCookies } = await setUpCoalition(context.server, context.requester, input, key())
    return seeOther(paths.desk, setCookies)
  })
}

export default function SetUp() {
  const { t } = useTexts()
  const { key } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { state } = useNavigation()
  return (
    <>
      <div className="flex flex-col gap-2">
        <h1 className="text-2xl">{t('accounts:setUp.title')}</h1>
        <p className="text-md">{t('accounts:setUp.lead')}</p>
      </div>
      <Form method="post" noValidate className="flex max-w-96 flex-col gap-8">
        <FormErrors errors={answer?.fields} labels={useLabels()} refusal={refusalText(t, answer)} />
        <input type="hidden" name="key" value={key} />
        <Part title={t('accounts:setUp.coalitionPart')}>
          <Line name="coalition" />
          <Line name="seatZone" hint={t('accounts:setUp.seatZoneHint')} dir="ltr" />
          <Line name="seatCalendar" hint={t('accounts:setUp.seatCalendarHint')} dir="ltr" />
        </Part>
        <Part title={t('accounts:setUp.secretariatPart')}>
          <Line name="delegation" />
          <Line name="code" hint={t('accounts:setUp.delegationCodeHint')} dir="ltr" />
          <Line name="country" hint={t('accounts:setUp.countryHint')} dir="ltr" />
        </Part>
        <Part title={t('accounts:setUp.youPart')}>
          <Line name="name" hint={t('accounts:nameHint')} autoComplete="name" />
          <Line name="email" type="email" autoComplete="username" dir="ltr" />
          <Line
            name="password"
            type="password"
            hint={t('accounts:passwordHint')}
            autoComplete="new-password"
            dir="ltr"
          />
        </Part>
        <div className="flex flex-col items-start gap-2">
          <p>{t('accounts:setUp.effect')}</p>
          <Button look="primary" pending={state === 'submitting'}>
            {t('accounts:setUp.act')}
          </Button>
        </div>
      </Form>
    </>
  )
}

function useLabels() {
  const { t } = useTexts()
  return {
    coalition: t('accounts:setUp.coalition'),
    seatZone: t('accounts:setUp.seatZone'),
    seatCalendar: t('accounts:setUp.seatCalendar'),
    delegation: t('accounts:setUp.delegation'),
    code: t('accounts:setUp.delegationCode'),
    country: t('accounts:setUp.country'),
    name: t('accounts:name'),
    email: t('accounts:email'),
    password: t('accounts:password'),
  }
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-3 text-lg font-semibold">{title}</legend>
      {children}
    </fieldset>
  )
}

function Line({
  name,
  hint,
  ...rest
}: ComponentPropsWithoutRef<'input'> & {
  name: keyof ReturnType<typeof useLabels>
  hint?: string
}) {
  const answer = useActionData<typeof action>()
  return (
    <Field
      name={name}
      label={useLabels()[name]}
      error={answer?.fields[name]}
      {...(hint === undefined ? {} : { hint })}
    >
      {(control) => <TextInput {...rest} {...control} defaultValue={answer?.typed[name]} />}
    </Field>
  )
}
