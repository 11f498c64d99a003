import fc from 'fast-check'
import { expect, test } from 'vitest'

import {
  addWorkingDays,
  endsOnWorkingDay,
  isWorkingDay,
  nextWorkingDay,
  union,
  workingDaysBetween,
} from '#app/domain/kernel/calendar.ts'
import type { Calendar } from '#app/domain/kernel/calendar.ts'
import { fromIso, hour, instant, minute, toIso } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { dateAt, endOfDay, plainDate, startOfDay } from '#app/domain/kernel/plain-date.ts'

import { anyCalendar, anyInstant, buildCalendar, dateByIntl, zones } from './calendars.ts'

const anyCount = fc.integer({ min: 1, max: 60 })

test('[K1] a period begins after the day of its event, whatever the hour of the event', () => {
  const calendar = buildCalendar()
  const endOfTuesday = fromIso('2026-06-09T22:00:00Z')
  for (const hourOfMonday of ['00:00:00', '09:30:00', '23:59:59.999']) {
    const event = fromIso(`2026-06-08T${hourOfMonday}+02:00`)
    expect(addWorkingDays(event, 1, calendar)).toBe(endOfTuesday)
  }
})

test('[K2] a period ends with the last hour of its last working day, by an oracle that only asks Intl', () => {
  fc.assert(
    fc.property(anyCalendar, anyInstant, anyCount, (calendar, from, count) => {
      expect(addWorkingDays(from, count, calendar)).toBe(endByScanning(from, count, calendar))
    }),
    { numRuns: 60 },
  )
})

test('[K2] the last day may have 23 or 25 hours, or begin at one in the morning', () => {
  const everyDay = { weekend: [] }
  const london = buildCalendar({ zone: 'Europe/London', ...everyDay })
  const spring = addWorkingDays(fromIso('2026-03-28T12:00:00Z'), 1, london)
  expect(spring).toBe(fromIso('2026-03-29T23:00:00Z'))
  const autumn = addWorkingDays(fromIso('2026-10-24T12:00:00Z'), 1, london)
  expect(autumn).toBe(fromIso('2026-10-26T00:00:00Z'))
  const kolkata = buildCalendar({ zone: 'Asia/Kolkata', ...everyDay })
  expect(addWorkingDays(fromIso('2026-03-28T18:29:59Z'), 1, kolkata)).toBe(
    fromIso('2026-03-29T18:30:00Z'),
  )
  expect(addWorkingDays(fromIso('2026-03-28T18:30:00Z'), 1, kolkata)).toBe(
    fromIso('2026-03-30T18:30:00Z'),
  )
  const lordHowe = buildCalendar({ zone: 'Australia/Lord_Howe', ...everyDay })
  const change = plainDate('2026-04-05')
  const hours = (endOfDay(change, lordHowe.zone) - startOfDay(change, lordHowe.zone)) / hour
  expect(hours).toBe(24.5)
  const beirut = buildCalendar({ zone: 'Asia/Beirut', ...everyDay })
  expect(toIso(startOfDay(plainDate('2026-03-29'), beirut.zone))).toBe('2026-03-28T22:00:00.000Z')
  expect(addWorkingDays(fromIso('2026-03-27T12:00:00Z'), 1, beirut)).toBe(
    fromIso('2026-03-28T22:00:00Z'),
  )
})

test('[K3] weekends and holidays are passed over, wherever the weekend is', () => {
  const seat = buildCalendar({ holidays: ['2026-05-25'] })
  expect(isWorkingDay(plainDate('2026-05-22'), seat)).toBe(true)
  expect(isWorkingDay(plainDate('2026-05-23'), seat)).toBe(false)
  expect(isWorkingDay(plainDate('2026-05-25'), seat)).toBe(false)
  expect(nextWorkingDay(plainDate('2026-05-22'), seat)).toBe('2026-05-26')
  const gulf = buildCalendar({ weekend: [5, 6] })
  expect(nextWorkingDay(plainDate('2026-05-21'), gulf)).toBe('2026-05-24')
})

test('[K4] backward, a period is the mirror image of one forward', () => {
  const calendar = buildCalendar()
  const thursday = fromIso('2026-06-11T15:00:00+02:00')
  expect(addWorkingDays(thursday, -3, calendar)).toBe(fromIso('2026-06-08T00:00:00+02:00'))
  fc.assert(
    fc.property(anyCalendar, anyInstant, anyCount, (calendar, event, count) => {
      const begins = addWorkingDays(event, -count, calendar)
      const ends = addWorkingDays(event, count, calendar)
      fc.pre(begins !== null && ends !== null)
      const day = dateAt(event, calendar.zone)
      const before = workingDaysBetween(begins, startOfDay(day, calendar.zone), calendar)
      const after = workingDaysBetween(endOfDay(day, calendar.zone), ends, calendar)
      expect([before, after]).toEqual([count, count])
    }),
  )
})

test('[K4] from a day within, there and back again is the same working day', () => {
  fc.assert(
    fc.property(anyCalendar, anyInstant, anyCount, (calendar, from, count) => {
      const day = dateAt(from, calendar.zone)
      fc.pre(isWorkingDay(day, calendar))
      const ends = addWorkingDays(from, count, calendar)
      fc.pre(ends !== null)
      const insideLastDay = instant(ends - 1)
      expect(addWorkingDays(insideLastDay, -count, calendar)).toBe(startOfDay(day, calendar.zone))
    }),
  )
})

test('[K5] working days between two moments are those wholly between; order is the sign', () => {
  const calendar = buildCalendar()
  const monday = fromIso('2026-06-08T09:00:00+02:00')
  const friday = fromIso('2026-06-12T17:00:00+02:00')
  expect(workingDaysBetween(monday, friday, calendar)).toBe(3)
  expect(workingDaysBetween(friday, monday, calendar)).toBe(-3)
  expect(workingDaysBetween(monday, monday, calendar)).toBe(0)
  fc.assert(
    fc.property(anyCalendar, anyInstant, anyInstant, (calendar, from, to) => {
      const [early, late] = from < to ? [from, to] : [to, from]
      const whole = wholeDaysByScanning(early, late, calendar)
      expect(workingDaysBetween(early, late, calendar)).toBe(whole)
      expect(workingDaysBetween(late, early, calendar)).toBe(0 - whole)
    }),
    { numRuns: 30 },
  )
})

test('[K5] a period counted out has exactly that many working days in it', () => {
  fc.assert(
    fc.property(anyCalendar, anyInstant, anyCount, (calendar, from, count) => {
      const ends = addWorkingDays(from, count, calendar)
      fc.pre(ends !== null)
      const begins = endOfDay(dateAt(from, calendar.zone), calendar.zone)
      expect(workingDaysBetween(begins, ends, calendar)).toBe(count)
    }),
  )
})

test('[K6] a working day of the union is one of every member, and only such', () => {
  fc.assert(
    fc.property(
      fc.tuple(anyCalendar, anyCalendar, anyCalendar),
      fc.constantFrom(...zones),
      anyInstant,
      (members, zone, at) => {
        const all = union(zone, members)
        const day = dateAt(at, zone)
        expect(isWorkingDay(day, all)).toBe(members.every((one) => isWorkingDay(day, one)))
        expect(all.editions).toEqual(members.flatMap((one) => one.editions))
        expect(all.zone).toBe(zone)
      },
    ),
  )
})

test('[K6] by the union of capitals nothing is due earlier than by one of them', () => {
  fc.assert(
    fc.property(anyCalendar, anyCalendar, anyInstant, anyCount, (one, other, from, count) => {
      const alone = addWorkingDays(from, count, one)
      const together = addWorkingDays(from, count, union(one.zone, [one, other]))
      fc.pre(alone !== null && together !== null)
      expect(together).toBeGreaterThanOrEqual(alone)
    }),
  )
})

test('[K6] a union names who keeps the holiday, and knows only the years that all know', () => {
  const thane = buildCalendar({ code: 'XT', holidays: ['2026-06-29'] })
  const ostia = buildCalendar({
    code: 'XO',
    holidays: ['2026-06-29'],
    years: { first: 2026, last: 2028 },
  })
  const both = union('UTC', [thane, ostia])
  expect(both.holidays.get(plainDate('2026-06-29'))?.map(({ code }) => code)).toEqual(['XT', 'XO'])
  expect(both.years).toEqual({ first: 2026, last: 2027 })
})

test('[K7] what leaves the years of a calendar has no end', () => {
  const calendar = buildCalendar()
  const december = fromIso('2027-12-30T12:00:00Z')
  expect(addWorkingDays(december, 1, calendar)).toBe(fromIso('2027-12-31T23:00:00Z'))
  expect(addWorkingDays(december, 2, calendar)).toBeNull()
  expect(addWorkingDays(fromIso('2025-01-02T12:00:00Z'), -2, calendar)).toBeNull()
  expect(nextWorkingDay(plainDate('2027-12-31'), calendar)).toBeNull()
  expect(workingDaysBetween(december, fromIso('2028-01-02T00:00:00Z'), calendar)).toBeNull()
  expect(() => isWorkingDay(plainDate('2028-01-01'), calendar)).toThrow(RangeError)
})

test('[K7] a calendar in which nobody works has no end either', () => {
  const idle = buildCalendar({ weekend: [1, 2, 3, 4, 5, 6, 7] })
  expect(addWorkingDays(fromIso('2026-06-08T12:00:00Z'), 1, idle)).toBeNull()
})

test('[K8] the end of Friday is on Friday, a millisecond later is on Saturday', () => {
  const calendar = buildCalendar({ zone: 'Asia/Kolkata', holidays: ['2026-06-15'] })
  const endOfFriday = fromIso('2026-06-12T18:30:00Z')
  expect(endsOnWorkingDay(endOfFriday, calendar)).toBe(true)
  expect(endsOnWorkingDay(instant(endOfFriday + 1), calendar)).toBe(false)
  expect(endsOnWorkingDay(fromIso('2026-06-15T06:00:00Z'), calendar)).toBe(false)
})

test('[K8] whatever is counted in working days ends on one', () => {
  fc.assert(
    fc.property(anyCalendar, anyInstant, anyCount, (calendar, from, count) => {
      const ends = addWorkingDays(from, count, calendar)
      fc.pre(ends !== null)
      expect(endsOnWorkingDay(ends, calendar)).toBe(true)
    }),
  )
})

/** Walks the clock in quarters of an hour and watches the date change; every zone changes on one. */
function endByScanning(from: Instant, count: number, calendar: Calendar): Instant | null {
  let at = Math.floor(from / quarter) * quarter
  let day = dateByIntl(at, calendar.zone)
  let left = count + 1
  let counts = true
  while (left > 0) {
    at += quarter
    const next = dateByIntl(at, calendar.zone)
    if (next === day) continue
    if (counts) left -= 1
    if (left === 0) return instant(at)
    day = next
    if (day.startsWith('2028')) return null
    counts = workedByIntl(day, calendar)
  }
  return null
}

function wholeDaysByScanning(from: Instant, to: Instant, calendar: Calendar): number {
  let count = 0
  let begun: string | null = null
  for (let at = Math.ceil(from / quarter) * quarter; at <= to; at += quarter) {
    const day = dateByIntl(at, calendar.zone)
    if (dateByIntl(at - 1, calendar.zone) === day) continue
    if (begun !== null && workedByIntl(begun, calendar)) count += 1
    begun = day
  }
  return count
}

function workedByIntl(day: string, calendar: Calendar): boolean {
  const sundayIsZero = new Date(`${day}T00:00:00Z`).getUTCDay()
  const weekend = [...calendar.weekend].some((weekday) => weekday % 7 === sundayIsZero)
  return !weekend && ![...calendar.holidays.keys()].some((holiday) => holiday === day)
}

const quarter = 15 * minute
