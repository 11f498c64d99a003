import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { frameworkCrumb, pageHandle } from '#app/components/shell/page-handle.ts'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { Page } from '#app/desk/page.tsx'
import { termsFields } from '#app/desk/safeguards/terms-fields.ts'
import { choicesOf, labelsOf, TypedField } from '#app/desk/typed-field.tsx'
import { useAnswer } from '#app/desk/use-answer.ts'
import { may } from '#app/domain/accounts/may.ts'
import { exemptionKinds } from '#app/domain/safeguards/acts.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { readFramework } from '#server/accounts/read-framework.ts'
import { answerForm } from '#server/form-answer.ts'
import { Forbidden } from '#server/refusals.ts'
import { answering } from '#server/responses.ts'
import { listExemptions } from '#server/safeguards/list-exemptions.ts'
import { proposeExemption } from '#server/safeguards/propose-exemption.ts'
import { seeOther } from '#server/see-other.ts'

await Promise.all([readChapter('safeguards'), readChapter('relief')])

export const handle = pageHandle<typeof loader>((t, data) => ({
  title: t('safeguards:propose'),
  crumbs: data && [
    frameworkCrumb(data.framework),
    { label: t('safeguards:title'), to: paths.exemptions(data.framework.id) },
    { label: t('safeguards:propose'), to: paths.newExemption(data.framework.id) },
  ],
}))

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(async () => {
    if (!may(viewer, 'exemption.propose', viewer)) throw new Forbidden('exemption.propose')
    const shown = await listExemptions(context.server, viewer, params['framework'])
    const { framework, delegations } = shown
    return { framework, delegations, actKey: context.server.newId() }
  })
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = signedIn(context, request)
  return answerForm(request, async (form, key) => {
    const { id } = await readFramework(context.server, viewer, params['framework'])
    const sent = { ...form, framework: id }
    const { exemption } = await proposeExemption(context.server, viewer, sent, key())
    return seeOther(paths.exemption(id, exemption))
  })
}

export default function NewExemption() {
  const { t } = useTexts()
  const { delegations, actKey } = useLoaderData<typeof loader>()
  const answer = answerTo('exemption', useAnswer<typeof action>())
  const fields = [
    {
      name: 'kind',
      label: t('safeguards:kind'),
      hint: t('safeguards:hints.kind'),
      options: choicesOf(exemptionKinds, (one) => t(`safeguards:kinds.${one}`)),
    },
    ...termsFields(t, delegations),
  ]
  return (
    <Page title={t('safeguards:propose')} narrow>
      <ActForm
        intent="exemption"
        actKey={actKey}
        answer={answer}
        labels={labelsOf(fields)}
        effect={t('safeguards:proposeEffect')}
        submit={t('safeguards:propose')}
      >
        {fields.map((spec) => (
          <TypedField key={spec.name} spec={spec} answer={answer} />
        ))}
      </ActForm>
    </Page>
  )
}
