import { atWallClock } from '#app/domain/kernel/deadline.ts'
import type { Deadline } from '#app/domain/kernel/deadline.ts'
import type { DelegationId } from '#app/domain/kernel/id.ts'
import { day, later, toIso } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { addDays, dateAt } from '#app/domain/kernel/plain-date.ts'
import type { PlainDate } from '#app/domain/kernel/plain-date.ts'
import type { WallClock } from '#app/domain/kernel/wording.ts'
import { backward } from '#app/domain/relief/backward.ts'
import type { Blackout } from '#app/domain/relief/blackout.ts'
import type { ReliefEvent } from '#app/domain/relief/event.ts'
import type { LegId } from '#app/domain/relief/leg.ts'
import { forecast, slack, slipped } from '#app/domain/relief/planner.ts'
import type { Calendars } from '#app/domain/relief/planner.ts'
import { roundOf } from '#app/domain/relief/readiness.ts'
import { clashesAt, earliestT0, windows } from '#app/domain/relief/t0-search.ts'
import type { Window } from '#app/domain/relief/t0-search.ts'
import { lastMoment } from '#app/domain/relief/terms.ts'

/** What is asked of the planner beside the plan and the days that stay free anyway. */
export type AskedOfPlanner = {
  /** What if the next step of a leg takes so many days more? */
  readonly slip: { readonly leg: LegId; readonly days: number } | null
  /** What if the event were to be at this time, on the clocks on which its moment is stated? */
  readonly wanted: string | null
  /** What if these days, both included, were to stay free? */
  readonly closed: { readonly from: PlainDate; readonly to: PlainDate } | null
}

export const nothingAsked: AskedOfPlanner = { slip: null, wanted: null, closed: null }

/** What the planner says of an event at this moment, ready for a page. */
export type EventPlan =
  | { readonly is: 'unknown'; readonly delegation: DelegationId | null }
  | {
      readonly is: 'planned'
      /** When the last of the awaited legs can be done. */
      readonly ready: Instant
      /** The first moment, at the wished time of day, that nothing speaks against. */
      readonly earliest: Instant | null
      readonly critical: LegId | null
      /** The moment that slack, clashes and the latest beginnings are counted to. */
      readonly wanted: Instant
      /** The first days in a row that suit all. */
      readonly windows: readonly Window[]
      readonly legs: ReadonlyMap<
        LegId,
        {
          readonly done: Instant
          readonly slack: number | null
          /** By when its next step is to be begun for the moment to be kept. */
          readonly begin: Instant | null
        }
      >
      readonly clashes: readonly ClashShown[]
    }

export type ClashShown =
  | { readonly kind: 'unready'; readonly leg: LegId; readonly until: Instant }
  | { readonly kind: 'notice'; readonly until: Instant }
  /** Days that somebody asked about, or a blackout window with its reason. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'blackout'; readonly name: string }
  | {
      readonly kind: 'weekend' | 'holiday' | 'unknown-day'
      readonly delegation: DelegationId
      readonly day: PlainDate
      readonly name: string
    }

/** Looks a year ahead: what cannot be done within one is another plan. */
const horizon = 366 * day
const mostWindows = 6

/** The days of the capitals, and those that stay free. */
export type PlannedWith = {
  readonly calendars: Calendars
  readonly blackouts: readonly Blackout[]
  readonly now: Instant
}

export function planEvent(
  event: ReliefEvent,
  { calendars, blackouts, now }: PlannedWith,
  { slip, wanted, closed }: AskedOfPlanner,
): EventPlan {
  const legs = slip === null ? event.legs : slipped(event.legs, slip.leg, slip.days)
  const found = forecast(legs, calendars, now)
  if (!found.ok) {
    const { refusal } = found
    const delegation = refusal.code === 'no-calendar' ? refusal.details.delegation : null
    return { is: 'unknown', delegation }
  }
  const stated = wallClockOf(lastMoment(event.terms.trigger))
  const { zone } = stated
  const local = wanted ?? stated.local
  const moment = instantOf(local, zone) ?? lastMoment(event.terms.trigger).at
  const wish = {
    time: local.slice(11),
    zone,
    notBefore: roundOf(event)?.notice.at ?? now,
    blackouts: [
      ...(closed === null ? [] : daysOf(closed.from, closed.to, { zone, reason: '' })),
      ...blackouts.flatMap(({ first, last, reason }) => daysOf(first, last, { zone, reason })),
    ],
  }
  const plan = { legs, forecast: found.forecast, calendars, wish }
  const slacks = slack(legs, found.forecast, moment, calendars)
  const begins = beginningsOf(legs, calendars, moment)
  const until = dateAt(later(now, horizon), zone)
  return {
    is: 'planned',
    ready: found.forecast.ready,
    earliest: earliestT0(plan, until),
    wanted: moment,
    windows: windows(plan, until, mostWindows),
    critical: found.forecast.critical?.leg ?? null,
    legs: new Map(
      [...found.forecast.legs].map(([id, done]) => [
        id,
        { done, slack: slacks.get(id) ?? null, begin: begins.get(id) ?? null },
      ]),
    ),
    clashes: clashesAt(moment, plan).flatMap((clash): ClashShown[] => {
      switch (clash.kind) {
        case 'unready':
        case 'notice':
          return [clash]
        case 'holiday': {
          const name = clash.holidays.map((holiday) => holiday.name).join(', ')
          return [{ kind: clash.kind, delegation: clash.delegation, day: clash.day, name }]
        }
        case 'weekend':
        case 'unknown-day':
          return [{ ...clash, name: '' }]
        case 'blackout':
          return [
            clash.reason === '' ? { kind: 'closed' } : { kind: 'blackout', name: clash.reason },
          ]
      }
    }),
  }
}

/** Of each leg, when the first of its remaining steps is to be begun at the latest; nothing where calendars end. */
function beginningsOf(
  legs: ReliefEvent['legs'],
  calendars: Calendars,
  moment: Instant,
): ReadonlyMap<LegId, Instant> {
  const found = backward(legs, calendars, moment)
  if (!found.ok) return new Map()
  const begins = new Map<LegId, Instant>()
  for (const { leg, begin } of found.steps.values()) {
    const known = begins.get(leg)
    if (known === undefined || begin < known) begins.set(leg, begin)
  }
  return begins
}

/** Whole days by the clocks of a zone, both included. */
function daysOf(
  first: PlainDate,
  last: PlainDate,
  { zone, reason }: { zone: string; reason: string },
) {
  const from = instantOf(`${first}T00:00`, zone)
  const to = instantOf(`${addDays(last, 1)}T00:00`, zone)
  return from === null || to === null ? [] : [{ from, to, reason }]
}

/** Null for a time that the zone's clocks skip or show twice. */
function instantOf(local: string, zone: string): Instant | null {
  const reckoned = atWallClock({ local, zone })
  return reckoned.ok ? reckoned.deadline.at : null
}

/** What the clocks show at the moment, in the zone in which it was stated; in UTC if it was not stated so. */
export function wallClockOf({ at, wording }: Deadline): WallClock {
  if (wording.kind !== 'wall-clock') return { local: toIso(at).slice(0, 16), zone: 'UTC' }
  return { local: wording.local, zone: wording.zone }
}
