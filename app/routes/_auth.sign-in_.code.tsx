import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'

import { Button } from '#app/components/button.tsx'
import { TextInput } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { FormErrors } from '#app/components/form-errors.tsx'
import { pageHandle } from '#app/components/shell/page-handle.ts'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { localPath, paths } from '#app/paths.ts'
import { answerSecondFactor } from '#server/accounts/answer-second-factor.ts'
import { answerForm } from '#server/form-answer.ts'
import { seeOther } from '#server/see-other.ts'

export const handle = pageHandle((t) => ({ title: t('accounts:secondFactor.title') }))

export function loader({ request }: LoaderFunctionArgs) {
  return { returnTo: localPath(new URL(request.url).searchParams.get('returnTo')) }
}

export function action({ request, context }: ActionFunctionArgs) {
  return answerForm(request, async (form) => {
    const setCookies = await answerSecondFactor(context.server, context.requester, form)
    return seeOther(localPath(form['returnTo']), setCookies)
  })
}

export default function SecondFactor() {
  const { t } = useTexts()
  const { returnTo } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { state } = useNavigation()
  const labels = { code: t('accounts:code') }
  return (
    <>
      <div className="flex flex-col gap-2">
        <h1 className="text-2xl">{t('accounts:secondFactor.title')}</h1>
        <p className="text-md">{t('accounts:secondFactor.lead')}</p>
      </div>
      <Form method="post" noValidate className="flex max-w-96 flex-col gap-4">
        <FormErrors errors={answer?.fields} labels={labels} refusal={refusalText(t, answer)} />
        <input type="hidden" name="returnTo" value={returnTo} />
        <Field name="code" label={labels.code} error={answer?.fields['code']}>
          {(control) => (
            <TextInput {...control} dir="ltr" autoComplete="one-time-code" className="font-mono" />
          )}
        </Field>
        <div className="flex flex-wrap items-center gap-4">
          <Button look="primary" pending={state === 'submitting'}>
            {t('accounts:secondFactor.act')}
          </Button>
          <Link to={paths.signInFor(returnTo)}>{t('accounts:secondFactor.again')}</Link>
        </div>
      </Form>
    </>
  )
}
