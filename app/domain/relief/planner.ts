import type { Calendar } from '../kernel/calendar.ts'
import type { DelegationId } from '../kernel/id.ts'
import { instant } from '../kernel/instant.ts'
import type { Instant } from '../kernel/instant.ts'
import { refused } from '../kernel/result.ts'
import { isAwaited } from './leg.ts'
import type { Leg, LegId, StepId } from './leg.ts'
import { circleOf, inOrder } from './step-order.ts'
import { between, dayIn, doneAfter, momentAt, workDays } from './work-days.ts'
import type { Moment, WorkDays } from './work-days.ts'

/** By which calendar each delegation works. */
export type Calendars = ReadonlyMap<DelegationId, Calendar>

export type PlanRefusal =
  | { code: 'steps-in-a-circle'; details: { steps: readonly StepId[] } }
  | { code: 'no-calendar'; details: { delegation: DelegationId } }
  | { code: 'beyond-calendar'; details: { first: number; last: number } }

/** When everything could be done if each step begins as soon as it can. */
export type Forecast = {
  readonly steps: ReadonlyMap<StepId, ForecastStep>
  /** By leg, when its last step is done; now, when nothing remains. */
  readonly legs: ReadonlyMap<LegId, Instant>
  /** When the last of the legs that the event waits for is done. */
  readonly ready: Instant
  /** What decides that: the steps in a row without a day to spare, from the first to the last. */
  readonly critical: { readonly leg: LegId; readonly path: readonly StepId[] } | null
}

export type ForecastStep = {
  readonly leg: LegId
  readonly from: Instant
  readonly done: Instant
  /** What it had to wait for last; null when it could begin at once. */
  readonly waitedFor: StepId | null
}

export type Forecasted = { ok: true; forecast: Forecast } | { ok: false; refusal: PlanRefusal }

/** Works forward from `now` through every remaining step (SPEC.md PL1–PL4). */
export function forecast(legs: readonly Leg[], calendars: Calendars, now: Instant): Forecasted {
  const ordered = inOrder(legs)
  const circle = circleOf(legs)
  if (circle !== null) return refused({ code: 'steps-in-a-circle', details: { steps: circle } })
  const laidOut = layOut(legs, calendars)
  if (!laidOut.ok) return laidOut
  const done = new Map<StepId, Moment>(
    legs.flatMap((leg) => [...leg.done].map(([step, at]) => [step, { at, ends: null }] as const)),
  )
  const steps = new Map<StepId, ForecastStep>()
  for (const { leg, step, after } of ordered) {
    if (leg.done.has(step.id)) continue
    const work = laidOut.work.get(leg.delegation)
    if (work === undefined) continue
    const last = latestOf(after, done)
    const began = last === null || last.done.at < now ? { at: now, ends: null } : last.done
    const day = doneAfter(dayIn(began, work), step.lead, work)
    if (day === null) return refused({ code: 'beyond-calendar', details: work.calendar.years })
    // A step without a lead is done when it can begin; any other with the end of a day.
    const ended = step.lead.count === 0 ? began : momentAt(day, work)
    done.set(step.id, ended)
    const waitedFor = last === null || last.done.at < now ? null : last.id
    steps.set(step.id, { leg: leg.id, from: began.at, done: ended.at, waitedFor })
  }
  return { ok: true, forecast: summed(legs, steps, now) }
}

/** The same legs, with the next step of one that takes so many days longer: what if it slips? */
export function slipped(legs: readonly Leg[], id: LegId, days: number): readonly Leg[] {
  return legs.map((leg) => {
    const next = leg.id === id ? leg.steps.find((step) => !leg.done.has(step.id)) : undefined
    if (next === undefined) return leg
    const lead = { ...next.lead, count: next.lead.count + days }
    return { ...leg, steps: leg.steps.map((step) => (step === next ? { ...step, lead } : step)) }
  })
}

/**
 * How much later each leg could be done without moving T0: working days of its own capital, negative
 * when it comes too late (SPEC.md PL5). Null when the calendar says nothing about a day between.
 */
export function slack(
  legs: readonly Leg[],
  { legs: done }: Forecast,
  t0: Instant,
  calendars: Calendars,
): ReadonlyMap<LegId, number | null> {
  const laidOut = layOut(legs, calendars)
  return new Map(
    legs.map(({ id, delegation }) => {
      const at = done.get(id)
      const work = laidOut.ok ? laidOut.work.get(delegation) : undefined
      return [id, at && work ? between(at, t0, work) : null]
    }),
  )
}

export type LaidOut =
  | { ok: true; work: ReadonlyMap<DelegationId, WorkDays> }
  | { ok: false; refusal: Extract<PlanRefusal, { code: 'no-calendar' }> }

/** Each calendar's days, laid out once however many delegations work by it. */
export function layOut(legs: readonly Leg[], calendars: Calendars): LaidOut {
  const work = new Map<DelegationId, WorkDays>()
  for (const { delegation } of legs) {
    const calendar = calendars.get(delegation)
    if (calendar === undefined) return refused({ code: 'no-calendar', details: { delegation } })
    const days = known.get(calendar) ?? workDays(calendar)
    known.set(calendar, days)
    work.set(delegation, days)
  }
  return { ok: true, work }
}

/** A calendar never changes: what a forecast laid out, its slack and the next question find laid out. */
const known = new WeakMap<Calendar, WorkDays>()

function summed(
  legs: readonly Leg[],
  steps: ReadonlyMap<StepId, ForecastStep>,
  now: Instant,
): Forecast {
  const byLeg = new Map<LegId, Instant>()
  for (const leg of legs) {
    const last = leg.steps.findLast((step) => steps.has(step.id))
    byLeg.set(leg.id, (last && steps.get(last.id)?.done) ?? now)
  }
  const awaited = legs.filter(isAwaited)
  const ready = instant(Math.max(now, ...awaited.map(({ id }) => byLeg.get(id) ?? now)))
  const decisive = awaited.find(({ id }) => byLeg.get(id) === ready)
  const last = decisive?.steps.findLast((step) => steps.has(step.id))
  if (decisive === undefined || last === undefined) {
    return { steps, legs: byLeg, ready, critical: null }
  }
  return { steps, legs: byLeg, ready, critical: { leg: decisive.id, path: pathTo(last.id, steps) } }
}

function pathTo(step: StepId, steps: ReadonlyMap<StepId, ForecastStep>): readonly StepId[] {
  const before = steps.get(step)?.waitedFor ?? null
  return before === null || !steps.has(before) ? [step] : [...pathTo(before, steps), step]
}

/** What was done last of what a step waits for, the first named of equals. */
function latestOf(
  after: readonly StepId[],
  done: ReadonlyMap<StepId, Moment>,
): { id: StepId; done: Moment } | null {
  let latest: { id: StepId; done: Moment } | null = null
  for (const id of after) {
    const found = done.get(id)
    if (found === undefined || (latest !== null && found.at <= latest.done.at)) continue
    latest = { id, done: found }
  }
  return latest
}
