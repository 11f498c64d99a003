import { Temporal } from 'temporal-polyfill'

import { covers, endsOnWorkingDay, nextWorkingDay } from '../kernel/calendar.ts'
import type { Calendar } from '../kernel/calendar.ts'
import { atWallClock, inHours, inWorkingDays } from '../kernel/deadline.ts'
import type { Deadline, DeadlineRefusal } from '../kernel/deadline.ts'
import { hour, minute } from '../kernel/instant.ts'
import type { Instant } from '../kernel/instant.ts'
import { addDays, closingDay } from '../kernel/plain-date.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import { refused } from '../kernel/result.ts'

/** The usual period and the least that an urgent one lasts, in hours (domain.md B4). */
export const usualHours = 72
export const urgentHours = 24

/** How long statements may be made after an adoption, in working days of the seat (domain.md B4). */
const statementDays = 5

export type ExpiryRefusal =
  | { code: 'expiry-past' }
  | { code: 'silence-too-short'; details: { hours: number } }
  | { code: 'expiry-on-day-off'; details: { day: PlainDate; next: PlainDate } }
  | Extract<DeadlineRefusal, { code: 'beyond-calendar' }>

type Checked = { ok: true; statements: Deadline } | { ok: false; refusal: ExpiryRefusal }

/**
 * Whether silence may run out then: in the future, after the usual period or with urgency the least,
 * and never on a weekend or a holiday of the seat. With it, until when statements may follow.
 */
export function checkExpiry(
  expiry: Deadline,
  { from, urgent, seat }: { from: Instant; urgent: boolean; seat: Calendar },
  now: Instant,
): Checked {
  if (expiry.at <= now) return refused({ code: 'expiry-past' })
  const hours = urgent ? urgentHours : usualHours
  if (expiry.at - from < hours * hour) {
    return refused({ code: 'silence-too-short', details: { hours } })
  }
  const day = closingDay(expiry.at, seat.zone)
  const next = covers(seat, day) ? nextWorkingDay(day, seat) : null
  if (next === null) return refused({ code: 'beyond-calendar', details: seat.years })
  if (!endsOnWorkingDay(expiry.at, seat)) {
    return refused({ code: 'expiry-on-day-off', details: { day, next } })
  }
  const statements = statementsUntil(expiry.at, seat)
  return statements.ok ? { ok: true, statements: statements.deadline } : statements
}

/** Until when statements that bear on a text may be made once it is adopted (SPEC.md SP9, ST4). */
export function statementsUntil(adopted: Instant, seat: Calendar) {
  return inWorkingDays(adopted, statementDays, 'seat', seat)
}

/**
 * The expiry to propose: so many hours from now, or where that is no working day of the seat the same
 * time of the day on the next. Refused where the calendar ends, or that time is skipped there.
 */
export function proposedExpiry(
  now: Instant,
  hours: number,
  seat: Calendar,
): { ok: true; deadline: Deadline } | { ok: false; refusal: DeadlineRefusal } {
  const elapsed = inHours(now, hours)
  const day = closingDay(elapsed.at, seat.zone)
  if (!covers(seat, day)) return refused({ code: 'beyond-calendar', details: seat.years })
  if (endsOnWorkingDay(elapsed.at, seat)) return { ok: true, deadline: elapsed }
  const next = nextWorkingDay(day, seat)
  if (next === null) return refused({ code: 'beyond-calendar', details: seat.years })
  const time = timeOfDay(elapsed.at, seat.zone)
  // Midnight ends a day, so the midnight of that day is the one with which the day after it begins.
  const date = time === '00:00' ? addDays(next, 1) : next
  return atWallClock({ local: `${date}T${time}`, zone: seat.zone })
}

/** Hours and minutes, never earlier than `at`: a period is not cut short by writing it down. */
function timeOfDay(at: Instant, zone: string): string {
  const whole = Math.ceil(at / minute) * minute
  const there = Temporal.Instant.fromEpochMilliseconds(whole).toZonedDateTimeISO(zone)
  return there.toPlainTime().toString({ smallestUnit: 'minute' })
}
