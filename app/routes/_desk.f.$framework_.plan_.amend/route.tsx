import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { frameworkCrumb, pageHandle } from '#app/components/shell/page-handle.ts'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { Page } from '#app/desk/page.tsx'
import { labelsOf, TypedField } from '#app/desk/typed-field.tsx'
import type { FieldSpec } from '#app/desk/typed-field.tsx'
import { useAnswer } from '#app/desk/use-answer.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { proveInForm } from '#server/accounts/prove-in-form.ts'
import { readFramework } from '#server/accounts/read-framework.ts'
import { answerForm } from '#server/form-answer.ts'
import { Forbidden, NotFound } from '#server/refusals.ts'
import { amendPlan } from '#server/relief/amend-plan.ts'
import { readPlan } from '#server/relief/read-plan.ts'
import { answering } from '#server/responses.ts'
import { seeOther } from '#server/see-other.ts'

import { PhaseFields } from './phase-fields.tsx'
import { usePlanFields } from './use-plan-fields.ts'

await Promise.all([readChapter('plan'), readChapter('relief')])

export const handle = pageHandle<typeof loader>((t, data) => ({
  title: t('plan:amend.title'),
  crumbs: data && [
    frameworkCrumb(data.framework),
    { label: t('plan:title'), to: paths.plan(data.framework.id) },
    { label: t('plan:amend.title'), to: paths.amendPlan(data.framework.id) },
  ],
}))

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(async () => {
    const { framework, plan, measures } = await readPlan(
      context.server,
      viewer,
      params['framework'],
    )
    if (plan === null || plan.state.is === 'draft') throw new NotFound()
    if (!plan.mayAmend) throw new Forbidden('relief.propose')
    return { framework, plan, measures, actKey: context.server.newId() }
  })
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const { server, requester } = context
  const signed = signedIn(context, request)
  return answerForm(request, async (form, key) => {
    const { id } = await readFramework(server, signed, params['framework'])
    const viewer = await proveInForm(server, requester, signed, form)
    const { intent: _, key: __, ...typed } = form
    await amendPlan(server, viewer, { ...typed, framework: id }, key())
    return seeOther(paths.plan(id))
  })
}

/** The whole plan as one form: whatever is changed in it is one amendment. */
export default function AmendPlan() {
  const { t } = useTexts()
  const { plan, measures, actKey } = useLoaderData<typeof loader>()
  const answer = answerTo('propose-amendment', useAnswer<typeof action>())
  const { phases, newPhase, places } = usePlanFields(plan, measures)
  const reason: FieldSpec = { name: 'reason', as: 'lines', label: t('plan:fields.reason') }
  const all = [...phases.flatMap(({ all: own }) => own), ...newPhase, ...places, reason]
  return (
    <Page title={t('plan:amend.title')} lead={t('plan:amend.lead')} narrow>
      <ActForm
        intent="propose-amendment"
        actKey={actKey}
        answer={answer}
        labels={labelsOf(all)}
        effect={t('plan:effects.propose-amendment')}
        submit={t('plan:acts.propose-amendment')}
      >
        <input type="hidden" name="upon" value={plan.amended} />
        {phases.map((phase, at) => (
          <PhaseFields key={phase.row.id} number={at + 1} phase={phase} answer={answer} />
        ))}
        <fieldset className="flex flex-col gap-4">
          <legend className="font-medium">{t('plan:edits.add-phase')}</legend>
          {newPhase.map((spec) => (
            <TypedField key={spec.name} spec={spec} answer={answer} />
          ))}
        </fieldset>
        {places.length === 0 ? null : (
          <fieldset className="flex flex-col gap-4">
            <legend className="font-medium">{t('plan:amend.places')}</legend>
            {places.map((spec) => (
              <TypedField key={spec.name} spec={spec} answer={answer} />
            ))}
          </fieldset>
        )}
        <TypedField spec={reason} answer={answer} />
      </ActForm>
    </Page>
  )
}
