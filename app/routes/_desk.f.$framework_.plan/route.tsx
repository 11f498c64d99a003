import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'

import { Badge } from '#app/components/badge.tsx'
import { LinkButton } from '#app/components/button.tsx'
import { frameworkCrumb, pageHandle } from '#app/components/shell/page-handle.ts'
import { Time } from '#app/components/time.tsx'
import { chosenIn, measurePrefix } from '#app/desk/boxes.ts'
import { OtherErrors } from '#app/desk/other-errors.tsx'
import { Page } from '#app/desk/page.tsx'
import { useAnswer } from '#app/desk/use-answer.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { LiveHandle } from '#app/live/interest.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { proveInForm } from '#server/accounts/prove-in-form.ts'
import { readFramework } from '#server/accounts/read-framework.ts'
import { answerForm } from '#server/form-answer.ts'
import { actOnPlan } from '#server/relief/act-on-plan.ts'
import { createPlan } from '#server/relief/create-plan.ts'
import { readPlan } from '#server/relief/read-plan.ts'
import type { PlanPage, PlanShown } from '#server/relief/read-plan.ts'
import { answering } from '#server/responses.ts'
import { seeOther } from '#server/see-other.ts'

import { Adopted, OnTheTable } from './amendments.tsx'
import { BeginPlan } from './begin-plan.tsx'
import { askedIn, PlanPanel } from './plan-panel.tsx'
import { Rows } from './rows.tsx'

await readChapter('plan')
await readChapter('relief')

export const handle = {
  ...pageHandle<typeof loader>((t, data) => ({
    title: t('plan:title'),
    crumbs: data && [
      frameworkCrumb(data.framework),
      { label: t('plan:title'), to: paths.plan(data.framework.id) },
    ],
  })),
  live: () => [{ topic: 'frameworks' }, { topic: 'relief' }],
} satisfies LiveHandle & ReturnType<typeof pageHandle<typeof loader>>

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(async () => ({
    ...(await readPlan(context.server, viewer, params['framework'])),
    actKey: context.server.newId(),
  }))
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const { server, requester } = context
  const signed = signedIn(context, request)
  return answerForm(request, async (form, key) => {
    const { id } = await readFramework(server, signed, params['framework'])
    const viewer = await proveInForm(server, requester, signed, form)
    const { intent } = form
    if (intent === 'begin') {
      await createPlan(
        server,
        viewer,
        { ...form, framework: id, lang: viewer.person.locale },
        key(),
      )
    } else {
      const measures = chosenIn(form, measurePrefix)
      await actOnPlan(server, viewer, { ...form, act: intent, framework: id, measures }, key())
    }
    return seeOther(paths.plan(id))
  })
}

export default function ReliefPlan() {
  const { t } = useTexts()
  const shown = useLoaderData<typeof loader>()
  const { framework, plan, actKey } = shown
  const answer = useAnswer<typeof action>()
  const [search] = useSearchParams()
  if (plan === null) {
    return (
      <Page title={t('plan:title')} lead={t('plan:lead')}>
        <BeginPlan shown={shown} actKey={actKey} answer={answer} />
        <Elsewhere framework={framework.id} />
      </Page>
    )
  }
  const asked = askedIn(search, plan)
  return (
    <Page
      title={t('plan:title')}
      lead={
        <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <Badge tone={plan.state.is === 'adopted' ? 'good' : 'calm'}>
            {t(`plan:states.${plan.state.is}`)}
          </Badge>
          <span>{t(`plan:stateHints.${plan.state.is}`)}</span>
        </span>
      }
      action={<NextAct shown={shown} plan={plan} />}
    >
      <OtherErrors answer={answer} shown={asked === null ? [] : [asked.intent]} />
      <Standing plan={plan} />
      {asked === null ? null : (
        <PlanPanel asked={asked} shown={shown} plan={plan} actKey={actKey} answer={answer} />
      )}
      <OnTheTable plan={plan} runs={shown.runs} framework={framework.id} />
      <Rows plan={plan} framework={framework.id} runs={shown.runs} />
      <Adopted plan={plan} />
      <Elsewhere framework={framework.id} />
    </Page>
  )
}

/** In which text it is worded, and how it was adopted. */
function Standing({ plan }: { plan: PlanShown }) {
  const { t } = useTexts()
  const { text, state, reference, amended } = plan
  return (
    <div className="flex flex-col gap-1">
      <p>
        {text === null ? (
          t('plan:noText')
        ) : (
          <>
            {t('plan:text')}{' '}
            <Link to={paths.document(text.id)}>
              <bdi>{text.symbol}</bdi> <bdi>{text.title}</bdi>
            </Link>
          </>
        )}
      </p>
      {state.is === 'draft' ? null : (
        <p className="text-muted">
          {t('plan:reference')} <bdi>{reference}</bdi> · <Time at={state.at} /> ·{' '}
          {t('plan:amended', { count: amended })}
        </p>
      )}
    </div>
  )
}

/** A draft is adopted by the secretariat once its text is; what is adopted is amended. */
function NextAct({ shown: { framework, runs }, plan }: { shown: PlanPage; plan: PlanShown }) {
  const { t } = useTexts()
  if (plan.state.is === 'adopted') {
    return plan.mayAmend ? (
      <LinkButton to={paths.amendPlan(framework.id)}>{t('plan:amend.title')}</LinkButton>
    ) : null
  }
  if (!runs) return null
  return plan.hasEdition ? (
    <LinkButton look="primary" to={paths.planAct(framework.id, { act: 'adopt' })}>
      {t('plan:acts.adopt')}
    </LinkButton>
  ) : (
    <p className="text-muted max-w-64 text-sm">{t('plan:noEdition')}</p>
  )
}

function Elsewhere({ framework }: { framework: string }) {
  const { t } = useTexts()
  return (
    <p className="flex flex-wrap gap-x-6">
      <Link to={paths.timeline(framework)}>{t('plan:timeline')}</Link>
      <Link to={paths.planExamples(framework)}>{t('plan:examples')}</Link>
    </p>
  )
}
