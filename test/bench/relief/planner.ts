import fc from 'fast-check'

import { plainDate } from '#app/domain/kernel/plain-date.ts'
import type { Leg } from '#app/domain/relief/leg.ts'
import { forecast, slack } from '#app/domain/relief/planner.ts'
import { earliestT0 } from '#app/domain/relief/t0-search.ts'
import { demoTables } from '#server/calendar/demo-tables.ts'
import { buildCalendar, zones } from '#test/domain/kernel/calendars.ts'
import { id, newLeg } from '#test/domain/relief/build.ts'
import { agreesWithHand, calendarsOf, monday, wish } from '#test/domain/relief/plan-by-hand.ts'

const years = { first: 2026, last: 2030 }

/** Twelve steps each; every fourth waits for a step of the leg before, so that legs hang together. */
const legs: readonly Leg[] = Array.from({ length: 60 }, (_, leg) => ({
  ...newLeg(leg + 1, id(leg + 1), {
    steps: Array.from({ length: 12 }, (__, step) => ({
      id: id<'step'>(leg * 100 + step),
      title: `Step ${step + 1}`,
      lead: { unit: 'working-days' as const, count: 1 + ((leg * 7 + step * 3) % 5) },
      after: leg > 0 && step % 4 === 3 ? [id<'step'>((leg - 1) * 100 + step - 3)] : [],
    })),
  }),
  done: new Map(),
  state: { is: 'drafting' },
}))

const tables = demoTables(years)
const calendars = calendarsOf(
  ...legs.map(({ delegation }, at) => {
    const holidays = tables[at % tables.length]?.holidays.map(({ date }) => date) ?? []
    const zone = zones[at % zones.length] ?? 'UTC'
    return [delegation, buildCalendar({ zone, holidays, years })] as const
  }),
)

/** Forecast, slack and the earliest moment of 60 legs × 12 steps over five years of holidays, in milliseconds. */
export function planLarge(): number {
  // Calendars that no run before has laid out, as a request finds them.
  const fresh = new Map([...calendars].map(([of, calendar]) => [of, { ...calendar }]))
  const before = performance.now()
  const found = forecast(legs, fresh, monday)
  if (!found.ok) throw new Error(found.refusal.code)
  const plan = { legs, calendars: fresh, forecast: found.forecast, wish }
  const t0 = earliestT0(plan, plainDate('2030-12-31'))
  if (t0 === null) throw new Error('there is no day for all of them')
  slack(legs, found.forecast, t0, fresh)
  return performance.now() - before
}

/** Throws at the first of so many random networks on which the planner and the plan by hand differ. */
export function compareWithHand(cases: number): void {
  fc.assert(agreesWithHand, { numRuns: cases })
}
