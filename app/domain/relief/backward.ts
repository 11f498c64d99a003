import type { Instant } from '../kernel/instant.ts'
import { refused } from '../kernel/result.ts'
import type { Leg, LegId, StepId } from './leg.ts'
import { layOut } from './planner.ts'
import type { Calendars, PlanRefusal } from './planner.ts'
import { circleOf, inOrder } from './step-order.ts'
import { beginBy, lastDayIn, momentAt } from './work-days.ts'
import type { Moment } from './work-days.ts'

/** The latest that a step can be begun and done without moving T0. */
export type Latest = { readonly leg: LegId; readonly begin: Instant; readonly done: Instant }

/** Works backward from a wanted T0 through every remaining step (SPEC.md PL6). */
export function backward(
  legs: readonly Leg[],
  calendars: Calendars,
  t0: Instant,
): { ok: true; steps: ReadonlyMap<StepId, Latest> } | { ok: false; refusal: PlanRefusal } {
  const circle = circleOf(legs)
  if (circle !== null) return refused({ code: 'steps-in-a-circle', details: { steps: circle } })
  const laidOut = layOut(legs, calendars)
  if (!laidOut.ok) return laidOut
  const due = new Map<StepId, Moment>()
  const steps = new Map<StepId, Latest>()
  for (const { leg, step, after } of inOrder(legs).toReversed()) {
    const work = laidOut.work.get(leg.delegation)
    if (leg.done.has(step.id) || work === undefined) continue
    const done = due.get(step.id) ?? { at: t0, ends: null }
    const day = beginBy(lastDayIn(done, work), step.lead, work)
    if (day === null) return refused({ code: 'beyond-calendar', details: work.calendar.years })
    const begin = step.lead.count === 0 ? done : momentAt(day, work)
    steps.set(step.id, { leg: leg.id, begin: begin.at, done: done.at })
    for (const id of after) {
      const other = due.get(id)
      due.set(id, other !== undefined && other.at <= begin.at ? other : begin)
    }
  }
  return { ok: true, steps }
}
