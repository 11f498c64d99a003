import fc from 'fast-check'
import { expect, test } from 'vitest'

import { workingDaysBetween } from '#app/domain/kernel/calendar.ts'
import { instant, later } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { plainDate } from '#app/domain/kernel/plain-date.ts'
import { backward } from '#app/domain/relief/backward.ts'
import type { Leg } from '#app/domain/relief/leg.ts'
import { forecast, slack, slipped } from '#app/domain/relief/planner.ts'
import type { Calendars, Forecast } from '#app/domain/relief/planner.ts'
import { clashesAt, earliestT0, windows } from '#app/domain/relief/t0-search.ts'

import { anyCalendar, anyInstant, buildCalendar } from '../kernel/calendars.ts'
import { id, moment, ostia, solvaara, thane } from './build.ts'
import { agreesWithHand, byHand, calendarsOf, leg, monday, network, wish } from './plan-by-hand.ts'

const plain = calendarsOf(
  [thane, buildCalendar()],
  [ostia, buildCalendar()],
  [solvaara, buildCalendar()],
)

test('[PL1] a step begins when what it waits for is done, and takes whole days of its capital', () => {
  const { steps, legs, ready } = planned([
    leg(1, thane, [{ lead: 2 }, { lead: 5 }, { lead: 3, unit: 'calendar-days' }]),
  ])
  expect([...steps.values()].map(({ done }) => done)).toEqual([
    moment('2026-03-04T23:00:00Z'),
    moment('2026-03-11T23:00:00Z'),
    moment('2026-03-14T23:00:00Z'),
  ])
  expect(legs.get(id(601))).toBe(ready)
})

test('[PL1] a holiday of the capital pushes its steps, and those of nobody else', () => {
  const calendars = calendarsOf(
    [thane, buildCalendar({ holidays: ['2026-03-04'] })],
    [ostia, buildCalendar()],
  )
  const { legs } = planned([leg(1, thane, [{ lead: 3 }]), leg(2, ostia, [{ lead: 3 }])], calendars)
  expect([legs.get(id(601)), legs.get(id(602))]).toEqual([
    moment('2026-03-06T23:00:00Z'),
    moment('2026-03-05T23:00:00Z'),
  ])
})

test('[PL2] a step waits for the steps of others that it names, across zones', () => {
  const calendars = calendarsOf(
    [thane, buildCalendar({ zone: 'Pacific/Kiritimati' })],
    [ostia, buildCalendar({ zone: 'America/New_York' })],
  )
  const { steps } = planned(
    [leg(1, thane, [{ lead: 1 }]), leg(2, ostia, [{ lead: 1, after: [11] }])],
    calendars,
  )
  const [first, second] = [...steps.values()]
  expect(first?.done).toBe(moment('2026-03-03T10:00:00Z'))
  expect(second).toMatchObject({
    from: first?.done,
    done: moment('2026-03-05T05:00:00Z'),
    waitedFor: id(11),
  })
})

test('[PL2] what is done is waited for no longer, and a circle is refused with its steps', () => {
  const half = leg(1, thane, [{ lead: 5 }, { lead: 1 }])
  const done = { ...half, done: new Map([[id<'step'>(11), moment('2026-02-20T12:00:00Z')]]) }
  const found = planned([done])
  expect([...found.steps.keys()]).toEqual([id(12)])
  expect(found.ready).toBe(moment('2026-03-03T23:00:00Z'))
  const circle = [
    leg(1, thane, [{ lead: 1, after: [21] }]),
    leg(2, ostia, [{ lead: 1, after: [11] }]),
  ]
  expect(forecast(circle, plain, monday)).toEqual({
    ok: false,
    refusal: { code: 'steps-in-a-circle', details: { steps: [id(11), id(21)] } },
  })
  expect(backward(circle, plain, monday)).toMatchObject({ refusal: { code: 'steps-in-a-circle' } })
})

test('[PL3] the event is ready with the last leg it waits for, and its critical path has no day to spare', () => {
  const legs = [
    leg(1, thane, [{ lead: 3 }, { lead: 4, after: [21] }]),
    leg(2, ostia, [{ lead: 9 }]),
    { ...leg(3, solvaara, [{ lead: 90 }]), required: false },
  ]
  const { critical, ready, legs: done } = planned(legs)
  expect(critical).toEqual({ leg: id(601), path: [id(21), id(12)] })
  expect(ready).toBe(done.get(id(601)))
  for (const [number, days] of [
    [21, 1],
    [12, 1],
  ] as const) {
    const slow = legs.map((one) => ({
      ...one,
      steps: one.steps.map((step) =>
        step.id === id(number)
          ? { ...step, lead: { ...step.lead, count: step.lead.count + days } }
          : step,
      ),
    }))
    expect(planned(slow).ready).toBeGreaterThan(ready)
  }
  expect(planned([leg(1, thane, [])])).toMatchObject({ ready: monday, critical: null })
})

test('[PL4] a leg that slips five days moves what follows, and the rest stays', () => {
  const legs = [
    leg(1, thane, [{ lead: 3 }]),
    leg(2, ostia, [{ lead: 2, after: [11] }]),
    leg(3, solvaara, [{ lead: 4 }]),
  ]
  const before = planned(legs)
  const after = planned(slipped(legs, id(601), 5))
  expect(after.legs.get(id(601))).toBe(moment('2026-03-12T23:00:00Z'))
  expect(after.legs.get(id(602))).toBe(moment('2026-03-16T23:00:00Z'))
  expect(after.legs.get(id(603))).toBe(before.legs.get(id(603)))
  expect(slipped([leg(1, thane, [])], id(601), 5)).toEqual([leg(1, thane, [])])
})

test('[PL5] slack is counted in working days of the capital, and below zero when a leg comes too late', () => {
  const legs = [leg(1, thane, [{ lead: 3 }]), leg(2, ostia, [{ lead: 12 }])]
  const found = slack(legs, planned(legs), moment('2026-03-13T10:00:00Z'), plain)
  expect([...found.values()]).toEqual([5, -3])
})

test('[PL5] slack is what the kernel counts between the two moments', () => {
  fc.assert(
    fc.property(anyCalendar, anyInstant, anyInstant, (calendar, ready, t0) => {
      const legs = [leg(1, thane, [{ lead: 1 }])]
      const known = { ...planned(legs), legs: new Map([[id<'leg'>(601), ready]]) }
      const found = slack(legs, known, t0, calendarsOf([thane, calendar]))
      expect(found.get(id(601))).toBe(workingDaysBetween(ready, t0, calendar))
    }),
  )
})

test('[PL6] backward from a wanted T0: by when each step is to be begun and done', () => {
  const legs = [
    leg(1, thane, [{ lead: 2 }, { lead: 3 }]),
    leg(2, ostia, [{ lead: 4, after: [11] }]),
  ]
  const found = backward(legs, plain, moment('2026-03-20T10:00:00Z'))
  expect(
    found.ok && [...found.steps].map(([step, { begin, done }]) => [step, begin, done]),
  ).toEqual([
    [id(21), moment('2026-03-15T23:00:00Z'), moment('2026-03-20T10:00:00Z')],
    [id(12), moment('2026-03-16T23:00:00Z'), moment('2026-03-20T10:00:00Z')],
    [id(11), moment('2026-03-11T23:00:00Z'), moment('2026-03-15T23:00:00Z')],
  ])
})

test('[PL6] begun at its latest, everything is done by T0; a moment later, it is not', () => {
  fc.assert(
    fc.property(network, anyInstant, ({ legs, calendars }, t0) => {
      const found = backward(legs, calendars, t0)
      if (!found.ok) return
      for (const [step, { begin, done }] of found.steps) {
        const owner = legs.find((one) => one.steps.some(({ id: known }) => known === step))
        const calendar = owner && calendars.get(owner.delegation)
        const lead = owner?.steps.find(({ id: known }) => known === step)?.lead
        if (!calendar || !lead) throw new Error('no such step')
        expect(byHand(begin, lead, calendar)).toBeLessThanOrEqual(done)
        expect(byHand(later(begin, 1), lead, calendar)).toBeGreaterThan(done)
      }
      const starts = [...found.steps.values()].map(({ begin }) => begin)
      if (starts.length === 0) return
      const first = forecast(legs, calendars, instant(Math.min(...starts)))
      expect(first.ok && first.forecast.ready <= t0).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('[PL7] what speaks against a T0 is named: a bank holiday with its name', () => {
  const calendars = calendarsOf(
    [thane, buildCalendar({ holidays: ['2026-03-23'] })],
    [ostia, buildCalendar()],
  )
  const legs = [leg(1, thane, [{ lead: 3 }]), leg(2, ostia, [{ lead: 20 }])]
  const plan = {
    legs,
    calendars,
    forecast: planned(legs, calendars),
    wish: {
      ...wish,
      notBefore: moment('2026-03-25T00:00:00Z'),
      blackouts: [
        {
          from: moment('2026-03-23T00:00:00Z'),
          to: moment('2026-03-24T00:00:00Z'),
          reason: 'summit',
        },
      ],
    },
  }
  expect(clashesAt(moment('2026-03-23T10:00:00Z'), plan)).toEqual([
    { kind: 'unready', leg: id(602), until: moment('2026-03-30T22:00:00Z') },
    { kind: 'notice', until: moment('2026-03-25T00:00:00Z') },
    { kind: 'blackout', reason: 'summit' },
    {
      kind: 'holiday',
      delegation: thane,
      day: plainDate('2026-03-23'),
      holidays: [expect.objectContaining({ name: 'Feast of 2026-03-23' })],
    },
  ])
  expect(clashesAt(moment('2026-04-04T10:00:00Z'), plan)).toEqual([
    { kind: 'weekend', delegation: thane, day: '2026-04-04' },
    { kind: 'weekend', delegation: ostia, day: '2026-04-04' },
  ])
  expect(clashesAt(moment('2026-03-24T00:00:00Z'), plan).map(({ kind }) => kind)).toEqual([
    'unready',
    'notice',
  ])
  expect(clashesAt(moment('2031-04-04T10:00:00Z'), plan).map(({ kind }) => kind)).toEqual([
    'unknown-day',
    'unknown-day',
  ])
})

test('[PL8] the earliest T0 suits all, and windows are the days in a row that do', () => {
  const calendars = calendarsOf(
    [thane, buildCalendar({ holidays: ['2026-03-18'] })],
    [ostia, buildCalendar({ weekend: [5, 6] })],
  )
  const legs = [leg(1, thane, [{ lead: 9 }]), leg(2, ostia, [{ lead: 1 }])]
  const plan = { legs, calendars, forecast: planned(legs, calendars), wish }
  expect(earliestT0(plan, plainDate('2026-03-31'))).toBe(moment('2026-03-16T11:00:00Z'))
  expect(windows(plan, plainDate('2026-03-26'), 9).map(({ first, last }) => [first, last])).toEqual(
    [
      ['2026-03-16', '2026-03-17'],
      ['2026-03-19', '2026-03-19'],
      ['2026-03-23', '2026-03-26'],
    ],
  )
  expect(windows(plan, plainDate('2026-03-26'), 2)).toEqual(
    windows(plan, plainDate('2026-03-26'), 9).slice(0, 2),
  )
  expect(earliestT0(plan, plainDate('2026-03-15'))).toBeNull()
})

test('[PL8] an hour that a zone skips is no T0 on that day', () => {
  const early = { ...wish, time: '02:30', notBefore: moment('2026-03-28T00:00:00Z') }
  const always = calendarsOf([thane, buildCalendar({ weekend: [] })])
  const legs = [leg(1, thane, [])]
  const plan = { legs, calendars: always, forecast: planned(legs, always), wish: early }
  const found = windows(plan, plainDate('2026-03-31'), 9).map(({ first, last }) => [first, last])
  expect(found).toEqual([
    ['2026-03-28', '2026-03-28'],
    ['2026-03-30', '2026-03-31'],
  ])
})

test('[PL9] the forecast and the earliest T0 equal a plan by hand, day by day', () => {
  expect(() => fc.assert(agreesWithHand, { numRuns: 1_000 })).not.toThrow()
})

function planned(
  legs: readonly Leg[],
  calendars: Calendars = plain,
  now: Instant = monday,
): Forecast {
  const found = forecast(legs, calendars, now)
  if (!found.ok) throw new Error(found.refusal.code)
  return found.forecast
}
