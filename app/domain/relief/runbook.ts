import type { Calendar } from '../kernel/calendar.ts'
import { inDays, inWorkingDays } from '../kernel/deadline.ts'
import { hour, later } from '../kernel/instant.ts'
import type { Instant } from '../kernel/instant.ts'

/** What is done when, counted from T0. Days before it are working days of all capitals. */
export type RunbookEntry<What extends string = string> = {
  /** Key of the interface texts that says what is done. */
  readonly what: What
  readonly offset: {
    readonly unit: 'hours' | 'working-days' | 'calendar-days'
    readonly count: number
  }
}

/** The relief-day runbook as it is proposed for every event (domain.md part (c)). */
export const reliefDay = [
  { what: 'propose-event', offset: { unit: 'working-days', count: -90 } },
  { what: 'draft-instruments', offset: { unit: 'working-days', count: -60 } },
  { what: 'adopt-contingently', offset: { unit: 'working-days', count: -30 } },
  { what: 'check-divergence', offset: { unit: 'working-days', count: -20 } },
  { what: 'attest-readiness', offset: { unit: 'working-days', count: -10 } },
  { what: 'confirm-channels', offset: { unit: 'working-days', count: -7 } },
  { what: 'rehearse', offset: { unit: 'working-days', count: -5 } },
  { what: 'arm', offset: { unit: 'working-days', count: -2 } },
  { what: 'call', offset: { unit: 'hours', count: -24 } },
  { what: 'fire', offset: { unit: 'hours', count: 0 } },
  { what: 'confirm-legs', offset: { unit: 'hours', count: 1 } },
  { what: 'publish-spread', offset: { unit: 'hours', count: 4 } },
  { what: 'release', offset: { unit: 'hours', count: 24 } },
  { what: 'first-review', offset: { unit: 'calendar-days', count: 30 } },
] as const satisfies readonly RunbookEntry[]

/** When each entry falls for a T0; null where the calendar's years end before it. */
export function runbookFor<What extends string>(
  entries: readonly RunbookEntry<What>[],
  t0: Instant,
  capitals: Calendar,
): readonly { readonly what: What; readonly at: Instant | null }[] {
  return entries.map(({ what, offset }) => ({ what, at: momentOf(offset, t0, capitals) }))
}

function momentOf(
  { unit, count }: RunbookEntry['offset'],
  t0: Instant,
  capitals: Calendar,
): Instant | null {
  switch (unit) {
    case 'hours':
      return later(t0, count * hour)
    case 'calendar-days':
      return inDays(t0, count, capitals.zone).at
    case 'working-days': {
      const reckoned = inWorkingDays(t0, count, 'capitals', capitals)
      return reckoned.ok ? reckoned.deadline.at : null
    }
  }
}
