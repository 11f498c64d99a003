import { union } from '#app/domain/kernel/calendar.ts'
import type { Calendar, Edition } from '#app/domain/kernel/calendar.ts'
import { calendarOf, findEdition } from '#db/calendar.ts'
import type { Database, Tx } from '#db/client.ts'

/** The calendar of a code in its latest version, or in the one a deadline remembers. Throws when there is none. */
export async function loadCalendar(
  tx: Tx | Database,
  code: string,
  version?: number,
): Promise<Calendar> {
  const found = await findCalendar(tx, code, version)
  if (found === null) throw new Error(`no holiday table ${code}, version ${version ?? 'latest'}`)
  return found
}

/** The same, or null while nobody has published such a table. */
export async function findCalendar(
  tx: Tx | Database,
  code: string,
  version?: number,
): Promise<Calendar | null> {
  const edition = await findEdition(tx, code, version)
  return edition && calendarOf(edition)
}

/** The union of several calendars, each in its latest version or the named one, with days beginning in `zone`. */
export async function loadUnion(
  tx: Tx | Database,
  zone: string,
  codes: readonly [Wanted, ...Wanted[]],
): Promise<Calendar> {
  const [first, ...others] = codes
  const calendars: [Calendar, ...Calendar[]] = [await load(tx, first)]
  for (const other of others) calendars.push(await load(tx, other))
  return union(zone, calendars)
}

type Wanted = string | Edition

function load(tx: Tx | Database, wanted: Wanted): Promise<Calendar> {
  return typeof wanted === 'string'
    ? loadCalendar(tx, wanted)
    : loadCalendar(tx, wanted.code, wanted.version)
}
