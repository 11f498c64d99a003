import fc from 'fast-check'

import type { Calendar } from '#app/domain/kernel/calendar.ts'
import { instant } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { addDays, plainDate, weekdays } from '#app/domain/kernel/plain-date.ts'

/** A calendar of 2025 to 2027 in which only what a test says is not worked. */
export function buildCalendar({
  code = 'XH',
  version = 1,
  zone = 'Europe/Zurich',
  weekend = [6, 7],
  holidays = [],
  years = { first: 2025, last: 2027 },
}: {
  code?: string
  version?: number
  zone?: string
  weekend?: readonly (typeof weekdays)[number][]
  holidays?: readonly string[]
  years?: Calendar['years']
} = {}): Calendar {
  return {
    editions: [{ code, version }],
    zone,
    weekend: new Set(weekend),
    holidays: new Map(
      holidays.map((day) => [
        plainDate(day),
        [{ code, name: `Feast of ${day}`, tentative: false }],
      ]),
    ),
    years,
  }
}

/** Zones with what makes time hard: whole and half hours of change, half and quarter offsets, jumps at midnight. */
export const zones = [
  'UTC',
  'Europe/London',
  'Europe/Zurich',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Africa/Cairo',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
] as const

export const anyCalendar: fc.Arbitrary<Calendar> = fc
  .record({
    zone: fc.constantFrom(...zones),
    weekend: fc.subarray([...weekdays], { maxLength: 3 }),
    offsets: fc.uniqueArray(fc.nat(1094), { maxLength: 200 }),
    version: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ zone, weekend, offsets, version }) =>
    buildCalendar({
      zone,
      weekend,
      version,
      holidays: offsets.map((offset) => addDays(plainDate('2025-01-01'), offset)),
    }),
  )

/** Any millisecond of 2026, the middle year of the calendars above. */
export const anyInstant: fc.Arbitrary<Instant> = fc
  .integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 31) })
  .map(instant)

/** The date that a zone's wall calendar shows, told by Intl alone, which knows nothing of our code. */
export function dateByIntl(at: number, zone: string): string {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone })
  formats.set(zone, format)
  return format.format(at)
}

const formats = new Map<string, Intl.DateTimeFormat>()
