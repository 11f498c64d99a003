import type { Deadline } from '#app/domain/kernel/deadline.ts'
import type { DelegationId } from '#app/domain/kernel/id.ts'
import { day, later, toIso } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { dateAt } from '#app/domain/kernel/plain-date.ts'
import type { PlainDate } from '#app/domain/kernel/plain-date.ts'
import type { WallClock } from '#app/domain/kernel/wording.ts'
import type { ReliefEvent } from '#app/domain/relief/event.ts'
import type { LegId } from '#app/domain/relief/leg.ts'
import { forecast, slack, slipped } from '#app/domain/relief/planner.ts'
import type { Calendars } from '#app/domain/relief/planner.ts'
import { roundOf } from '#app/domain/relief/readiness.ts'
import { clashesAt, earliestT0 } from '#app/domain/relief/t0-search.ts'
import { lastMoment } from '#app/domain/relief/terms.ts'

/** What is asked of the planner beside the plan: what if the next step of a leg takes so many days more? */
export type Slip = { readonly leg: LegId; readonly days: number }

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
      readonly legs: ReadonlyMap<LegId, { readonly done: Instant; readonly slack: number | null }>
      readonly clashes: readonly ClashShown[]
    }

export type ClashShown =
  | { readonly kind: 'unready'; readonly leg: LegId; readonly until: Instant }
  | { readonly kind: 'notice'; readonly until: Instant }
  | {
      readonly kind: 'weekend' | 'holiday' | 'unknown-day'
      readonly delegation: DelegationId
      readonly day: PlainDate
      readonly name: string
    }

/** Looks a year ahead: what cannot be done within one is another plan. */
const horizon = 366 * day

export function planEvent(
  event: ReliefEvent,
  calendars: Calendars,
  now: Instant,
  slip: Slip | null,
): EventPlan {
  const legs = slip === null ? event.legs : slipped(event.legs, slip.leg, slip.days)
  const found = forecast(legs, calendars, now)
  if (!found.ok) {
    const { refusal } = found
    const delegation = refusal.code === 'no-calendar' ? refusal.details.delegation : null
    return { is: 'unknown', delegation }
  }
  const last = lastMoment(event.terms.trigger)
  const { local, zone } = wallClockOf(last)
  const wish = {
    time: local.slice(11),
    zone,
    notBefore: roundOf(event)?.notice.at ?? now,
    blackouts: [],
  }
  const plan = { legs, forecast: found.forecast, calendars, wish }
  const slacks = slack(legs, found.forecast, last.at, calendars)
  return {
    is: 'planned',
    ready: found.forecast.ready,
    earliest: earliestT0(plan, dateAt(later(now, horizon), wish.zone)),
    critical: found.forecast.critical?.leg ?? null,
    legs: new Map(
      [...found.forecast.legs].map(([id, done]) => [id, { done, slack: slacks.get(id) ?? null }]),
    ),
    clashes: clashesAt(last.at, plan).flatMap((clash): ClashShown[] => {
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
          return []
      }
    }),
  }
}

/** What the clocks show at the moment, in the zone in which it was stated; in UTC if it was not stated so. */
export function wallClockOf({ at, wording }: Deadline): WallClock {
  if (wording.kind !== 'wall-clock') return { local: toIso(at).slice(0, 16), zone: 'UTC' }
  return { local: wording.local, zone: wording.zone }
}
