import { addDays, plainDate, weekdayOf, yearOf } from '#app/domain/kernel/plain-date.ts'
import type { PlainDate, Weekday } from '#app/domain/kernel/plain-date.ts'
import type { HolidayTable } from '#db/calendar.ts'

/** The holiday tables of the demo world's fictional seat and capitals, by rule, for the years given. */
export function demoTables(years: { first: number; last: number }): HolidayTable[] {
  return calendars.map(({ code, zone, feasts }) => ({
    code,
    zone,
    weekend: [6, 7],
    years,
    source: 'Entente demo world: fictional',
    holidays: feasts.flatMap((feast) => occurrences(feast, years)),
  }))
}

type Feast = { name: string; on: (year: number) => PlainDate; tentative: boolean }

const newYear = feast('New Year’s Day', fixed(1, 1))
const midwinter = feast('Midwinter Day', fixed(12, 25))

const calendars: readonly { code: string; zone: string; feasts: readonly Feast[] }[] = [
  {
    code: 'XH', // the seat
    zone: 'Europe/Zurich',
    feasts: [
      newYear,
      feast('Charter Day', fixed(8, 1)),
      midwinter,
      feast('Lake Day', fixed(12, 26)),
    ],
  },
  {
    code: 'XU', // Union of Western Coasts
    zone: 'Europe/Brussels',
    feasts: [
      newYear,
      feast('Treaty Day', fixed(5, 9)),
      feast('Day of the Lighthouses', fixed(8, 15)),
      feast('Harbour Eve', fixed(12, 24)),
      midwinter,
    ],
  },
  {
    code: 'XO', // Federation of Ostia
    zone: 'America/New_York',
    feasts: [
      newYear,
      feast('Founders’ Day', onOrAfter(1, 2, 15)),
      feast('Federation Day', fixed(7, 9)),
      feast('Harvest Thanks', onOrAfter(4, 11, 22)),
      midwinter,
    ],
  },
  {
    code: 'XT', // Kingdom of Thane: banks close on the Monday after each quarter day
    zone: 'Europe/London',
    feasts: [
      newYear,
      feast('Spring quarter bank holiday', onOrAfter(1, 3, 26)),
      feast('Midsummer quarter bank holiday', onOrAfter(1, 6, 25)),
      feast('Michaelmas quarter bank holiday', onOrAfter(1, 9, 30)),
      midwinter,
      feast('Winter quarter bank holiday', onOrAfter(1, 12, 26)),
    ],
  },
  {
    code: 'XS', // Solvaara
    zone: 'Europe/Vienna',
    feasts: [
      newYear,
      feast('Parliament Day', fixed(3, 14)),
      feast('Midsummer Eve', onOrAfter(5, 6, 19)),
      midwinter,
      feast('Day of Rest', fixed(12, 26)),
    ],
  },
  {
    code: 'XM', // Marenga: two of its feasts wait for a proclamation
    zone: 'Asia/Kolkata',
    feasts: [
      newYear,
      { ...feast('Festival of First Rain', onOrAfter(1, 6, 8)), tentative: true },
      feast('Independence Day', fixed(8, 4)),
      { ...feast('Night of Lamps', onOrAfter(3, 11, 3)), tentative: true },
    ],
  },
]

/** A feast may be moved over the end of a year, so its rule is also asked about the year before. */
function occurrences({ name, on, tentative }: Feast, { first, last }: HolidayTable['years']) {
  return Array.from({ length: last - first + 2 }, (_, index) => on(first - 1 + index))
    .filter((date) => first <= yearOf(date) && yearOf(date) <= last)
    .map((date) => ({ date, name, tentative }))
}

function feast(name: string, on: Feast['on']): Feast {
  return { name, on, tentative: false }
}

function fixed(month: number, day: number): Feast['on'] {
  return (year) => plainDate(`${year}-${twoDigits(month)}-${twoDigits(day)}`)
}

function onOrAfter(weekday: Weekday, month: number, day: number): Feast['on'] {
  return (year) => {
    const earliest = fixed(month, day)(year)
    return addDays(earliest, (weekday - weekdayOf(earliest) + 7) % 7)
  }
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
