import type { Instant } from '#app/domain/kernel/instant.ts'
import { yearOf, dateAt } from '#app/domain/kernel/plain-date.ts'
import { weekdays } from '#app/domain/kernel/plain-date.ts'
import type { Weekday } from '#app/domain/kernel/plain-date.ts'
import { findEdition } from '#db/calendar.ts'
import type { Tx } from '#db/client.ts'

import { countryTable } from './country-table.ts'
import { publishCalendar } from './publish-calendar.ts'

/** How many years beyond the present one a table covers. */
const yearsAhead = 5

/**
 * Sees to it that a capital that joins has a holiday table: if nobody has published one under its code
 * and the code is a country's, the public data set's is published. For the countries that the set does
 * not know nothing happens; their tables are entered by hand.
 */
export async function ensureCalendar(
  tx: Tx,
  { code, zone }: { code: string; zone: string },
  at: Instant,
): Promise<void> {
  if ((await findEdition(tx, code)) !== null) return
  const year = yearOf(dateAt(at, zone))
  const table = countryTable({
    code,
    country: code,
    zone,
    weekend: weekendOf(code),
    years: { first: year - 1, last: year + yearsAhead },
  })
  if (table !== null) await publishCalendar(tx, table, at)
}

/** The days of rest that Unicode's CLDR knows of a country; Saturday and Sunday where it knows none. */
function weekendOf(country: string): Weekday[] {
  const locale = /^[A-Z]{2}$/.test(country) ? new Intl.Locale(`und-${country}`) : null
  const known: unknown = locale !== null && 'weekInfo' in locale ? locale.weekInfo : null
  const days = isWeekInfo(known) ? known.weekend : [6, 7]
  return weekdays.filter((day) => days.includes(day))
}

function isWeekInfo(value: unknown): value is { weekend: number[] } {
  return typeof value === 'object' && value !== null && 'weekend' in value
}
