import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'

import { Button } from '#app/components/button.tsx'
import { TextInput } from '#app/components/controls.tsx'
import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { Field } from '#app/components/field.tsx'
import { FormErrors } from '#app/components/form-errors.tsx'
import { PasskeySignIn } from '#app/components/passkey-sign-in.tsx'
import { pageHandle } from '#app/components/shell/page-handle.ts'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { localPath, paths } from '#app/paths.ts'
import { listDemoPeople } from '#server/accounts/list-demo-people.ts'
import type { DemoDelegation } from '#server/accounts/list-demo-people.ts'
import { signIn } from '#server/accounts/sign-in.ts'
import { answerForm } from '#server/form-answer.ts'
import { seeOther } from '#server/see-other.ts'

export const handle = pageHandle((t) => ({ title: t('accounts:signIn.title') }))

export async function loader({ request, context }: LoaderFunctionArgs) {
  const returnTo = localPath(new URL(request.url).searchParams.get('returnTo'))
  if (context.viewer !== null) throw seeOther(returnTo)
  return { returnTo, demo: context.demo, demoPeople: await listDemoPeople(context.server) }
}

export function action({ request, context }: ActionFunctionArgs) {
  return answerForm(request, async (form) => {
    const { next, setCookies } = await signIn(context.server, context.requester, form)
    const returnTo = localPath(form['returnTo'])
    const code = `${paths.signInCode}?${new URLSearchParams({ returnTo }).toString()}`
    return seeOther(next === 'second-factor' ? code : returnTo, setCookies)
  })
}

export default function SignIn() {
  const { t } = useTexts()
  const { demo, demoPeople, returnTo } = useLoaderData<typeof loader>()
  return (
    <>
      <div className="flex flex-col gap-2">
        <h1 className="text-2xl">{t('accounts:signIn.title')}</h1>
        <p className="text-muted text-md">{t('accounts:signIn.lead')}</p>
      </div>
      {demo ? <DemoPeople delegations={demoPeople} returnTo={returnTo} /> : null}
      <section aria-labelledby="with-password" className="flex flex-col gap-6">
        <h2 id="with-password" className={demo ? 'text-lg' : 'sr-only'}>
          {t('accounts:signIn.passwordWay')}
        </h2>
        <PasswordForm returnTo={returnTo} />
        <PasskeySignIn returnTo={returnTo} />
      </section>
    </>
  )
}

function PasswordForm({ returnTo }: { returnTo: string }) {
  const { t } = useTexts()
  const answer = useActionData<typeof action>()
  const { state, formAction } = useNavigation()
  const labels = { email: t('accounts:email'), password: t('accounts:password') }
  return (
    <Form method="post" noValidate className="flex max-w-96 flex-col gap-4">
      <FormErrors errors={answer?.fields} labels={labels} refusal={refusalText(t, answer)} />
      <input type="hidden" name="returnTo" value={returnTo} />
      <Field name="email" label={labels.email} error={answer?.fields['email']}>
        {(control) => (
          <TextInput
            {...control}
            type="email"
            dir="ltr"
            autoComplete="username webauthn"
            defaultValue={answer?.typed['email']}
          />
        )}
      </Field>
      <Field name="password" label={labels.password} error={answer?.fields['password']}>
        {(control) => (
          <TextInput {...control} type="password" dir="ltr" autoComplete="current-password" />
        )}
      </Field>
      <Button
        look="primary"
        className="self-start"
        pending={state !== 'idle' && formAction?.startsWith(paths.signIn) === true}
      >
        {t('accounts:signIn.act')}
      </Button>
      <p className="text-muted text-sm">{t('accounts:signIn.forgotten')}</p>
    </Form>
  )
}

function DemoPeople({
  delegations,
  returnTo,
}: {
  delegations: readonly DemoDelegation[]
  returnTo: string
}) {
  const { t } = useTexts()
  return (
    <section aria-labelledby="demo-people" className="flex flex-col gap-4">
      <div className="flex flex-col gap-1">
        <h2 id="demo-people" className="text-lg">
          {t('accounts:demo.title')}
        </h2>
        <p className="text-muted">
          {delegations.length === 0 ? t('accounts:demo.nobody') : t('accounts:demo.lead')}
        </p>
      </div>
      {delegations.map(({ people, ...delegation }) => (
        <Form
          key={delegation.id}
          method="post"
          action={paths.signInDemo}
          aria-labelledby={`demo-${delegation.code}`}
          className="flex flex-col gap-1"
        >
          <input type="hidden" name="returnTo" value={returnTo} />
          <h3 id={`demo-${delegation.code}`} className="text-base font-medium">
            <DelegationTag delegation={delegation} named />{' '}
            <span className="text-muted text-sm font-normal">
              {t(`delegationKinds.${delegation.kind}`)}
            </span>
          </h3>
          <ul className="border-line border-t">
            {people.map(({ name, email, mandate }) => (
              <li key={`${email} ${mandate}`} className="border-line border-b">
                <button
                  name="person"
                  value={email}
                  className="hover:bg-sunken flex min-h-10 w-full flex-wrap items-baseline gap-x-3 px-2 py-1.5 text-start"
                >
                  <bdi className="text-accent font-medium">{name}</bdi>
                  <span>{t(`mandates.${mandate}`)}</span>
                  <bdi className="text-muted ms-auto text-sm">{email}</bdi>
                </button>
              </li>
            ))}
          </ul>
        </Form>
      ))}
    </section>
  )
}
