import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { EmptyState } from '#app/components/empty-state.tsx'
import { frameworkCrumb, pageHandle } from '#app/components/shell/page-handle.ts'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { OtherErrors } from '#app/desk/other-errors.tsx'
import { Page } from '#app/desk/page.tsx'
import { measureFields } from '#app/desk/relief/measure-fields.ts'
import { labelsOf, TypedField } from '#app/desk/typed-field.tsx'
import { useAnswer } from '#app/desk/use-answer.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { proveInForm } from '#server/accounts/prove-in-form.ts'
import { answerForm } from '#server/form-answer.ts'
import { correctMeasure } from '#server/relief/correct-measure.ts'
import { readCorrection } from '#server/relief/read-correction.ts'
import { answering } from '#server/responses.ts'
import { seeOther } from '#server/see-other.ts'

await readChapter('relief')

export const handle = pageHandle<typeof loader>((t, data) => ({
  title: t('relief:measures.correct'),
  crumbs: data && [
    frameworkCrumb(data.framework),
    { label: t('relief:title'), to: paths.relief(data.framework.id) },
    { label: data.given.title, to: paths.measure(data.framework.id, data.id) },
    { label: t('relief:measures.correct'), to: paths.correctMeasure(data.framework.id, data.id) },
  ],
}))

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  const { framework, measure } = params
  return answering(async () => ({
    ...(await readCorrection(context.server, viewer, { framework, measure })),
    actKey: context.server.newId(),
  }))
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const { server, requester } = context
  const signed = signedIn(context, request)
  return answerForm(request, async (form, key) => {
    const { framework, measure } = params
    const { id, framework: of } = await readCorrection(server, signed, { framework, measure })
    const viewer = await proveInForm(server, requester, signed, form)
    await correctMeasure(server, viewer, { ...form, measure: id }, key())
    return seeOther(paths.measure(of.id, id))
  })
}

export default function CorrectMeasure() {
  const { t } = useTexts()
  const { members, given, open, actKey } = useLoaderData<typeof loader>()
  const answer = answerTo('correct', useAnswer<typeof action>())
  const fields = measureFields(t, members, given)
  return (
    <Page title={t('relief:measures.correct')} lead={t('relief:measures.correctLead')} narrow>
      {open ? (
        <ActForm
          intent="correct"
          actKey={actKey}
          answer={answer}
          labels={labelsOf(fields)}
          effect={t('relief:measures.correctEffect')}
          submit={t('relief:measures.correct')}
        >
          {fields.map((spec) => (
            <TypedField key={spec.name} spec={spec} answer={answer} />
          ))}
        </ActForm>
      ) : (
        <>
          <OtherErrors answer={answer} shown={[]} />
          <EmptyState>{t('relief:measures.correctOver')}</EmptyState>
        </>
      )}
    </Page>
  )
}
