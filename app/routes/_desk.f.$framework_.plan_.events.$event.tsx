import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { frameworkCrumb, pageHandle } from '#app/components/shell/page-handle.ts'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { Page, Section } from '#app/desk/page.tsx'
import { useTermsFields } from '#app/desk/terms-fields.ts'
import { labelsOf, TypedField } from '#app/desk/typed-field.tsx'
import { useAnswer } from '#app/desk/use-answer.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { proveInForm } from '#server/accounts/prove-in-form.ts'
import { readFramework } from '#server/accounts/read-framework.ts'
import { answerForm } from '#server/form-answer.ts'
import { Forbidden, NotFound } from '#server/refusals.ts'
import { proposePlannedEvent } from '#server/relief/propose-planned-event.ts'
import { readPlan } from '#server/relief/read-plan.ts'
import { answering } from '#server/responses.ts'
import { seeOther } from '#server/see-other.ts'

await readChapter('plan')
await readChapter('relief')

export const handle = pageHandle<typeof loader>((t, data) => ({
  title: t('plan:propose.title'),
  crumbs: data && [
    frameworkCrumb(data.framework),
    { label: t('plan:title'), to: paths.plan(data.framework.id) },
    {
      label: t('plan:propose.title'),
      to: paths.proposePlanned(data.framework.id, data.event.id),
    },
  ],
}))

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(async () => {
    const { framework, plan, runs } = await readPlan(context.server, viewer, params['framework'])
    if (!runs) throw new Forbidden('relief.run')
    const event = plan?.phases
      .flatMap(({ tranches }) => tranches.flatMap(({ events }) => events))
      .find(({ id }) => id === params['event'])
    if (event === undefined) throw new NotFound()
    return { framework, event, actKey: context.server.newId() }
  })
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const { server, requester } = context
  const signed = signedIn(context, request)
  return answerForm(request, async (form, key) => {
    const { id } = await readFramework(server, signed, params['framework'])
    const viewer = await proveInForm(server, requester, signed, form)
    const input = { ...form, framework: id, event: params['event'] }
    const { event } = await proposePlannedEvent(server, viewer, input, key())
    return seeOther(paths.reliefEvent(event))
  })
}

export default function ProposePlannedEvent() {
  const { t } = useTexts()
  const { event, actKey } = useLoaderData<typeof loader>()
  const answer = answerTo('event', useAnswer<typeof action>())
  const fields = useTermsFields()
  const legs = [
    ...new Map(event.measures.map(({ authority }) => [authority.id, authority])).values(),
  ]
  return (
    <Page title={<bdi>{event.title}</bdi>} lead={t('plan:propose.lead')} narrow>
      <Section id="legs" title={t('plan:propose.legs')}>
        <ul className="flex flex-col gap-1">
          {legs.map((authority) => (
            <li key={authority.id}>
              <DelegationTag delegation={authority} named />
            </li>
          ))}
        </ul>
      </Section>
      <ActForm
        intent="event"
        actKey={actKey}
        answer={answer}
        labels={labelsOf(fields)}
        effect={t('plan:propose.effect')}
        submit={t('plan:propose.submit')}
      >
        {fields.map((spec) => (
          <TypedField key={spec.name} spec={spec} answer={answer} />
        ))}
      </ActForm>
    </Page>
  )
}
