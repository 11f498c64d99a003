import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { Deadline } from '#app/domain/kernel/deadline.ts'
import type { DelegationId } from '#app/domain/kernel/id.ts'
import { instant } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { notGranted } from '#app/domain/relief/granted.ts'
import { effectOf } from '#app/domain/relief/leg.ts'
import type { Leg, StepId } from '#app/domain/relief/leg.ts'
import { clocksOfExemption } from '#app/domain/relief/near.ts'
import type { Clocks } from '#app/domain/relief/near.ts'
import { eventsOf } from '#app/domain/relief/plan-content.ts'
import { forecast, slack } from '#app/domain/relief/planner.ts'
import type { Forecast } from '#app/domain/relief/planner.ts'
import { lastMoment } from '#app/domain/relief/terms.ts'
import { listDelegations } from '#db/accounts.ts'
import { readGranted } from '#db/granted-relief.ts'
import { readPlan } from '#db/relief-plans.ts'
import { readEvents, readMeasures } from '#db/relief.ts'
import type { EventRow } from '#db/relief.ts'
import { readExemptions } from '#db/safeguards.ts'
import { readSnapbacks } from '#db/snapbacks.ts'

import { readFramework } from '../accounts/read-framework.ts'
import type { ServerContext } from '../context.ts'
import { nameDelegations } from '../drafting/name-delegations.ts'
import { loadCalendars } from './load-calendars.ts'

export type Timeline = Awaited<ReturnType<typeof readTimeline>>
export type TimelineRow = Timeline['rows'][number]

/** A stretch of work on a leg: done, as the planner has it, or free between that and the moment. */
export type Bar = {
  readonly key: string
  readonly title: string
  readonly from: Instant
  readonly until: Instant
  readonly is: 'done' | 'planned' | 'slack'
  readonly critical: boolean
}

export type Mark = {
  readonly is: 'instant' | 'finding' | 'fired' | 'effect' | 'sunset' | 'review' | 'table' | 'vote'
  readonly at: Instant
}

/**
 * What a framework plans, on one line of time: each event with its moment, each leg with what is done, what
 * the planner expects and the slack, each relief and exemption with its clocks, each snapback with its own; and the
 * phase of the plan to which it belongs. An event that is planned and not proposed has no moment.
 */
export async function readTimeline(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo'>,
  viewer: Viewer,
  id: string | undefined,
) {
  const framework = await readFramework(ctx, viewer, id)
  const now = ctx.now()
  const [delegations, events, measures, granted, plan, { capitals }, ...others] = await Promise.all(
    [
      listDelegations(ctx.db, viewer.coalition),
      readEvents(ctx.db, framework.id),
      readMeasures(ctx.db, framework.id),
      readGranted(ctx.db, framework.id),
      readPlan(ctx.db, framework.id),
      loadCalendars(ctx.db, viewer.coalition),
      readExemptions(ctx.db, framework.id),
      readSnapbacks(ctx.db, framework.id),
    ],
  )
  const [exemptions, snapbacks] = others
  const named = nameDelegations(delegations)
  const phases = new Map(
    (plan?.content.phases ?? []).flatMap(({ title, tranches }) =>
      tranches.flatMap((tranche) => tranche.events.map((event) => [event.id, title] as const)),
    ),
  )
  const row = (
    about: { key: string; phase: string | null; delegation: DelegationId | null; label: string },
    drawn: { bars?: readonly Bar[]; marks?: readonly Mark[]; slack?: number | null },
  ) => ({
    key: about.key,
    phase: about.phase,
    label: about.label,
    by: about.delegation === null ? null : named(about.delegation),
    bars: drawn.bars ?? [],
    marks: drawn.marks ?? [],
    slack: drawn.slack ?? null,
  })
  const rows = events.flatMap((event) => {
    const { legs, terms } = event.event
    const phase = phases.get(event.id) ?? null
    const fired = 'firing' in event.event.stage ? event.event.stage.firing.at : null
    const last = lastMoment(terms.trigger).at
    const found = fired === null ? forecast(legs, capitals, now) : null
    const planned = found?.ok === true ? found.forecast : null
    const slacks = planned === null ? null : slack(legs, planned, last, capitals)
    const moment: Mark =
      fired === null ? { is: terms.trigger.kind, at: last } : { is: 'fired', at: fired }
    return [
      row({ key: event.id, phase, delegation: null, label: event.title }, { marks: [moment] }),
      ...legs.map((leg) => {
        const effect = effectOf(leg)
        return row(
          { key: leg.id, phase, delegation: leg.delegation, label: leg.instrument.title },
          {
            bars: [...barsOf(leg, event, planned), ...slackOf(leg, planned, last)],
            marks: effect === null ? [moment] : [moment, { is: 'effect', at: effect.at }],
            slack: slacks?.get(leg.id) ?? null,
          },
        )
      }),
    ]
  })
  const proposed = new Set(events.map(({ id: one }) => one))
  const ahead = plan === null ? [] : eventsOf(plan.content).filter((one) => !proposed.has(one.id))
  const unproposed = ahead.map((event) => {
    const phase = phases.get(event.id) ?? null
    return row({ key: event.id, phase, delegation: null, label: event.title }, {})
  })
  const reliefs = measures.flatMap(({ id: measure, title, authority }) => {
    const marks = clockMarks(granted.get(measure) ?? notGranted)
    if (marks.length === 0) return []
    const phase = phaseOf(measure, events, phases)
    return [row({ key: measure, phase, delegation: authority, label: title }, { marks })]
  })
  const exempted = exemptions.flatMap((exemption) => {
    const marks = clockMarks(clocksOfExemption(exemption))
    const { title } = exemption.terms
    return marks.length === 0
      ? []
      : [row({ key: exemption.id, phase: null, delegation: null, label: title }, { marks })]
  })
  const restoring = snapbacks.map(({ id: key, notified: { provision }, tableBy, voteBy }) =>
    row(
      { key, phase: null, delegation: null, label: provision },
      { marks: [markAt('table', tableBy), markAt('vote', voteBy)] },
    ),
  )
  return {
    framework,
    now,
    hasPlan: plan !== null,
    rows: [...rows, ...unproposed, ...reliefs, ...exempted, ...restoring],
  }
}

function clockMarks({ sunset, review }: Clocks): readonly Mark[] {
  return [
    ...(sunset === null ? [] : [markAt('sunset', sunset.expires)]),
    ...(review === null ? [] : [markAt('review', review.due)]),
  ]
}

function markAt(is: Mark['is'], { at }: Deadline): Mark {
  return { is, at }
}

/** What a leg could be later without moving the moment. */
function slackOf({ id }: Leg, planned: Forecast | null, until: Instant): readonly Bar[] {
  const from = planned?.legs.get(id)
  if (from === undefined || from >= until) return []
  return [{ key: `${id}/slack`, title: '', from, until, is: 'slack', critical: false }]
}

/** What was done lies between the report before it and its own; what remains lies where the planner has it. */
function barsOf(leg: Leg, { createdAt }: EventRow, planned: Forecast | null): readonly Bar[] {
  const path: ReadonlySet<StepId> = new Set(planned?.critical?.path ?? [])
  let before = createdAt
  return leg.steps.flatMap(({ id, title }): Bar[] => {
    const done = leg.done.get(id)
    if (done !== undefined) {
      const from = instant(Math.min(before, done))
      before = done
      return [{ key: id, title, from, until: done, is: 'done', critical: false }]
    }
    const step = planned?.steps.get(id)
    if (step === undefined) return []
    const critical = path.has(id)
    return [{ key: id, title, from: step.from, until: step.done, is: 'planned', critical }]
  })
}

function phaseOf(
  measure: string,
  events: readonly EventRow[],
  phases: ReadonlyMap<EventRow['id'], string>,
): string | null {
  const event = events.find(({ event: { terms } }) => terms.measures.some((one) => one === measure))
  return event === undefined ? null : (phases.get(event.id) ?? null)
}
