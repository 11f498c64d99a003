import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { plainDate } from '#app/domain/kernel/plain-date.ts'
import { decimal } from '#app/domain/verification/decimal.ts'
import { isBenchmark, proposeVerdict } from '#app/domain/verification/evaluate/benchmark.ts'
import { given } from '#app/domain/verification/evaluate/fraction.ts'
import { judgeAmount, judgeWord } from '#app/domain/verification/evaluate/judge.ts'
import type { Observation } from '#app/domain/verification/evaluate/observation.ts'
import { allOf, atLeast, verdicts } from '#app/domain/verification/evaluate/verdict.ts'
import type { Verdict } from '#app/domain/verification/evaluate/verdict.ts'
import type { Indicator, Threshold } from '#app/domain/verification/model.ts'

import { contentFrom, customs, withCells } from '../format.ts'

function judge(
  value: string,
  u: string | null,
  decisionRule: Indicator['decisionRule'],
  threshold: Threshold = { cmp: 'le', value: decimal('300') },
  required = false,
) {
  return judgeAmount(
    { value: given(value), u: u === null ? null : given(u) },
    {
      threshold,
      decisionRule,
      baseline: {
        value: '400',
        asOf: plainDate('2025-12-31'),
        source: 'CUSTOMS',
        agreedIn: 'HCG/2026/3',
      },
      tolerance: { abs: null, rel: null, k: decimal('2') },
      uncertainty: { required, model: 'independent' },
    },
  )
}

test('[OB15] a cap of 300 under each decision rule (verification.md 2.2)', () => {
  expect(judge('299.0', '0.8', 'simple')).toBe('met')
  expect(judge('299.0', '0.8', 'guarded')).toBe('cannot-determine')
  expect(judge('301.0', '0.8', 'simple')).toBe('not-met')
  expect(judge('301.0', '0.8', 'lenient')).toBe('met')
  expect(judge('298.4', '0.8', 'guarded')).toBe('met')
  expect(judge('301.6', '0.8', 'guarded')).toBe('cannot-determine')
  expect(judge('301.7', '0.8', 'guarded')).toBe('not-met')
  expect(judge('301.7', '0.8', 'lenient')).toBe('not-met')
})

test.each<[Threshold, string, Verdict]>([
  [{ cmp: 'lt', value: decimal('300') }, '300', 'not-met'],
  [{ cmp: 'le', value: decimal('300') }, '300', 'met'],
  [{ cmp: 'ge', value: decimal('300') }, '300.0', 'met'],
  [{ cmp: 'gt', value: decimal('300') }, '300', 'not-met'],
  [{ cmp: 'eq', value: '300' }, '300.00', 'met'],
  [{ cmp: 'range', from: decimal('2'), to: decimal('5') }, '5', 'met'],
  [{ cmp: 'range', from: decimal('2'), to: decimal('5') }, '5.01', 'not-met'],
  [{ cmp: 'pctBelowBaseline', pct: decimal('20') }, '320', 'met'],
  [{ cmp: 'pctBelowBaseline', pct: decimal('20') }, '320.01', 'not-met'],
])(
  '[OB15] %j and %s: %s, under every rule when nothing is uncertain',
  (threshold, value, verdict) => {
    for (const rule of ['simple', 'guarded', 'lenient'] as const) {
      expect(judge(value, null, rule, threshold)).toBe(verdict)
    }
  },
)

test('[OB15] a range is guarded at both ends', () => {
  const range: Threshold = { cmp: 'range', from: decimal('2'), to: decimal('5') }
  expect(judge('3', '0.5', 'guarded', range)).toBe('met')
  expect(judge('2.9', '0.5', 'guarded', range)).toBe('cannot-determine')
  expect(judge('6.1', '0.5', 'guarded', range)).toBe('not-met')
  expect(judge('3', '9', 'guarded', range)).toBe('cannot-determine')
})

test('[OB15] an uncertainty that is required and missing leaves the verdict open', () => {
  expect(judge('100', null, 'guarded', undefined, true)).toBe('cannot-determine')
  expect(judge('100', null, 'simple', undefined, true)).toBe('met')
})

test('[OB15] guarded never says other than lenient and simple where it says anything', () => {
  const amount = fc.integer({ min: 0, max: 600 }).map(String)
  const u = fc.integer({ min: 0, max: 60 }).map(String)
  fc.assert(
    fc.property(amount, u, (value, error) => {
      const guarded = judge(value, error, 'guarded')
      const others = [judge(value, error, 'simple'), judge(value, error, 'lenient')]
      const allowed = guarded === 'cannot-determine' ? others : [guarded, guarded]
      expect(others).toEqual(allowed)
    }),
  )
})

test('[OB15] words are judged by equality, by membership, by level and by day', () => {
  expect(judgeWord('true', { cmp: 'eq', value: 'true' }, [])).toBe('met')
  expect(judgeWord('B', { cmp: 'in', codes: ['A', 'C'] }, [])).toBe('not-met')
  const levels = ['NE', 'LE', 'SE', 'HE']
  expect(judgeWord('SE', { cmp: 'atLeastLevel', code: 'SE' }, levels)).toBe('met')
  expect(judgeWord('LE', { cmp: 'atLeastLevel', code: 'SE' }, levels)).toBe('not-met')
  const by: Threshold = { cmp: 'doneBy', date: plainDate('2027-06-30') }
  expect(judgeWord('2027-06-30', by, [])).toBe('met')
  expect(judgeWord('2027-07-01', by, [])).toBe('not-met')
  expect(() => judgeWord('5', { cmp: 'le', value: decimal('5') }, [])).toThrow(TypeError)
})

test('[OB16] k of n is what holds for every way in which open conditions may turn out', () => {
  const parts = fc.array(fc.constantFrom(...verdicts), { maxLength: 6 })
  fc.assert(
    fc.property(parts, fc.integer({ min: 1, max: 6 }), (conditions, least) => {
      const open = conditions.filter((one) => one === 'cannot-determine').length
      const met = conditions.filter((one) => one === 'met').length
      const worlds = Array.from({ length: open + 1 }, (_, more) => met + more >= least)
      const certain = worlds.every((world) => world === worlds[0])
      const expected = certain ? (worlds[0] === true ? 'met' : 'not-met') : 'cannot-determine'
      expect(atLeast(least, conditions)).toBe(expected)
      expect(allOf(conditions)).toBe(atLeast(conditions.length, conditions))
    }),
  )
})

const content = contentFrom(
  withCells(customs, 'indicator', 'DECLARED', {
    sources: ['CUSTOMS declares', 'MISSION observes optional'],
  }),
)
const [flows] = content.sections
const indicators = flows?.indicators ?? []

function benchmark(id: string, own: Partial<Indicator> = {}) {
  const found = indicators.find((one) => one.id === id)
  const changed = found === undefined ? undefined : { ...found, ...own }
  if (changed === undefined || !isBenchmark(changed)) throw new TypeError(`${id} is no benchmark`)
  return changed
}

function said(source: string, period: string, value: string, indicator = 'DECLARED'): Observation {
  return {
    indicator,
    source,
    subject: 'NORTH',
    period,
    line: null,
    status: 'A',
    value,
    uncertainty: null,
  }
}

function propose(
  observations: readonly Observation[],
  own: Partial<Indicator> = {},
  today = '2027-04-01',
  id = 'DECLARED',
) {
  const moment = { subject: 'NORTH', period: '2027-03', today: plainDate(today) }
  return proposeVerdict(content, benchmark(id, own), observations, moment)
}

test('[OB17] a missing report is open until its grace ends', () => {
  expect(propose([], {}, '2027-04-20')).toBe('cannot-determine')
  expect(propose([], {}, '2027-04-21')).toBe('cannot-determine')
  const strict = { ...content, onMissing: 'not-met' as const }
  const moment = { subject: 'NORTH', period: '2027-03' }
  const at = (today: string) =>
    proposeVerdict(strict, benchmark('DECLARED'), [said('MISSION', '2027-03', '1')], {
      ...moment,
      today: plainDate(today),
    })
  expect([at('2027-04-20'), at('2027-04-21')]).toEqual(['cannot-determine', 'not-met'])
})

test('[OB17] a value that is absent with its reason is no missing report, and no failure', () => {
  const { indicator, source, subject, period, line } = said('CUSTOMS', '2027-03', '0')
  const absent: Observation = {
    indicator,
    source,
    subject,
    period,
    line,
    status: 'L',
    comment: 'The office was closed.',
  }
  expect(propose([absent], {}, '2027-12-31')).toBe('cannot-determine')
})

test('[OB18] sources that differ in the outcome leave it open, those that do not decide', () => {
  const declared = said('CUSTOMS', '2027-03', '290')
  expect(propose([declared])).toBe('met')
  expect(propose([declared, said('MISSION', '2027-03', '280')])).toBe('met')
  expect(propose([declared, said('MISSION', '2027-03', '310')])).toBe('cannot-determine')
  expect(propose([declared], { minIndependent: 2 })).toBe('cannot-determine')
  expect(propose([said('CUSTOMS', '2027-03', '310'), said('MISSION', '2027-03', '305')])).toBe(
    'not-met',
  )
})

test('[OB18] a rolling window is a mean, and complete or open', () => {
  const window = { kind: 'rolling' as const, periods: 3 }
  const months = [said('CUSTOMS', '2027-01', '200'), said('CUSTOMS', '2027-02', '300')]
  expect(propose([...months, said('CUSTOMS', '2027-03', '400')], { window })).toBe('met')
  expect(propose([...months, said('CUSTOMS', '2027-03', '400.01')], { window })).toBe('not-met')
  expect(propose([said('CUSTOMS', '2027-03', '1')], { window })).toBe('cannot-determine')
})

test('[OB18] a sustained window counts periods', () => {
  const window = { kind: 'sustained' as const, periods: 2, of: 3 }
  const values = (...texts: string[]) =>
    texts.map((text, at) => said('CUSTOMS', `2027-0${at + 1}`, text))
  expect(propose(values('310', '290', '300'), { window })).toBe('met')
  expect(propose(values('310', '310', '300'), { window })).toBe('not-met')
  expect(
    propose(
      values('310', '300')
        .slice(0, 1)
        .concat(said('CUSTOMS', '2027-03', '1')),
      { window },
      '2027-03-15',
    ),
  ).toBe('cannot-determine')
})

test('[OB18] levels are those that the raters agree on', () => {
  const rated = (...levels: readonly [string, string]) => [
    said('CUSTOMS', '2027-03', levels[0], 'CONTROL'),
    said('MISSION', '2027-03', levels[1], 'CONTROL'),
  ]
  const proposed = (...levels: readonly [string, string]) =>
    propose(rated(...levels), {}, '2027-04-01', 'CONTROL')
  expect([proposed('3', '2'), proposed('1', '2'), proposed('1', '3')]).toEqual([
    'met',
    'not-met',
    'cannot-determine',
  ])
})

test('[OB18] every row of a table must meet its benchmark', () => {
  const row = (line: string, value: string) => ({ ...said('CUSTOMS', '2027-03', value), line })
  expect(propose([row('a', '1'), row('b', '2')])).toBe('met')
  expect(propose([row('a', '1'), row('b', '301')])).toBe('not-met')
})
