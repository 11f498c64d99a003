import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { DelegationId } from '#app/domain/kernel/id.ts'
import { effortOn, meetingOn } from '#app/domain/positions/meeting.ts'
import type { Meeting, Weighing } from '#app/domain/positions/meeting.ts'
import { stances } from '#app/domain/positions/scale.ts'
import type { Scale } from '#app/domain/positions/scale.ts'

import { months } from './build.ts'
import { member, row } from './matrices.ts'
import type { Said } from './matrices.ts'

const scale = months(0, 24)
/** Worked example W14: A, B, D, C, E of divergence.md, here in that order. */
const five: readonly Said[] = [
  [6, 12],
  [9, 18],
  [10, 12],
  [3, 8],
  [12, 24],
]

test('[MS4] what all accept is the zone, and least is conceded anywhere in it (W13)', () => {
  const meeting = meet(five.slice(0, 3))
  expect(meeting.zone).toEqual({ kind: 'open', low: 10, high: 12 })
  expect(meeting.least).toEqual({ low: 10, high: 12 })
  expect([meeting.concession, meeting.effort]).toEqual([0, 0])
})

test('[MS4] an empty zone names its gap and the two that cause it (W14)', () => {
  const meeting = meet(five)
  expect(meeting.zone).toEqual({
    kind: 'empty',
    gap: 4,
    between: { atMost: member(3), atLeast: member(4) },
  })
})

test('[MS5] least is conceded at the weighted median of the ends (W14, W15, W16)', () => {
  expect(meet(five)).toMatchObject({ least: { low: 10, high: 12 }, concession: 4 })
  const heavy = meet(five, (one) => (one === member(3) ? 3 : 1))
  expect(heavy).toMatchObject({ least: { low: 8, high: 9 }, concession: 7 })
  expect(
    meet([
      [1, 2],
      [5, 6],
    ]),
  ).toMatchObject({ least: { low: 2, high: 5 }, concession: 3 })
})

test('[MS5] the weighted median of the delays of 1994 is seven years (W11)', () => {
  const meeting = meet(
    delays.map(({ at }) => at),
    byPowerAndSalience,
    years,
  )
  expect(meeting.least).toEqual({ low: 7, high: 7 })
})

test('[MS6] effort is twice the concession over weight and scale (W6, W12, W14)', () => {
  expect(meet(five).effort).toBeCloseTo(0.0667, 4)
  expect(
    meet(
      delays.map(({ at }) => at),
      undefined,
      years,
    ).effort,
  ).toBeCloseTo(0.7, 12)
  expect(
    meet(
      delays.map(({ at }) => at),
      byPowerAndSalience,
      years,
    ).effort,
  ).toBeCloseTo(0.862629, 6)
  expect(effortOn(row(stances, [0, 0, 1, 2, 2, 2, 3, 3, 3, 3]))).toBeCloseTo(0.6, 12)
})

test('[MS6] effort is 0 in agreement, 1 with half at either end, and not defined for one (W16)', () => {
  expect(effortOn(row(stances, [2, 2, 2]))).toBe(0)
  expect(effortOn(row(stances, [0, 0, 3, 3]))).toBe(1)
  expect(meet([[6, 12]])).toMatchObject({
    least: { low: 6, high: 12 },
    concession: 0,
    effort: null,
  })
})

test('[MS7] the smallest worst concession is half way between the two furthest (W15)', () => {
  expect(meet(five).minimax).toEqual({ at: { low: 10, high: 10 }, worst: 2 })
  expect(
    meet([
      [3, 8],
      [11, 24],
    ]).minimax,
  ).toEqual({ at: { low: 9, high: 10 }, worst: 2 })
  expect(
    meet(
      [
        [3, 8],
        [11, 24],
      ],
      undefined,
      months(0, 24, null),
    ).minimax,
  ).toEqual({
    at: { low: 9.5, high: 9.5 },
    worst: 1.5,
  })
  expect(
    meet([
      [6, 12],
      [9, 18],
    ]).minimax,
  ).toEqual({ at: { low: 10, high: 11 }, worst: 0 })
})

test('[MS8] coverage names the stretches that most accept, and who does not (W15)', () => {
  expect(meet(five).coverage).toEqual({
    members: 4,
    stretches: [{ interval: { low: 12, high: 12 }, without: [member(3)] }],
  })
  expect(
    meet([
      [1, 2],
      [5, 6],
    ]).coverage,
  ).toEqual({
    members: 1,
    stretches: [
      { interval: { low: 1, high: 2 }, without: [member(1)] },
      { interval: { low: 5, high: 6 }, without: [member(0)] },
    ],
  })
})

test('[MS1] without a position, or without weight, there is a reason and no number (W16)', () => {
  expect(meetingOn(row(scale, ['none', 'withheld', 'not-participating']))).toEqual({
    kind: 'undefined',
    because: 'no-position',
    n: 0,
    entries: [],
    earlier: 0,
  })
  expect(meetingOn(row(scale, five), () => 0)).toMatchObject({ because: 'no-weight', n: 5 })
})

test('[MS5] [MS7] [MS8] all points agree with trying every step of the scale', () => {
  fc.assert(
    fc.property(
      positions,
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 8 }),
      (said, w) => {
        const weigh: Weighing = (one) => w[Number(one.slice(-2)) - 1] ?? 1
        const found = meet(said, weigh)
        const costs = steps.map((at) => cost(at, said, weigh))
        const least = Math.min(...costs)
        expect(found.concession).toBe(least)
        expect(steps.filter((at) => costs[at] === least)).toEqual(
          steps.filter((at) => found.least.low <= at && at <= found.least.high),
        )
        const worst = steps.map((at) => Math.max(...said.map((one) => outside(at, one))))
        expect(found.minimax.worst).toBe(Math.min(...worst))
        expect(worst[found.minimax.at.low]).toBe(Math.min(...worst))
        const covered = steps.map((at) => said.filter((one) => outside(at, one) === 0).length)
        expect(found.coverage.members).toBe(Math.max(...covered))
        expect(steps.filter((at) => covered[at] === found.coverage.members)).toEqual(
          steps.filter((at) =>
            found.coverage.stretches.some(({ interval: { low, high } }) => low <= at && at <= high),
          ),
        )
      },
    ),
  )
})

test('[MS9] an open zone is where nothing is conceded, and another member only narrows it', () => {
  fc.assert(
    fc.property(positions, interval, (said, other) => {
      const { zone, concession, least } = meet(said)
      expect(zone.kind === 'open').toBe(concession === 0)
      expect(zone.kind === 'open' ? { kind: 'open', ...least } : zone).toEqual(zone)
      const more = meet([...said, other]).zone
      if (more.kind !== 'open') return
      expect(zone.kind === 'open' && zone.low <= more.low && more.high <= zone.high).toBe(true)
    }),
  )
})

test('[MS9] who moves to the meeting point never raises effort; a reversed scale changes nothing', () => {
  fc.assert(
    fc.property(positions, fc.nat(7), (said, who) => {
      const before = meet(said)
      const moved = said.map((one, at) => (at === who ? before.least.low : one))
      expect(meet(moved).effort ?? 0).toBeLessThanOrEqual(before.effort ?? 0)
      const reversed = said.map(([low, high]): Said => [24 - high, 24 - low])
      expect(meet(reversed).effort).toEqual(before.effort)
    }),
  )
})

const interval = fc
  .tuple(fc.nat(24), fc.nat(24))
  .map(([a, b]): readonly [number, number] => [Math.min(a, b), Math.max(a, b)])
const positions = fc.array(interval, { minLength: 1, maxLength: 8 })
const steps = Array.from({ length: 25 }, (_, at) => at)

function outside(at: number, [low, high]: readonly [number, number]): number {
  return at < low ? low - at : at > high ? at - high : 0
}

function cost(at: number, said: readonly (readonly [number, number])[], weigh: Weighing): number {
  return said.reduce((sum, one, place) => sum + weigh(member(place)) * outside(at, one), 0)
}

function meet(said: readonly Said[], weigh?: Weighing, on: Scale = scale): Meeting {
  const figure = meetingOn(row(on, said), weigh)
  if (figure.kind !== 'known') throw new Error(figure.because)
  return figure.value
}

/** Years of delay, capability and salience: Bueno de Mesquita 1994 (divergence.md W11). */
const delays = [
  { at: 4, power: 0.08, salience: 0.8 },
  { at: 7, power: 0.08, salience: 0.4 },
  { at: 4, power: 0.03, salience: 0.2 },
  { at: 4, power: 0.16, salience: 0.8 },
  { at: 10, power: 0.16, salience: 0.6 },
  { at: 10, power: 0.16, salience: 0.6 },
  { at: 10, power: 0.16, salience: 0.9 },
  { at: 7, power: 0.05, salience: 0.1 },
  { at: 4, power: 0.05, salience: 1 },
  { at: 7, power: 0.08, salience: 0.7 },
]
const years: Scale = { kind: 'range', low: 4, high: 10, unit: 'years', step: null }

function byPowerAndSalience(delegation: DelegationId): number {
  const found = delays.find((_, at) => member(at) === delegation)
  return found ? found.power * found.salience : 0
}
