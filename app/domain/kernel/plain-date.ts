import { Temporal } from 'temporal-polyfill'

import { instant } from './instant.ts'
import type { Instant } from './instant.ts'

declare const isoDate: unique symbol

/** A day on a wall calendar, `2026-03-29`, of no zone. As text, an earlier day sorts before a later one. */
export type PlainDate = string & { readonly [isoDate]: true }

/** Day of the week after ISO 8601: Monday is 1, Sunday 7. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
export type Weekday = (typeof weekdays)[number]

/** Throws RangeError on anything but a day that exists, written with a year of four digits. */
export function plainDate(text: string): PlainDate {
  const day = Temporal.PlainDate.from(text, { overflow: 'reject' }).toString()
  if (day !== text || !/^\d{4}-/.test(day)) throw new RangeError(`not a date: ${text}`)
  return day as PlainDate
}

export function addDays(day: PlainDate, count: number): PlainDate {
  return plainDate(Temporal.PlainDate.from(day).add({ days: count }).toString())
}

/** The day of the same number so many months on, or the last of a month that has no such day. */
export function addMonths(day: PlainDate, count: number): PlainDate {
  return plainDate(Temporal.PlainDate.from(day).add({ months: count }).toString())
}

export function yearOf(day: PlainDate): number {
  return Number(day.slice(0, 4))
}

export function weekdayOf(day: PlainDate): Weekday {
  const weekday = weekdays[Temporal.PlainDate.from(day).dayOfWeek - 1]
  if (weekday === undefined) throw new RangeError(`no day of the week: ${day}`)
  return weekday
}

/** The day that the wall calendar of `zone` shows at that moment. */
export function dateAt(at: Instant, zone: string): PlainDate {
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  return plainDate(there.toPlainDate().toString())
}

/** The first moment of a day in a zone: mostly 00:00, but 01:00 where clocks jump at midnight. */
export function startOfDay(day: PlainDate, zone: string): Instant {
  return instant(Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds)
}

/** The moment at which a day's last hour has run out: the first that no longer belongs to it. */
export function endOfDay(day: PlainDate, zone: string): Instant {
  return startOfDay(addDays(day, 1), zone)
}

/** The day whose last hour has just run out at `at`, or in which `at` lies. */
export function closingDay(at: Instant, zone: string): PlainDate {
  return dateAt(instant(at - 1), zone)
}
