import type { Calendar } from '#app/domain/kernel/calendar.ts'
import type { CoalitionId } from '#app/domain/kernel/id.ts'
import { readSeatCalendar } from '#db/accounts.ts'
import type { Database, Tx } from '#db/client.ts'

import { findCalendar } from './load-calendar.ts'

/** The days of a coalition's seat by their latest table, or null while nobody has published one. */
export async function loadSeat(
  tx: Tx | Database,
  coalition: CoalitionId,
): Promise<Calendar | null> {
  return findCalendar(tx, await readSeatCalendar(tx, coalition))
}
