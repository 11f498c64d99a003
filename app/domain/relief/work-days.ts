import type { Calendar } from '../kernel/calendar.ts'
import type { Instant } from '../kernel/instant.ts'
import { closingDay, plainDate, startOfDay, weekdays } from '../kernel/plain-date.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import type { Lead } from './leg.ts'

/** A day as a number, counted from 1 January 1970, so that planning is arithmetic. */
export type DayNumber = number

/** A calendar's working days, laid out once for all the steps that are counted by it. */
export type WorkDays = {
  readonly calendar: Calendar
  readonly first: DayNumber
  /** For each day of the calendar's years, how many working days there are up to its end. */
  readonly upTo: Uint16Array
  /** The working days in their order. */
  readonly days: Uint32Array
}

export function workDays(calendar: Calendar): WorkDays {
  const { years, weekend, holidays } = calendar
  const first = dayNumber(plainDate(`${years.first}-01-01`))
  const last = dayNumber(plainDate(`${years.last}-12-31`))
  const free = new Set([...holidays.keys()].map(dayNumber))
  const upTo = new Uint16Array(last - first + 1)
  const days: DayNumber[] = []
  for (let day = first; day <= last; day += 1) {
    if (!weekend.has(weekdayOf(day)) && !free.has(day)) days.push(day)
    upTo[day - first] = days.length
  }
  return { calendar, first, upTo, days: Uint32Array.from(days) }
}

/**
 * The day with whose end a step is done that can begin when `from` has ended. Steps follow without a
 * day between: unlike a legal period, work begins with the first hour that there is for it. Null when
 * it leaves the calendar's years.
 */
export function doneAfter(
  from: DayNumber,
  { unit, count }: Lead,
  work: WorkDays,
): DayNumber | null {
  if (count === 0) return from
  if (unit === 'calendar-days') return within(from + count, work)
  const before = work.upTo[from - work.first]
  return before === undefined ? null : (work.days[before + count - 1] ?? null)
}

/** The last day with whose end a step can begin that is to be done when `by` has ended. */
export function beginBy(by: DayNumber, { unit, count }: Lead, work: WorkDays): DayNumber | null {
  if (count === 0) return by
  if (unit === 'calendar-days') return within(by - count, work)
  const upTo = work.upTo[by - work.first]
  const begun = upTo === undefined ? undefined : work.days[upTo - count]
  return begun === undefined ? null : within(begun - 1, work)
}

/** The day whose last hour has run out at `at`, or in which `at` lies: work can begin after it. */
function dayOf(at: Instant, { calendar }: WorkDays): DayNumber {
  return dayNumber(closingDay(at, calendar.zone))
}

/** The same, of a moment that may be the end of a day of this calendar already. */
export function dayIn({ at, ends }: Moment, work: WorkDays): DayNumber {
  return ends?.work === work ? ends.day : dayOf(at, work)
}

/** The day with whose end all is done that is to be done at `at`. */
export function lastDayIn({ at, ends }: Moment, work: WorkDays): DayNumber {
  return ends?.work === work ? ends.day : lastDayBefore(at, work)
}

function lastDayBefore(at: Instant, work: WorkDays): DayNumber {
  const day = dayOf(at, work)
  return endOf(day, work) <= at ? day : day - 1
}

function endOf(day: DayNumber, { calendar }: WorkDays): Instant {
  return startOfDay(dateOf(day + 1), calendar.zone)
}

/**
 * A moment with the day of the calendar that ends with it, if it is one: turning a moment into a day of
 * the same calendar again would cost more than all the counting.
 */
export type Moment = {
  readonly at: Instant
  readonly ends: { readonly day: DayNumber; readonly work: WorkDays } | null
}

export function momentAt(day: DayNumber, work: WorkDays): Moment {
  return { at: endOf(day, work), ends: { day, work } }
}

/** How many working days lie wholly between two moments, negative when `to` is the earlier. */
export function between(from: Instant, to: Instant, work: WorkDays): number | null {
  if (to < from) {
    const back = between(to, from, work)
    return back === null ? null : 0 - back
  }
  const [first, last] = [dayOf(from, work), lastDayBefore(to, work)]
  const [before, upTo] = [work.upTo[first - work.first], work.upTo[last - work.first]]
  if (before === undefined || upTo === undefined) return null
  return Math.max(0, upTo - before)
}

function dateOf(day: DayNumber): PlainDate {
  return plainDate(new Date(day * dayLength).toISOString().slice(0, 10))
}

function dayNumber(date: PlainDate): DayNumber {
  return Date.parse(date) / dayLength
}

/** 1 January 1970 was a Thursday. */
function weekdayOf(day: DayNumber) {
  const weekday = weekdays[(day + 3) % 7]
  if (weekday === undefined) throw new RangeError(`no day of the week: ${day}`)
  return weekday
}

function within(day: DayNumber, { first, upTo }: WorkDays): DayNumber | null {
  return first <= day && day < first + upTo.length ? day : null
}

const dayLength = 86_400_000
