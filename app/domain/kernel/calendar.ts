import * as z from 'zod'

import { hour, later } from './instant.ts'
import type { Instant } from './instant.ts'
import {
  addDays,
  closingDay,
  dateAt,
  endOfDay,
  startOfDay,
  weekdayOf,
  yearOf,
} from './plain-date.ts'
import type { PlainDate, Weekday } from './plain-date.ts'

/** A published holiday table. Its content never changes; a correction is the next version. */
export type Edition = z.infer<typeof Edition>
export const Edition = z.object({ code: z.string().min(1), version: z.int().positive() }).readonly()

/** A tentative holiday hangs on a sighting or a proclamation still to come. */
export type Holiday = { readonly code: string; readonly name: string; readonly tentative: boolean }

/** Which days are worked, and where a day begins. Known for whole years; beyond them it knows nothing. */
export type Calendar = {
  /** One table for a seat or a capital, several for a union. */
  readonly editions: readonly Edition[]
  readonly zone: string
  readonly weekend: ReadonlySet<Weekday>
  readonly holidays: ReadonlyMap<PlainDate, readonly Holiday[]>
  readonly years: { readonly first: number; readonly last: number }
}

/**
 * The calendar by which all are at work: a day counts only where every one of them counts it.
 * Readiness runs by the union of the capitals, procedure by the seat alone (domain.md B12). Days
 * begin and end in `zone`, since one deadline cannot fall at several midnights.
 */
export function union(zone: string, calendars: readonly [Calendar, ...Calendar[]]): Calendar {
  const holidays = new Map<PlainDate, readonly Holiday[]>()
  for (const calendar of calendars) {
    for (const [day, found] of calendar.holidays) {
      holidays.set(day, [...(holidays.get(day) ?? []), ...found])
    }
  }
  return {
    editions: calendars.flatMap((calendar) => calendar.editions),
    zone,
    weekend: new Set(calendars.flatMap((calendar) => [...calendar.weekend])),
    holidays,
    years: {
      first: Math.max(...calendars.map((calendar) => calendar.years.first)),
      last: Math.min(...calendars.map((calendar) => calendar.years.last)),
    },
  }
}

/** Whether the calendar's years contain the day. */
export function covers(calendar: Calendar, day: PlainDate): boolean {
  const year = yearOf(day)
  return calendar.years.first <= year && year <= calendar.years.last
}

/** Throws RangeError for a day outside the calendar's years. */
export function isWorkingDay(day: PlainDate, calendar: Calendar): boolean {
  if (!covers(calendar, day)) throw new RangeError(`the calendar says nothing about ${day}`)
  return !calendar.weekend.has(weekdayOf(day)) && !calendar.holidays.has(day)
}

/** The first working day after `day`; null when the calendar's years end before one. */
export function nextWorkingDay(day: PlainDate, calendar: Calendar): PlainDate | null {
  return countWorkingDays(day, 1, calendar)
}

/** Whether an end at `at` falls on a working day. Midnight belongs to the day that it ends. */
export function endsOnWorkingDay(at: Instant, calendar: Calendar): boolean {
  return isWorkingDay(closingDay(at, calendar.zone), calendar)
}

/**
 * The end of a period of `count` working days, which is whole days whichever way it is counted
 * (Regulation (EEC, Euratom) 1182/71, Article 3). Forward, the day of `from` is not part of it and
 * it runs out with the last hour of its last day; backward it is the mirror image, and must begin
 * with the first hour of its first day. Null when it leaves the calendar's years.
 */
export function addWorkingDays(from: Instant, count: number, calendar: Calendar): Instant | null {
  if (!Number.isSafeInteger(count) || count === 0) throw new RangeError(`not a period: ${count}`)
  const last = countWorkingDays(dateAt(from, calendar.zone), count, calendar)
  if (last === null) return null
  return count > 0 ? endOfDay(last, calendar.zone) : startOfDay(last, calendar.zone)
}

/**
 * The moment at which `count` hours of working days have run out after `from`. They are elapsed time
 * through the nights and stand still on every other day ("24 h working time", domain.md B2). Null when
 * they leave the calendar's years.
 */
export function addWorkingHours(from: Instant, count: number, calendar: Calendar): Instant | null {
  if (!Number.isSafeInteger(count) || count < 1) throw new RangeError(`not a period: ${count}`)
  let left = count * hour
  let at = from
  for (;;) {
    const day = dateAt(at, calendar.zone)
    if (!covers(calendar, day)) return null
    const end = endOfDay(day, calendar.zone)
    if (isWorkingDay(day, calendar)) {
      if (left <= end - at) return later(at, left)
      left -= end - at
    }
    at = end
  }
}

/**
 * How many working days lie wholly between two moments; negative when `to` is the earlier, so that
 * slack turns into delay. Null when a day between them is outside the calendar's years.
 */
export function workingDaysBetween(from: Instant, to: Instant, calendar: Calendar): number | null {
  if (to < from) {
    const delay = workingDaysBetween(to, from, calendar)
    return delay === null ? null : 0 - delay
  }
  const last = closingDay(to, calendar.zone)
  let count = 0
  for (let day = dateAt(from, calendar.zone); day <= last; day = addDays(day, 1)) {
    if (!covers(calendar, day)) return null
    const whole = from <= startOfDay(day, calendar.zone) && endOfDay(day, calendar.zone) <= to
    if (whole && isWorkingDay(day, calendar)) count += 1
  }
  return count
}

function countWorkingDays(from: PlainDate, count: number, calendar: Calendar): PlainDate | null {
  const step = Math.sign(count)
  let left = Math.abs(count)
  let day = from
  while (left > 0) {
    day = addDays(day, step)
    if (!covers(calendar, day)) return null
    if (isWorkingDay(day, calendar)) left -= 1
  }
  return day
}
