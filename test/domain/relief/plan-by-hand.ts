import assert from 'node:assert/strict'

import fc from 'fast-check'

import { isWorkingDay } from '#app/domain/kernel/calendar.ts'
import type { Calendar } from '#app/domain/kernel/calendar.ts'
import type { DelegationId } from '#app/domain/kernel/id.ts'
import { instant } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { addDays, closingDay, dateAt, endOfDay } from '#app/domain/kernel/plain-date.ts'
import type { Leg, StepId } from '#app/domain/relief/leg.ts'
import { forecast } from '#app/domain/relief/planner.ts'
import type { Calendars } from '#app/domain/relief/planner.ts'
import { earliestT0 } from '#app/domain/relief/t0-search.ts'
import type { Wish } from '#app/domain/relief/t0-search.ts'

import { anyCalendar, anyInstant } from '../kernel/calendars.ts'
import { id, moment, newLeg, ostia, solvaara, thane } from './build.ts'

export const monday = moment('2026-03-02T09:00:00Z')

export const wish: Wish = { time: '12:00', zone: 'Europe/Zurich', notBefore: monday, blackouts: [] }

/** Up to three legs of up to three steps in any zones; a step may wait for steps of legs before its own. */
export const network = fc
  .tuple(
    fc.array(
      anyCalendar.filter(({ weekend }) => weekend.size < 3),
      { minLength: 3, maxLength: 3 },
    ),
    fc.array(
      fc.array(
        fc.record({
          lead: fc.nat(9),
          unit: fc.constantFrom('working-days' as const, 'calendar-days' as const),
          after: fc.subarray([11, 12, 13, 21, 22, 23]),
        }),
        { maxLength: 3 },
      ),
      { minLength: 1, maxLength: 3 },
    ),
  )
  .map(([calendars, specs]) => {
    const known = new Set(
      specs.flatMap((spec, at) => spec.map((_, place) => (at + 1) * 10 + place + 1)),
    )
    const legs = specs.map((spec, at) =>
      leg(
        at + 1,
        id(at + 1),
        spec.map((one) => ({
          ...one,
          after: one.after.filter((step) => known.has(step) && step < (at + 1) * 10),
        })),
      ),
    )
    const [one, two, three] = calendars
    return { legs, calendars: calendarsOf([thane, one!], [ostia, two!], [solvaara, three!]) }
  })

/** The planner and a plan made by turning over the leaves of wall calendars, for any small network. */
export const agreesWithHand = fc.property(network, anyInstant, ({ legs, calendars }, now) => {
  const found = forecast(legs, calendars, now)
  const hand = allByHand(legs, calendars, now)
  assert.equal(found.ok, hand !== null)
  if (!found.ok || hand === null) return
  const { steps, ready, legs: done } = found.forecast
  assert.deepEqual(new Map([...steps].map(([step, { done: at }]) => [step, at])), hand)
  const lasts = legs.map((one) =>
    Math.max(now, ...one.steps.map((step) => hand.get(step.id) ?? now)),
  )
  assert.deepEqual(
    legs.map((one) => done.get(one.id)),
    lasts,
  )
  assert.equal(ready, Math.max(now, ...lasts))
  const plan = { legs, calendars, forecast: found.forecast, wish: { ...wish, notBefore: now } }
  const until = addDays(dateAt(ready, wish.zone), 30)
  assert.equal(earliestT0(plan, until), firstByHand(legs, calendars, ready, until))
})

type Spec = readonly {
  lead: number
  unit?: 'working-days' | 'calendar-days'
  after?: readonly number[]
}[]

export function leg(number: number, delegation: DelegationId, spec: Spec): Leg {
  const steps = spec.map(({ lead, unit = 'working-days', after = [] }, at) => ({
    id: id<'step'>(number * 10 + at + 1),
    title: `Step ${at + 1}`,
    lead: { unit, count: lead },
    after: after.map((one) => id<'step'>(one)),
  }))
  return { ...newLeg(number, delegation, { steps }), done: new Map(), state: { is: 'drafting' } }
}

export function calendarsOf(...given: readonly (readonly [DelegationId, Calendar])[]): Calendars {
  return new Map(given)
}

/** One step by hand: turning over the leaves of a wall calendar. */
export function byHand(
  from: Instant,
  { unit, count }: Leg['steps'][number]['lead'],
  calendar: Calendar,
): Instant {
  if (count === 0) return from
  let left = count
  let at = closingDay(from, calendar.zone)
  while (left > 0) {
    at = addDays(at, 1)
    if (unit === 'calendar-days' || isWorkingDay(at, calendar)) left -= 1
  }
  return endOfDay(at, calendar.zone)
}

/** All steps by hand, over and over until nothing changes; null beyond the calendars. */
function allByHand(
  legs: readonly Leg[],
  calendars: Calendars,
  now: Instant,
): Map<StepId, Instant> | null {
  const done = new Map<StepId, Instant>()
  try {
    for (const one of legs) {
      for (const [at, step] of one.steps.entries()) {
        const before = [...step.after, ...(at > 0 ? [one.steps[at - 1]!.id] : [])]
        const from = instant(Math.max(now, ...before.map((other) => done.get(other) ?? now)))
        done.set(step.id, byHand(from, step.lead, calendars.get(one.delegation)!))
      }
    }
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
  return done
}

/** Noon in Zurich on each day in turn, asked of every calendar. */
function firstByHand(
  legs: readonly Leg[],
  calendars: Calendars,
  ready: Instant,
  until: string,
): Instant | null {
  for (let at = dateAt(ready, 'Europe/Zurich'); at <= until; at = addDays(at, 1)) {
    const noon = [11, 10]
      .map((hours) => moment(`${at}T${hours}:00:00Z`))
      .find(
        (one) =>
          new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Zurich', hour: '2-digit' }).format(
            one,
          ) === '12',
      )
    if (noon === undefined || noon < ready) continue
    const suits = legs.every(({ delegation }) => {
      const calendar = calendars.get(delegation)!
      const there = dateAt(noon, calendar.zone)
      return there >= '2025-01-01' && there <= '2027-12-31' && isWorkingDay(there, calendar)
    })
    if (suits) return noon
  }
  return null
}
