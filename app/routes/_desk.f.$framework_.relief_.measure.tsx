import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { frameworkCrumb, pageHandle } from '#app/components/shell/page-handle.ts'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { Page } from '#app/desk/page.tsx'
import { measureFields } from '#app/desk/relief/measure-fields.ts'
import { labelsOf, TypedField } from '#app/desk/typed-field.tsx'
import { useAnswer } from '#app/desk/use-answer.ts'
import { may } from '#app/domain/accounts/may.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { proveInForm } from '#server/accounts/prove-in-form.ts'
import { readFramework } from '#server/accounts/read-framework.ts'
import { answerForm } from '#server/form-answer.ts'
import { Forbidden } from '#server/refusals.ts'
import { addMeasure } from '#server/relief/add-measure.ts'
import { listEvents } from '#server/relief/list-events.ts'
import { answering } from '#server/responses.ts'
import { seeOther } from '#server/see-other.ts'

await readChapter('relief')

export const handle = pageHandle<typeof loader>((t, data) => ({
  title: t('relief:measures.enter'),
  crumbs: data && [
    frameworkCrumb(data.framework),
    { label: t('relief:title'), to: paths.relief(data.framework.id) },
    { label: t('relief:measures.enter'), to: paths.newMeasure(data.framework.id) },
  ],
}))

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(async () => {
    if (!may(viewer, 'relief.run', viewer)) throw new Forbidden('relief.run')
    const { framework, members } = await listEvents(context.server, viewer, params['framework'])
    return { framework, members, actKey: context.server.newId() }
  })
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const { server, requester } = context
  const signed = signedIn(context, request)
  return answerForm(request, async (form, key) => {
    const { id } = await readFramework(server, signed, params['framework'])
    const viewer = await proveInForm(server, requester, signed, form)
    await addMeasure(server, viewer, { ...form, framework: id }, key())
    return seeOther(paths.relief(id))
  })
}

export default function NewMeasure() {
  const { t } = useTexts()
  const { members, actKey } = useLoaderData<typeof loader>()
  const answer = answerTo('measure', useAnswer<typeof action>())
  const fields = measureFields(t, members)
  return (
    <Page title={t('relief:measures.enter')} narrow>
      <ActForm
        intent="measure"
        actKey={actKey}
        answer={answer}
        labels={labelsOf(fields)}
        effect={t('relief:measures.effect')}
        submit={t('relief:measures.submit')}
      >
        {fields.map((spec) => (
          <TypedField key={spec.name} spec={spec} answer={answer} />
        ))}
      </ActForm>
    </Page>
  )
}
