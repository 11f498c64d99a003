import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { Checkbox } from '#app/components/controls.tsx'
import { frameworkCrumb, pageHandle } from '#app/components/shell/page-handle.ts'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { chosenIn, measurePrefix } from '#app/desk/boxes.ts'
import { Page } from '#app/desk/page.tsx'
import { useTermsFields } from '#app/desk/terms-fields.ts'
import { choicesOf, labelsOf, TypedField } from '#app/desk/typed-field.tsx'
import type { FieldSpec } from '#app/desk/typed-field.tsx'
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
import { listEvents } from '#server/relief/list-events.ts'
import { proposeEvent } from '#server/relief/propose-event.ts'
import { answering } from '#server/responses.ts'
import { seeOther } from '#server/see-other.ts'

await readChapter('relief')

export const handle = pageHandle<typeof loader>((t, data) => ({
  title: t('relief:events.propose'),
  crumbs: data && [
    frameworkCrumb(data.framework),
    { label: t('relief:title'), to: paths.relief(data.framework.id) },
    { label: t('relief:events.propose'), to: paths.newReliefEvent(data.framework.id) },
  ],
}))

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(async () => {
    if (!may(viewer, 'relief.run', viewer)) throw new Forbidden('relief.run')
    const { framework, measures } = await listEvents(context.server, viewer, params['framework'])
    return { framework, measures, actKey: context.server.newId() }
  })
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const { server, requester } = context
  const signed = signedIn(context, request)
  return answerForm(request, async (form, key) => {
    const { id } = await readFramework(server, signed, params['framework'])
    const viewer = await proveInForm(server, requester, signed, form)
    const measures = chosenIn(form, measurePrefix)
    const input = { ...form, framework: id, measures }
    const { event } = await proposeEvent(server, viewer, input, key())
    return seeOther(paths.reliefEvent(event))
  })
}

export default function NewReliefEvent() {
  const { t } = useTexts()
  const { measures, actKey } = useLoaderData<typeof loader>()
  const answer = answerTo('event', useAnswer<typeof action>())
  const title: FieldSpec = { name: 'title', label: t('relief:new.name') }
  const condition: readonly FieldSpec[] = [
    { name: 'condition', as: 'lines', label: t('relief:fields.condition') },
    {
      name: 'observations',
      label: t('relief:new.observations'),
      options: choicesOf(['refused', 'accepted'] as const, (one) =>
        t(`relief:observations.${one}`),
      ),
    },
  ]
  const fields = [...condition, ...useTermsFields()]
  const labels = { ...labelsOf([title, ...fields]), measures: t('relief:measures.title') }
  return (
    <Page title={t('relief:events.propose')} narrow>
      <ActForm
        intent="event"
        actKey={actKey}
        answer={answer}
        labels={labels}
        effect={t('relief:new.effect')}
        submit={t('relief:new.submit')}
      >
        <TypedField spec={title} answer={answer} />
        <fieldset className="flex flex-col gap-1">
          <legend className="font-medium">{t('relief:measures.title')}</legend>
          {measures.length === 0 ? (
            <p className="text-muted">{t('relief:measures.empty')}</p>
          ) : null}
          {measures.map((measure) => (
            <Checkbox
              key={measure.id}
              name={measurePrefix + measure.id}
              defaultChecked={answer?.typed[measurePrefix + measure.id] !== undefined}
            >
              <bdi>{measure.authority.code}</bdi> <bdi>{measure.title}</bdi>
            </Checkbox>
          ))}
        </fieldset>
        {fields.map((spec) => (
          <TypedField key={spec.name} spec={spec} answer={answer} />
        ))}
      </ActForm>
    </Page>
  )
}
