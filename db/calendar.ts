import { and, asc, desc, eq, sql } from 'drizzle-orm'

import type { Calendar, Edition, Holiday } from '#app/domain/kernel/calendar.ts'
import type { CoalitionId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { PlainDate, Weekday } from '#app/domain/kernel/plain-date.ts'

import type { Database, Tx } from './client.ts'
import { coalition, delegation } from './schema/accounts.ts'
import { holiday, holidayCalendar } from './schema/calendar.ts'

/** The content of one edition, before it has a version. */
export type HolidayTable = {
  readonly code: string
  readonly zone: string
  readonly weekend: readonly Weekday[]
  readonly years: { readonly first: number; readonly last: number }
  readonly source: string
  readonly holidays: readonly {
    readonly date: PlainDate
    readonly name: string
    readonly tentative: boolean
  }[]
}

/** Makes whoever else publishes under this code wait until the transaction ends. */
export async function lockCalendarCode(tx: Tx, code: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${code}, ${publishing}))`)
}

export async function insertEdition(
  tx: Tx,
  table: HolidayTable,
  version: number,
  at: Instant,
): Promise<void> {
  const { code, zone, weekend, years, source, holidays } = table
  await tx.insert(holidayCalendar).values({
    code,
    version,
    zone,
    weekend: [...weekend],
    firstYear: years.first,
    lastYear: years.last,
    source,
    createdAt: at,
  })
  if (holidays.length === 0) return
  await tx.insert(holiday).values(holidays.map((day) => ({ code, version, ...day })))
}

/** An edition's table as it was published; the latest one when no version is named. Null: no such. */
export async function findEdition(
  tx: Tx | Database,
  code: string,
  version?: number,
): Promise<(HolidayTable & Edition) | null> {
  const [found] = await tx
    .select()
    .from(holidayCalendar)
    .where(
      and(
        eq(holidayCalendar.code, code),
        version === undefined ? undefined : eq(holidayCalendar.version, version),
      ),
    )
    .orderBy(desc(holidayCalendar.version))
    .limit(1)
  if (found === undefined) return null
  const holidays = await tx
    .select({ date: holiday.date, name: holiday.name, tentative: holiday.tentative })
    .from(holiday)
    .where(and(eq(holiday.code, code), eq(holiday.version, found.version)))
    .orderBy(asc(holiday.date), asc(holiday.name))
  return {
    code,
    version: found.version,
    zone: found.zone,
    weekend: found.weekend,
    years: { first: found.firstYear, last: found.lastYear },
    source: found.source,
    holidays,
  }
}

/** Under which codes the holidays of a coalition's seat and of its members' capitals are published. */
export async function readCalendarCodes(tx: Tx | Database, of: CoalitionId) {
  const [seat] = await tx
    .select({ zone: coalition.seatZone, code: coalition.seatCalendar })
    .from(coalition)
    .where(eq(coalition.id, of))
  if (seat === undefined) throw new Error(`there is no coalition ${of}`)
  const capitals = await tx
    .select({ delegation: delegation.id, code: delegation.holidayCalendar })
    .from(delegation)
    .where(and(eq(delegation.coalition, of), eq(delegation.kind, 'member')))
    .orderBy(asc(delegation.code))
  return { seat, capitals }
}

/** An edition as the calendar to count by. */
export function calendarOf(edition: HolidayTable & Edition): Calendar {
  const { code, version, zone, weekend, years } = edition
  const holidays = new Map<PlainDate, readonly Holiday[]>()
  for (const { date, name, tentative } of edition.holidays) {
    holidays.set(date, [...(holidays.get(date) ?? []), { code, name, tentative }])
  }
  return { editions: [{ code, version }], zone, weekend: new Set(weekend), holidays, years }
}

/** Seed that keeps this advisory lock apart from every other one. */
const publishing = 0x48_4f_4c_49
