import { may } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { Calendar } from '#app/domain/kernel/calendar.ts'
import { canonicalJson } from '#app/domain/kernel/canonical-json.ts'
import type { DelegationId, Id } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { isId } from '#app/domain/kernel/is-id.ts'
import { dateAt, weekdayOf, yearOf } from '#app/domain/kernel/plain-date.ts'
import type { PlainDate } from '#app/domain/kernel/plain-date.ts'
import { boardOf } from '#app/domain/relief/board.ts'
import type { Owed } from '#app/domain/relief/board.ts'
import { departureFrom } from '#app/domain/relief/departure.ts'
import type { ReliefEvent } from '#app/domain/relief/event.ts'
import { callResult } from '#app/domain/relief/go-no-go.ts'
import { adoptionOf, effectOf } from '#app/domain/relief/leg.ts'
import type { LegId } from '#app/domain/relief/leg.ts'
import type { Measure } from '#app/domain/relief/measure.ts'
import { plannedEvent } from '#app/domain/relief/plan-edit.ts'
import type { Plan } from '#app/domain/relief/plan.ts'
import type { Calendars } from '#app/domain/relief/planner.ts'
import { armingBlockers, roundOf } from '#app/domain/relief/readiness.ts'
import { reportOf } from '#app/domain/relief/report.ts'
import { lastMoment } from '#app/domain/relief/terms.ts'
import type { Terms } from '#app/domain/relief/terms.ts'
import { judge } from '#app/domain/relief/trigger.ts'
import type { Exemption } from '#app/domain/safeguards/exemption.ts'
import { humanitarianInForce } from '#app/domain/safeguards/reach.ts'
import { listDelegations } from '#db/accounts.ts'
import { readBlackouts } from '#db/blackouts.ts'
import { readPlan } from '#db/relief-plans.ts'
import { readDecisions, readEvent as readRow, readMeasures } from '#db/relief.ts'
import { readExemptions } from '#db/safeguards.ts'

import { readFramework } from '../accounts/read-framework.ts'
import type { ServerContext } from '../context.ts'
import { nameDelegations } from '../drafting/name-delegations.ts'
import { NotFound } from '../refusals.ts'
import { settingFor } from './change-event.ts'
import { doubtfulLegs } from './doubtful-legs.ts'
import { loadCalendars } from './load-calendars.ts'
import { namedFindings } from './named-findings.ts'
import { openActs } from './open-acts.ts'
import { nothingAsked, planEvent, wallClockOf } from './plan-event.ts'
import type { ClashShown, EventPlan, AskedOfPlanner } from './plan-event.ts'
import { writtenSteps } from './typed-steps.ts'

export type EventShown = Awaited<ReturnType<typeof readEvent>>

/**
 * An event as its page shows it to one viewer: how far every leg is, what keeps it from being armed, what
 * the planner says, and what the viewer can do now. Throws NotFound, also for what is no id at all.
 */
export async function readEvent(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo' | 'newId'>,
  viewer: Viewer,
  id: string | undefined,
  asked: AskedOfPlanner = nothingAsked,
) {
  const row = isId<'event'>(id) ? await readRow(ctx.db, viewer.coalition, id) : null
  if (row === null) throw new NotFound()
  const framework = await readFramework(ctx, viewer, row.framework)
  const { event } = row
  const { terms, stage } = event
  const now = ctx.now()
  const [
    delegations,
    measures,
    decisions,
    exemptions,
    { capitals },
    setting,
    blackouts,
    timing,
    adopted,
  ] = await Promise.all([
    listDelegations(ctx.db, viewer.coalition),
    readMeasures(ctx.db, row.framework),
    readDecisions(ctx.db, row.id),
    readExemptions(ctx.db, row.framework),
    loadCalendars(ctx.db, viewer.coalition),
    settingFor(ctx.db, viewer, { now, framework: row.framework }),
    readBlackouts(ctx.db, row.framework),
    doubtfulLegs(ctx.db, viewer, row.id),
    readPlan(ctx.db, row.framework),
  ])
  const named = nameDelegations(delegations)
  const zones = new Map(delegations.map(({ id: of, timeZone }) => [of, timeZone]))
  const plan = planEvent(event, { calendars: capitals, blackouts, now }, asked)
  const board = new Map(boardOf(event, timing, now).map((line) => [line.leg, line]))
  const decision = ctx.newId<'decision'>()
  const codes = new Map(delegations.map(({ id: of, code }) => [of, code]))
  const given = { event, measures, codes, viewer, now, newId: ctx.newId, decision }
  const round = roundOf(event)
  const call = round?.call ?? null
  const report = reportOf(event)
  const judgements = new Map(
    judge(terms.conditions, event, now).map((one) => [
      one.condition,
      'unmet' in one ? one.unmet : one.met.rests.on,
    ]),
  )
  const nameOf = (leg: LegId) => event.legs.find((one) => one.id === leg)?.delegation
  const waitedFor = new Map(
    event.legs.flatMap((leg) =>
      leg.steps.map(({ id: step, title }) => [step, { by: named(leg.delegation), title }] as const),
    ),
  )
  const ofLeg = (leg: LegId) => named(nameOf(leg) ?? ('' as DelegationId))
  return {
    id: row.id,
    framework,
    title: row.title,
    now,
    revision: event.revision,
    stage: stage.is,
    trigger: terms.trigger.kind,
    beyond: terms.trigger.late.beyond,
    last: lastMoment(terms.trigger),
    wall: wallClockOf(lastMoment(terms.trigger)),
    windowHours: terms.windowHours,
    optionalQuorum: terms.optionalQuorum,
    answerHours: answerHoursOf(terms),
    conditions: terms.conditions.map((condition) => ({
      ...condition,
      judgement: judgements.get(condition.id) ?? ('no-finding' as const),
    })),
    findings: namedFindings(event, named),
    measures: measures
      .filter((measure) => terms.measures.includes(measure.id))
      .map(({ id: of, title, relief, authority }) => ({
        id: of,
        title,
        relief: relief.kind,
        authority: named(authority),
      })),
    /** Every measure of the framework, since other terms may take it in. */
    scope: measures.map(({ id: of, title, authority }) => ({
      id: of,
      title,
      authority: named(authority),
      included: terms.measures.includes(of),
    })),
    legs: event.legs.map((leg) => ({
      id: leg.id,
      by: named(leg.delegation),
      purpose: leg.purpose,
      required: leg.required,
      instrument: leg.instrument,
      state: leg.state.is,
      signal: board.get(leg.id)?.signal ?? ('open' as const),
      owed: owedShown(board.get(leg.id)?.owed ?? null),
      steps: leg.steps.map(({ id: step, title, lead, after }) => ({
        id: step,
        title,
        lead,
        waits: after.flatMap((one) => waitedFor.get(one) ?? []),
        done: leg.done.get(step) ?? null,
      })),
      written: writtenSteps(leg, event, codes),
      adopted: adoptionOf(leg),
      attestedUntil: leg.state.is === 'ready' ? leg.state.attestation.validUntil.at : null,
      blocked: leg.state.is === 'blocked' ? leg.state.reason : null,
      effect: effectOf(leg),
      after: report?.legs.find((one) => one.leg === leg.id)?.after ?? null,
      plan: plan.is === 'planned' ? (plan.legs.get(leg.id) ?? null) : null,
    })),
    burnUp: event.burnUp,
    readyBy: round?.readyBy ?? null,
    notice: round?.notice ?? null,
    blockers: (armingBlockers(event, setting.exemptions, now) ?? []).map((blocker) => ({
      code: blocker.code,
      by: 'delegation' in blocker ? named(blocker.delegation) : null,
      at: 'until' in blocker ? blocker.until.at : 'at' in blocker ? blocker.at : null,
      needed: 'needed' in blocker ? blocker.needed - blocker.ready : 0,
    })),
    holds:
      stage.is === 'on-hold'
        ? stage.holds.map(({ id: hold, by, reason, at, reviewBy }) => ({
            id: hold,
            by: named(by),
            reason,
            at,
            reviewBy,
          }))
        : [],
    stop:
      stage.is === 'on-hold' && stage.stop !== null
        ? {
            due: stage.stop.due,
            reasons: stage.stop.reasons.map((reason) => ({
              code: reason.code,
              by: reason.code === 'leg-unready' ? ofLeg(reason.leg) : null,
              because: reason.code === 'condition-unmet' ? reason.because : null,
            })),
          }
        : null,
    call: call && {
      due: call.due,
      result: callResult(call, { ...event, ...terms }, now).is,
      answers: [...call.answers].map(([by, answer]) => ({ by: named(by), ...answer })),
      silent: callResult(call, { ...event, ...terms }, now).silent.map(named),
    },
    proposals: event.proposals.map(({ id: proposal, by, reason, terms: other, upon }) => ({
      id: proposal,
      by: named(by),
      reason,
      last: lastMoment(other.trigger),
      condition: other.conditions[0]?.statement ?? '',
      ...otherThan(terms, other, measures),
      stale: upon !== event.revision,
    })),
    departure: departureShown(event, adopted, measures),
    firing: report?.firing ?? null,
    synchrony: report?.synchrony ?? null,
    decisions,
    capitals: capitalsOf([...setting.members], { named, zones, capitals, at: momentOf(event) }),
    members: delegations.flatMap(({ id: of, kind, code, name }) =>
      kind === 'member' ? [{ id: of, code, name }] : [],
    ),
    plan: planShown(plan, named, ofLeg),
    acts: openActs({ viewer, given, setting }),
    channels: channelsOf(event, exemptions),
    mayFind: may(viewer, 'relief.find', viewer) && terms.conditions.length > 0,
  }
}

/** The humanitarian exemptions that have to work on the day, and whether that was tried for these terms. */
function channelsOf(event: ReliefEvent, exemptions: readonly Exemption[]) {
  const confirmed: readonly string[] = roundOf(event)?.channels?.exemptions ?? []
  const needed: readonly string[] = humanitarianInForce(exemptions)
  return exemptions.flatMap(({ id, terms }) =>
    needed.includes(id) ? [{ id, title: terms.title, confirmed: confirmed.includes(id) }] : [],
  )
}

/** What of the scope, the quorum and the window other terms would change; null for what they leave. */
function otherThan(terms: Terms, other: Terms, measures: readonly Measure[]) {
  const titles = (from: Terms, without: Terms) =>
    measures.flatMap(({ id, title }) =>
      from.measures.includes(id) && !without.measures.includes(id) ? [title] : [],
    )
  return {
    takesIn: titles(other, terms),
    leavesOut: titles(terms, other),
    windowHours: other.windowHours === terms.windowHours ? null : other.windowHours,
    optionalQuorum: other.optionalQuorum === terms.optionalQuorum ? null : other.optionalQuorum,
    answerHours: answerHoursOf(other) === answerHoursOf(terms) ? null : answerHoursOf(other),
  }
}

/** In what an event that has not fired departs from its row in the plan that was adopted. */
function departureShown(event: ReliefEvent, plan: Plan | null, measures: readonly Measure[]) {
  if ('firing' in event.stage || plan?.state.is !== 'adopted') return null
  const planned = plannedEvent(plan.content, event.id)?.event
  const departure = planned === undefined ? null : departureFrom(planned, event.terms)
  if (departure === null) return null
  const titles = (ids: readonly string[]) =>
    measures.flatMap(({ id, title }) => (ids.includes(id) ? [title] : []))
  const words = (conditions: Terms['conditions']) => conditions.map(({ statement }) => statement)
  return {
    takesIn: titles(departure.takesIn),
    leavesOut: titles(departure.leavesOut),
    awaits: words(departure.awaits),
    drops: words(departure.drops),
  }
}

/** Forms give a time to answer in hours; what was said otherwise is a week in a form. */
function answerHoursOf({ answer }: Terms): number {
  return answer.kind === 'hours' ? answer.count : 168
}

function owedShown(owed: Owed | null) {
  return owed && { what: owed.what, by: owed.by, due: owed.due?.at ?? null, silence: owed.silence }
}

type Named = ReturnType<typeof nameDelegations>

/** Each capital once, with the zone in which its clocks run, and what is not worked there on the day. */
function capitalsOf(
  members: readonly DelegationId[],
  {
    named,
    zones,
    capitals,
    at,
  }: {
    named: Named
    zones: ReadonlyMap<DelegationId, string>
    capitals: Calendars
    at: Instant
  },
) {
  return members.map((id) => {
    const timeZone = zones.get(id) ?? 'UTC'
    return { by: named(id), timeZone, rest: restOf(capitals.get(id), dateAt(at, timeZone)) }
  })
}

/** Why a capital does not work on a day, by the holiday's name; null when it does. */
function restOf(calendar: Calendar | undefined, date: PlainDate) {
  const year = yearOf(date)
  if (calendar === undefined || year < calendar.years.first || year > calendar.years.last) {
    return { is: 'unknown' } as const
  }
  const holidays = calendar.holidays.get(date)
  if (holidays !== undefined) {
    return { is: 'holiday', name: holidays.map(({ name }) => name).join(', ') } as const
  }
  return calendar.weekend.has(weekdayOf(date)) ? ({ is: 'weekend' } as const) : null
}

/** When it fired, or is to fire at the latest. */
function momentOf({ stage, terms }: ReliefEvent): Instant {
  return 'firing' in stage ? stage.firing.at : lastMoment(terms.trigger).at
}

function planShown(plan: EventPlan, named: Named, ofLeg: (leg: Id<'leg'>) => ReturnType<Named>) {
  if (plan.is === 'unknown') {
    return { is: plan.is, by: plan.delegation && named(plan.delegation) } as const
  }
  const { ready, earliest, wanted, windows, critical, clashes } = plan
  return {
    is: plan.is,
    ready,
    earliest,
    wanted,
    windows: windows.map(({ first, last }) => ({ first, last })),
    critical: critical && ofLeg(critical),
    clashes: together(
      clashes.map((clash) => ({
        kind: clash.kind,
        codes: codesIn(clash, named, ofLeg),
        at: 'until' in clash ? clash.until : null,
        day: 'day' in clash ? clash.day : null,
        name: 'name' in clash ? clash.name : '',
      })),
    ),
  } as const
}

function codesIn(clash: ClashShown, named: Named, ofLeg: (leg: LegId) => ReturnType<Named>) {
  if ('delegation' in clash) return [named(clash.delegation).code]
  return 'leg' in clash ? [ofLeg(clash.leg).code] : []
}

/** The same clash of several delegations is said once. */
function together<Clash extends { codes: readonly string[] }>(clashes: readonly Clash[]) {
  const said = new Map<string, Clash>()
  for (const clash of clashes) {
    const key = canonicalJson({ ...clash, codes: [] })
    const codes = [...(said.get(key)?.codes ?? []), ...clash.codes]
    said.set(key, { ...clash, codes: [...new Set(codes)] })
  }
  return [...said.values()]
}
