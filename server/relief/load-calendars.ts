import { union } from '#app/domain/kernel/calendar.ts'
import type { Calendar } from '#app/domain/kernel/calendar.ts'
import type { CoalitionId, DelegationId } from '#app/domain/kernel/id.ts'
import type { Reckoning } from '#app/domain/kernel/wording.ts'
import { readCalendarCodes } from '#db/calendar.ts'
import type { Database, Tx } from '#db/client.ts'

import { findCalendar } from '../calendar/load-calendar.ts'

export type EventCalendars = {
  /** Of each member whose capital has a holiday table. */
  readonly capitals: ReadonlyMap<DelegationId, Calendar>
  readonly by: Readonly<Record<Reckoning, Calendar>>
}

/** By which days an event is prepared: the seat's for procedure, the members' for readiness (domain.md B12). */
export async function loadCalendars(
  tx: Tx | Database,
  coalition: CoalitionId,
): Promise<EventCalendars> {
  const { seat, capitals: codes } = await readCalendarCodes(tx, coalition)
  const capitals = new Map<DelegationId, Calendar>()
  for (const { delegation, code } of codes) {
    const found = await findCalendar(tx, code)
    if (found !== null) capitals.set(delegation, found)
  }
  const [first, ...others] = capitals.values()
  const all = first === undefined ? unknownDays(seat.zone) : union(seat.zone, [first, ...others])
  const ofSeat = (await findCalendar(tx, seat.code)) ?? unknownDays(seat.zone)
  return { capitals, by: { seat: ofSeat, capitals: all } }
}

/** Where nobody published a holiday table, whatever is counted in working days is refused. */
function unknownDays(zone: string): Calendar {
  const years = { first: 0, last: 0 }
  return { editions: [], zone, weekend: new Set(), holidays: new Map(), years }
}
