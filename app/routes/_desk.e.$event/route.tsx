import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'

import { Badge } from '#app/components/badge.tsx'
import { Countdown } from '#app/components/countdown.tsx'
import { frameworkCrumb, pageHandle } from '#app/components/shell/page-handle.ts'
import { chosenIn, measurePrefix } from '#app/desk/boxes.ts'
import { OtherErrors } from '#app/desk/other-errors.tsx'
import { Page } from '#app/desk/page.tsx'
import { stageTones } from '#app/desk/relief-tones.ts'
import { useAnswer } from '#app/desk/use-answer.ts'
import { isId } from '#app/domain/kernel/is-id.ts'
import { plainDate } from '#app/domain/kernel/plain-date.ts'
import type { PlainDate } from '#app/domain/kernel/plain-date.ts'
import { WallClock } from '#app/domain/kernel/wording.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { LiveHandle } from '#app/live/interest.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { proveInForm } from '#server/accounts/prove-in-form.ts'
import { answerForm } from '#server/form-answer.ts'
import { actOnEvent } from '#server/relief/act-on-event.ts'
import { issueFinding } from '#server/relief/issue-finding.ts'
import type { AskedOfPlanner } from '#server/relief/plan-event.ts'
import { readEvent } from '#server/relief/read-event.ts'
import { answering } from '#server/responses.ts'
import { seeOther } from '#server/see-other.ts'

import { channelPrefix, isAskedAct } from './act-fields.ts'
import { ActPanel } from './act-panel.tsx'
import { Board } from './board.tsx'
import { Measures, Moments } from './moments.tsx'
import { OpenActs } from './open-acts.tsx'
import { PlanPart } from './plan-part.tsx'
import { Readiness } from './readiness.tsx'

await readChapter('relief')

export const handle = {
  ...pageHandle<typeof loader>((t, data) => ({
    title: data?.event.title ?? '',
    crumbs: data && [
      frameworkCrumb(data.event.framework),
      { label: t('relief:title'), to: paths.relief(data.event.framework.id) },
      { label: data.event.title, to: paths.reliefEvent(data.event.id) },
    ],
  })),
  // The days that stay free are the framework's.
  live: ({ event }) => [
    { topic: 'relief', subject: event },
    { topic: 'frameworks' },
    { topic: 'positions' },
    { topic: 'public-positions' },
  ],
} satisfies LiveHandle & ReturnType<typeof pageHandle<typeof loader>>

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  const asked = askedOfPlanner(new URL(request.url).searchParams)
  return answering(async () => ({
    event: await readEvent(context.server, viewer, params['event'], asked),
    actKey: context.server.newId(),
  }))
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const { server, requester } = context
  const signed = signedIn(context, request)
  return answerForm(request, async (form, key) => {
    const { id } = await readEvent(server, signed, params['event'])
    const viewer = await proveInForm(server, requester, signed, form)
    const { intent } = form
    if (intent === 'issue-finding') {
      await issueFinding(server, viewer, { ...form, event: id }, key())
    } else {
      const exemptions = chosenIn(form, channelPrefix)
      const measures = chosenIn(form, measurePrefix)
      const typed = { ...form, exemptions, measures, act: intent, event: id }
      await actOnEvent(server, viewer, typed, key())
    }
    return seeOther(paths.reliefEvent(id))
  })
}

/** What the planner is asked by the address; what is no leg, no time or no day asks nothing. */
function askedOfPlanner(asked: URLSearchParams): AskedOfPlanner {
  const leg = asked.get('slip') ?? undefined
  const days = Number(asked.get('by'))
  const slips = isId<'leg'>(leg) && Number.isInteger(days) && days >= 1 && days <= 365
  const wanted = WallClock.shape.local.safeParse(asked.get('wanted'))
  const [from, to] = [dayIn(asked.get('from')), dayIn(asked.get('to'))]
  return {
    slip: slips ? { leg, days } : null,
    wanted: wanted.data ?? null,
    closed: from === null || to === null || to < from ? null : { from, to },
  }
}

function dayIn(typed: string | null): PlainDate | null {
  const { success } = WallClock.shape.local.safeParse(`${typed}T00:00`)
  return success && typed !== null ? plainDate(typed) : null
}

export default function ReliefEventPage() {
  const { t } = useTexts()
  const { event, actKey } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const [search] = useSearchParams()
  const { act: asked, ...about } = Object.fromEntries(search)
  const act = isAskedAct(asked) ? asked : null
  return (
    <Page
      title={<bdi>{event.title}</bdi>}
      lead={
        <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <Badge tone={stageTones[event.stage]}>{t(`relief:stages.${event.stage}`)}</Badge>
          <span>{t(`relief:stageHints.${event.stage}`)}</span>
        </span>
      }
      action={event.firing === null ? <Countdown to={event.last.at} className="text-2xl" /> : null}
    >
      <p className="flex flex-wrap gap-x-6">
        <Link to={paths.bigScreen(event.id)}>{t('relief:pages.bigScreen')}</Link>
        <Link to={paths.rehearsal(event.id)}>{t('relief:pages.rehearsal')}</Link>
      </p>
      <OtherErrors answer={answer} shown={act === null ? [] : [act]} />
      {act === null ? null : (
        <ActPanel act={act} about={about} event={event} actKey={actKey} answer={answer} />
      )}
      <OpenActs event={event} />
      <Readiness event={event} />
      <Board event={event} />
      <PlanPart event={event} />
      <Measures event={event} />
      <Moments event={event} />
    </Page>
  )
}
