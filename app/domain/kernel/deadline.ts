import { Temporal } from 'temporal-polyfill'

import { addWorkingDays, addWorkingHours } from './calendar.ts'
import type { Calendar, Edition } from './calendar.ts'
import { hour, instant, later } from './instant.ts'
import type { Instant } from './instant.ts'
import { addDays, addMonths, dateAt, endOfDay } from './plain-date.ts'
import { refused } from './result.ts'
import type { Reckoning, WallClock, Wording } from './wording.ts'

/**
 * When something is due: the moment, how it was said, and the holiday tables it was counted by
 * (domain.md B12). The moment stands even if a later table or time zone would give another one.
 */
export type Deadline = {
  readonly at: Instant
  readonly wording: Wording
  readonly editions: readonly Edition[]
}

export type DeadlineRefusal =
  | { code: 'beyond-calendar'; details: { first: number; last: number } }
  | { code: 'time-skipped'; details: WallClock }
  | { code: 'time-repeated'; details: WallClock }

type Reckoned<Code extends DeadlineRefusal['code']> =
  | { ok: true; deadline: Deadline }
  | { ok: false; refusal: Extract<DeadlineRefusal, { code: Code }> }

/** An act is in time strictly before the deadline (domain.md B4, "before expiry"). */
export function hasPassed(deadline: Deadline, now: Instant): boolean {
  return now >= deadline.at
}

/** Hours run through nights, weekends and changes of the clock: they are elapsed time. */
export function inHours(from: Instant, count: number): Deadline {
  return { at: later(from, count * hour), wording: { kind: 'hours', count }, editions: [] }
}

/** Calendar days: holidays count, and the period runs out with the last day, whatever day that is. */
export function inDays(from: Instant, count: number, zone: string): Deadline {
  const at = endOfDay(addDays(dateAt(from, zone), count), zone)
  return { at, wording: { kind: 'days', count, zone }, editions: [] }
}

/** Calendar months, counted like calendar days: to the end of the day of the same number. */
export function inMonths(from: Instant, count: number, zone: string): Deadline {
  const at = endOfDay(addMonths(dateAt(from, zone), count), zone)
  return { at, wording: { kind: 'months', count, zone }, editions: [] }
}

/** Hours of working days after `from`, as `addWorkingHours` counts them. */
export function inWorkingHours(
  from: Instant,
  count: number,
  reckoning: Reckoning,
  calendar: Calendar,
): Reckoned<'beyond-calendar'> {
  const at = addWorkingHours(from, count, calendar)
  if (at === null) return refused({ code: 'beyond-calendar', details: calendar.years })
  const wording: Wording = { kind: 'working-hours', count, calendar: reckoning }
  return { ok: true, deadline: { at, wording, editions: calendar.editions } }
}

/** Working days after `from`, or with a negative count before it, as `addWorkingDays` counts them. */
export function inWorkingDays(
  from: Instant,
  count: number,
  reckoning: Reckoning,
  calendar: Calendar,
): Reckoned<'beyond-calendar'> {
  const at = addWorkingDays(from, count, calendar)
  if (at === null) return refused({ code: 'beyond-calendar', details: calendar.years })
  const wording: Wording = { kind: 'working-days', count, calendar: reckoning }
  return { ok: true, deadline: { at, wording, editions: calendar.editions } }
}

/**
 * The moment at which a zone's clocks show `plan`. A time that they skip or show twice is refused:
 * a legal moment that silently became another hour would be worse than none.
 */
export function atWallClock(plan: WallClock): Reckoned<'time-skipped' | 'time-repeated'> {
  const { local, zone } = plan
  const earliest = zoned(plan, 'earlier')
  const latest = zoned(plan, 'later')
  if (!earliest.equals(latest)) {
    const shown = earliest.toPlainDateTime().equals(Temporal.PlainDateTime.from(local))
    return refused({ code: shown ? 'time-repeated' : 'time-skipped', details: { local, zone } })
  }
  const at = instant(earliest.epochMilliseconds)
  return { ok: true, deadline: { at, wording: { kind: 'wall-clock', local, zone }, editions: [] } }
}

/**
 * What a wording means when its period runs from `from`: the one way from the words of an agreement
 * ("30 days, UTC") to the moment they amount to. A wall-clock plan means the same from anywhere.
 */
export function reckon(
  wording: Wording,
  from: Instant,
  calendars: Readonly<Record<Reckoning, Calendar>>,
): Reckoned<DeadlineRefusal['code']> {
  switch (wording.kind) {
    case 'hours':
      return { ok: true, deadline: inHours(from, wording.count) }
    case 'days':
      return { ok: true, deadline: inDays(from, wording.count, wording.zone) }
    case 'months':
      return { ok: true, deadline: inMonths(from, wording.count, wording.zone) }
    case 'working-hours':
      return inWorkingHours(from, wording.count, wording.calendar, calendars[wording.calendar])
    case 'working-days':
      return inWorkingDays(from, wording.count, wording.calendar, calendars[wording.calendar])
    case 'wall-clock':
      return atWallClock({ local: wording.local, zone: wording.zone })
  }
}

function zoned({ local, zone }: WallClock, disambiguation: 'earlier' | 'later') {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(zone, { disambiguation })
}
