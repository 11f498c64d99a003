import type { Edition } from '#app/domain/kernel/calendar.ts'
import { canonicalJson } from '#app/domain/kernel/canonical-json.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { yearOf } from '#app/domain/kernel/plain-date.ts'
import { findEdition, insertEdition, lockCalendarCode } from '#db/calendar.ts'
import type { HolidayTable } from '#db/calendar.ts'
import type { Tx } from '#db/client.ts'

/**
 * Publishes a holiday table as the next version of its code, and says which. The same content once
 * more is the version that stands. Throws RangeError for a holiday outside the table's years.
 */
export async function publishCalendar(tx: Tx, table: HolidayTable, at: Instant): Promise<Edition> {
  for (const { date } of table.holidays) {
    const year = yearOf(date)
    if (year < table.years.first || table.years.last < year) {
      throw new RangeError(`${table.code} holds ${date}, outside its years`)
    }
  }
  await lockCalendarCode(tx, table.code)
  const latest = await findEdition(tx, table.code)
  if (latest !== null && contentOf(latest) === contentOf(table)) {
    return { code: latest.code, version: latest.version }
  }
  const version = (latest?.version ?? 0) + 1
  await insertEdition(tx, table, version, at)
  return { code: table.code, version }
}

/** One text for one content, in whatever order its days were listed. */
function contentOf({ code, zone, weekend, years, source, holidays }: HolidayTable): string {
  const days = holidays.map(({ date, name, tentative }) => canonicalJson([date, name, tentative]))
  return canonicalJson({
    code,
    zone,
    weekend: weekend.toSorted((a, b) => a - b),
    years,
    source,
    holidays: days.toSorted((a, b) => (a < b ? -1 : 1)),
  })
}
