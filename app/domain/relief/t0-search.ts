import type { Holiday } from '../kernel/calendar.ts'
import { atWallClock } from '../kernel/deadline.ts'
import type { DelegationId } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import { addDays, dateAt, weekdayOf } from '../kernel/plain-date.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import { isAwaited } from './leg.ts'
import type { Leg, LegId } from './leg.ts'
import type { Calendars, Forecast } from './planner.ts'

/** What T0 is to be, apart from possible. */
export type Wish = {
  /** Time of day at which it is to fall, `HH:MM`, on the clocks of a zone. */
  readonly time: string
  readonly zone: string
  /** The period of notice ends then. */
  readonly notBefore: Instant
  readonly blackouts: readonly Closure[]
}

/** No T0 from `from` on and before `to`. */
export type Closure = { readonly from: Instant; readonly to: Instant; readonly reason: string }

/** One thing that speaks against a T0. A holiday is named. */
export type Clash =
  | { readonly kind: 'unready'; readonly leg: LegId; readonly until: Instant }
  | { readonly kind: 'notice'; readonly until: Instant }
  | { readonly kind: 'weekend'; readonly delegation: DelegationId; readonly day: PlainDate }
  | {
      readonly kind: 'holiday'
      readonly delegation: DelegationId
      readonly day: PlainDate
      readonly holidays: readonly Holiday[]
    }
  | { readonly kind: 'unknown-day'; readonly delegation: DelegationId; readonly day: PlainDate }
  | { readonly kind: 'blackout'; readonly reason: string }

export type Plan = {
  readonly legs: readonly Leg[]
  readonly forecast: Forecast
  readonly calendars: Calendars
  readonly wish: Wish
}

/** Everything that speaks against a T0, for the delegations whose legs the event waits for. */
export function clashesAt(
  t0: Instant,
  { legs, forecast, calendars, wish }: Plan,
): readonly Clash[] {
  const clashes: Clash[] = []
  for (const { id } of legs.filter(isAwaited)) {
    const until = forecast.legs.get(id)
    if (until !== undefined && t0 < until) clashes.push({ kind: 'unready', leg: id, until })
  }
  if (t0 < wish.notBefore) clashes.push({ kind: 'notice', until: wish.notBefore })
  for (const { from, to, reason } of wish.blackouts) {
    if (from <= t0 && t0 < to) clashes.push({ kind: 'blackout', reason })
  }
  for (const delegation of new Set(legs.filter(isAwaited).map((leg) => leg.delegation))) {
    const calendar = calendars.get(delegation)
    if (calendar === undefined) continue
    const day = dateAt(t0, calendar.zone)
    const year = Number(day.slice(0, 4))
    const holidays = calendar.holidays.get(day)
    if (year < calendar.years.first || year > calendar.years.last) {
      clashes.push({ kind: 'unknown-day', delegation, day })
    } else if (holidays !== undefined) {
      clashes.push({ kind: 'holiday', delegation, day, holidays })
    } else if (calendar.weekend.has(weekdayOf(day))) {
      clashes.push({ kind: 'weekend', delegation, day })
    }
  }
  return clashes
}

/** Days in a row on which T0 could fall, by the wish's zone. */
export type Window = { readonly first: PlainDate; readonly last: PlainDate; readonly from: Instant }

/** The first T0 that nothing speaks against, on or before `until`; null when there is none. */
export function earliestT0(plan: Plan, until: PlainDate): Instant | null {
  for (const { at } of feasible(plan, until)) return at
  return null
}

/** The first stretches of days that suit everyone, `most` at most, up to and including `until`. */
export function windows(plan: Plan, until: PlainDate, most: number): readonly Window[] {
  const found: Window[] = []
  for (const { day, at } of feasible(plan, until)) {
    const last = found.at(-1)
    if (last !== undefined && addDays(last.last, 1) === day) {
      found[found.length - 1] = { ...last, last: day }
    } else if (found.length < most) found.push({ first: day, last: day, from: at })
    else break
  }
  return found
}

/** A day on which the wanted time is skipped or shown twice has no T0 (kernel K12). */
function* feasible(plan: Plan, until: PlainDate): Generator<{ day: PlainDate; at: Instant }> {
  const { zone, time, notBefore } = plan.wish
  const { ready } = plan.forecast
  const first = dateAt(ready > notBefore ? ready : notBefore, zone)
  for (let day = first; day <= until; day = addDays(day, 1)) {
    const t0 = atWallClock({ local: `${day}T${time}`, zone })
    if (t0.ok && clashesAt(t0.deadline.at, plan).length === 0) yield { day, at: t0.deadline.at }
  }
}
