import fc from 'fast-check'
import { expect, test } from 'vitest'

import {
  lengthOf,
  onSteps,
  rollCall,
  Scale,
  stances,
  stepsAround,
} from '#app/domain/positions/scale.ts'
import { place, shareOf } from '#app/domain/positions/stance.ts'
import { About, declareSubject, keyOf } from '#app/domain/positions/subject.ts'
import { towards } from '#app/domain/positions/towards.ts'

import { id, months, range, stance, subject } from './build.ts'

test('[PO1] a scale that runs backwards, says a level twice or has broken steps is refused', () => {
  const level = (code: string, counts: 'against' | 'abstention' | 'for') => ({ code, counts })
  const bad = [
    { kind: 'ordinal', levels: [level('only', 'for')] },
    { kind: 'ordinal', levels: [level('yes', 'for'), level('no', 'against')] },
    { kind: 'ordinal', levels: [level('no', 'against'), level('no', 'for')] },
    { ...months(0, 24), low: 24 },
    { ...months(0, 24), high: -1 },
    { ...months(0, 24), step: 7 },
    { ...months(0, 24), step: 0 },
    { ...months(0, 24), unit: '' },
    { ...months(0, 24), high: Number.POSITIVE_INFINITY },
  ]
  for (const scale of bad) expect(Scale.safeParse(scale).success).toBe(false)
  const good = [stances, rollCall, months(0, 24), { ...months(0, 10, 0.1), unit: '%' }]
  for (const scale of good) expect(Scale.parse(scale)).toEqual(scale)
})

test('[PO2] object and reserve stand in the way, abstention aside', () => {
  expect(stances.levels.map(({ code, counts }) => `${code} ${counts}`)).toEqual([
    'object against',
    'reserve against',
    'can-live-with for',
    'support for',
  ])
  expect(rollCall.levels.map(({ counts }) => counts)).toEqual(['against', 'abstention', 'for'])
  expect([lengthOf(stances), lengthOf(rollCall), lengthOf(months(3, 24))]).toEqual([3, 2, 21])
})

test('[PO3] a bracket on one cell is the subject of that parameter, and no other bracket is', () => {
  const document = id<'document'>(1)
  const block = id<'block'>(2)
  const bracket = id<'bracket'>(3)
  const parameter = subject({ about: { kind: 'parameter', document, block, cell: 'threshold' } })
  const about: About = {
    kind: 'bracket',
    document,
    bracket,
    over: { block, cell: 'threshold' },
  }
  const refusal = { code: 'subject-exists', details: { subject: parameter.id } }
  expect(declareSubject([parameter], subject({ about }))).toEqual({ ok: false, refusal })
  for (const over of [null, { block, cell: 'unit' as const }]) {
    const other = subject({ about: { kind: 'bracket', document, bracket, over } })
    expect(declareSubject([parameter], other)).toEqual({ ok: true, subject: other })
  }
})

test('[PO3] every kind of matter has a key of its own', () => {
  const document = id<'document'>(1)
  const block = id<'block'>(2)
  const event = id<'event'>(8)
  const all: About[] = [
    { kind: 'paragraph', document, block },
    { kind: 'bracket', document, bracket: id(3), over: null },
    { kind: 'alternative', document, bracket: id(4) },
    { kind: 'parameter', document, block, cell: 'min' },
    { kind: 'benchmark', event, benchmark: id(5) },
    { kind: 'finding', event, finding: id(6) },
    { kind: 'leg', event, leg: id(7) },
    { kind: 'event-date', event },
    { kind: 'exemption', exemption: id(9) },
    { kind: 'question', question: 'One instrument or  two?' },
  ]
  expect(About.options.map(({ shape }) => shape.kind.value)).toEqual(all.map(({ kind }) => kind))
  for (const about of all) expect(About.parse(about)).toEqual(about)
  expect(new Set(all.map(keyOf)).size).toBe(all.length)
  expect(keyOf({ kind: 'question', question: 'one instrument or two?' })).toBe(
    keyOf({ kind: 'question', question: 'One instrument or  two?' }),
  )
})

test('[PO4] what does not fit the scale is refused with the reason', () => {
  const scale = months(0, 24)
  const codes = [
    place(stance('object'), scale),
    place(range(1, 2), stances),
    place(stance('abstain'), stances),
    place(range(12, 6), scale),
    place(range(6, 25), scale),
    place(range(-1, 6), scale),
    place(range(6.2, 6.8), scale),
  ].map((placed) => (placed.ok ? 'ok' : placed.refusal.code))
  expect(codes).toEqual([
    'not-on-this-scale',
    'not-on-this-scale',
    'unknown-level',
    'range-reversed',
    'range-outside',
    'range-outside',
    'range-between-steps',
  ])
  expect(place({ kind: 'not-participating' }, scale)).toEqual({ ok: true, interval: null })
})

test('[PO5] open ends reach to the end of the scale, and a point is both its ends', () => {
  const scale = months(3, 24)
  const at = (low: number | null, high: number | null) => place(range(low, high), scale)
  expect(at(9, null)).toEqual({ ok: true, interval: { low: 9, high: 24 } })
  expect(at(null, 9)).toEqual({ ok: true, interval: { low: 3, high: 9 } })
  expect(at(9, 9)).toEqual({ ok: true, interval: { low: 9, high: 9 } })
  expect(at(null, null)).toEqual({ ok: true, interval: { low: 3, high: 24 } })
  expect(place(stance('reserve'), stances)).toEqual({ ok: true, interval: { low: 1, high: 1 } })
})

test('[PO6] a range counts from its first step to its last', () => {
  expect(onSteps({ low: 5.5, high: 8.9 }, months(0, 24))).toEqual({ low: 6, high: 8 })
  expect(onSteps({ low: 6.2, high: 6.8 }, months(0, 24))).toBeNull()
  expect(onSteps({ low: 6.2, high: 6.8 }, months(0, 24, null))).toEqual({ low: 6.2, high: 6.8 })
  expect(onSteps({ low: 4, high: 9 }, months(1, 25, 3))).toEqual({ low: 4, high: 7 })
  expect(stepsAround(10.5, months(0, 24))).toEqual({ low: 10, high: 11 })
})

test('[PO6] steps of a tenth are where they are written, not where doubles put them', () => {
  const scale = months(0, 10, 0.1)
  fc.assert(
    fc.property(fc.nat(100), (tenths) => {
      const written = Number(`${Math.floor(tenths / 10)}.${tenths % 10}`)
      expect(onSteps({ low: written, high: written }, scale)).toEqual({
        low: written,
        high: written,
      })
    }),
  )
})

test('[PO7] a range supports the value in the text inside it, ends included', () => {
  const given = [4.9, 5, 6, 8, 8.1].map((value) => towards(value, { low: 5, high: 8 }))
  expect(given).toEqual(['object', 'support', 'support', 'support', 'object'])
})

test('[PO1] positions on any scale are compared as shares of it', () => {
  expect(shareOf({ low: 1, high: 1 }, rollCall)).toEqual({ low: 0.5, high: 0.5 })
  expect(shareOf({ low: 6, high: 12 }, months(0, 24))).toEqual({ low: 0.25, high: 0.5 })
})
