import Holidays from 'date-holidays'
import type { HolidaysTypes } from 'date-holidays'

import { day, hour } from '#app/domain/kernel/instant.ts'
import { addDays, plainDate, yearOf } from '#app/domain/kernel/plain-date.ts'
import type { PlainDate, Weekday } from '#app/domain/kernel/plain-date.ts'
import type { HolidayTable } from '#db/calendar.ts'

/** Goes with every table made from it, and stands on the about page: the data is CC-BY-3.0. */
export const dataCredit = 'date-holidays 3.37.0 by commenthol and contributors, CC-BY-3.0'

/**
 * A country's public and bank holidays from the public data set, to be published and then read from
 * our tables alone. Null for the countries it does not know: a sixth of the members of the UN, whose
 * tables are entered by hand (stack.md).
 */
export function countryTable({
  code,
  country,
  zone,
  weekend,
  years,
}: {
  code: string
  /** ISO 3166-1 alpha-2. */
  country: string
  zone: string
  weekend: readonly Weekday[]
  years: { first: number; last: number }
}): HolidayTable | null {
  if (!(country in new Holidays().getCountries())) return null
  const data = new Holidays(country, { timezone: zone, types: ['public', 'bank'] })
  const found = new Map<string, HolidayTable['holidays'][number]>()
  // What began late in December reaches into the next year.
  for (let year = years.first - 1; year <= years.last; year += 1) {
    for (const entry of data.getHolidays(year, 'en')) {
      for (const date of wholeDays(entry)) {
        if (yearOf(date) < years.first || years.last < yearOf(date)) continue
        const holiday = { date, name: entry.name, tentative: hangsOnTheMoon(entry) }
        found.set(`${date} ${entry.name}`, holiday)
      }
    }
  }
  return { code, zone, weekend, years, source: dataCredit, holidays: [...found.values()] }
}

/**
 * The days an entry covers from beginning to end: an eve that is free from 14:00 is a day worked.
 * The data writes local time; feasts that begin at sunset stand under the day that follows it.
 */
function wholeDays({ date, start, end }: HolidaysTypes.Holiday): PlainDate[] {
  const [first = '', time] = date.split(' ')
  if (time !== '00:00:00') return []
  // A day on which clocks go forward is an hour short and still whole.
  const count = Math.floor((end.getTime() - start.getTime() + hour) / day)
  return Array.from({ length: count }, (_, index) => addDays(plainDate(first), index))
}

/** The Islamic months of the data set's rules: computed here, but proclaimed on sight (stack.md). */
function hangsOnTheMoon({ rule }: HolidaysTypes.Holiday): boolean {
  return islamicMonth.test(rule)
}

const islamicMonth = /Muharram|Safar|Rabi al-|Jumada al-|Rajab|Shaban|Ramadan|Shawwal|Dhu al-/i
