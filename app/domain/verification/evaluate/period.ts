import { addDays, plainDate, weekdayOf } from '../../kernel/plain-date.ts'
import type { PlainDate } from '../../kernel/plain-date.ts'
import type { Indicator } from '../model.ts'

/**
 * What a report covers, as SDMX and ISO 8601 write it: `2027`, `2027-S1`, `2027-Q1`, `2027-03`,
 * `2027-W05`, and a day for daily reports and those that an event occasions.
 */
export type Frequency = Indicator['frequency']

export function isPeriod(text: string, frequency: Frequency): boolean {
  if (!forms[frequency].test(text)) return false
  try {
    return periodAt(text, frequency, 0) === text
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** The period `by` later, or earlier when negative. Events have no other before or after them. */
export function periodAt(period: string, frequency: Frequency, by: number): string {
  const year = Number(period.slice(0, 4))
  switch (frequency) {
    case 'A':
      return yearText(year + by)
    case 'S':
    case 'Q':
    case 'M': {
      const parts = partsOfYear[frequency]
      const at = year * parts + Number(/\d+$/.exec(period)?.[0]) - 1 + by
      const [mark, digits] = frequency === 'M' ? ['', 2] : [frequency, 1]
      const part = String((at % parts) + 1).padStart(digits, '0')
      return `${yearText(Math.floor(at / parts))}-${mark}${part}`
    }
    case 'W':
      return weekOf(addDays(lastDayOf(period, 'W'), 7 * by))
    case 'D':
    case 'event':
      return addDays(plainDate(period), by)
  }
}

/** The last day that a period covers, on the calendar of whoever reports. */
export function lastDayOf(period: string, frequency: Frequency): PlainDate {
  const year = period.slice(0, 4)
  switch (frequency) {
    case 'A':
      return plainDate(`${year}-12-31`)
    case 'S':
    case 'Q':
    case 'M': {
      const months = 12 / partsOfYear[frequency]
      const last = Number(/\d+$/.exec(period)?.[0]) * months
      const next = periodAt(`${year}-${String(last).padStart(2, '0')}`, 'M', 1)
      return addDays(plainDate(`${next}-01`), -1)
    }
    case 'W': {
      // The fourth of January is always in the first week (ISO 8601).
      const fourth = plainDate(`${year}-01-04`)
      const week = Number(period.slice(6))
      return addDays(fourth, 7 * week - weekdayOf(fourth))
    }
    case 'D':
    case 'event':
      return plainDate(period)
  }
}

/** The days on which a report is due and on which its grace ends, the last that is not late. */
export function dueDays(
  period: string,
  { frequency, dueDays: due, graceDays }: Pick<Indicator, 'frequency' | 'dueDays' | 'graceDays'>,
): { due: PlainDate; graceEnds: PlainDate } {
  // Plans are due ahead of what they cover.
  const from = due < 0 ? firstDayOf(period, frequency) : lastDayOf(period, frequency)
  const day = addDays(from, due)
  return { due: day, graceEnds: addDays(day, graceDays) }
}

function firstDayOf(period: string, frequency: Frequency): PlainDate {
  return frequency === 'D' || frequency === 'event'
    ? plainDate(period)
    : addDays(lastDayOf(periodAt(period, frequency, -1), frequency), 1)
}

const partsOfYear = { S: 2, Q: 4, M: 12 } as const

const forms: Readonly<Record<Frequency, RegExp>> = {
  A: /^\d{4}$/,
  S: /^\d{4}-S[12]$/,
  Q: /^\d{4}-Q[1-4]$/,
  M: /^\d{4}-(?:0[1-9]|1[0-2])$/,
  W: /^\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])$/,
  D: /^\d{4}-\d\d-\d\d$/,
  event: /^\d{4}-\d\d-\d\d$/,
}

/** A week belongs to the year that has its Thursday. */
function weekOf(day: PlainDate): string {
  const thursday = addDays(day, 4 - weekdayOf(day))
  const year = thursday.slice(0, 4)
  const week = 1 + Math.floor((Date.parse(thursday) - Date.parse(`${year}-01-01`)) / weekLong)
  return `${year}-W${String(week).padStart(2, '0')}`
}

const weekLong = 7 * 86_400_000

function yearText(year: number): string {
  return String(year).padStart(4, '0')
}
