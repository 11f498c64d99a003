import { expect, test } from 'vitest'

import type { Calendar } from '#app/domain/kernel/calendar.ts'
import { canonicalJson } from '#app/domain/kernel/canonical-json.ts'
import { plainDate } from '#app/domain/kernel/plain-date.ts'
import { decimal } from '#app/domain/verification/decimal.ts'
import type { Observation } from '#app/domain/verification/evaluate/observation.ts'
import { runRule } from '#app/domain/verification/evaluate/run-rule.ts'
import { codeList, rule, section } from '#app/domain/verification/templates/write.ts'

import { contentFrom, customs } from '../format.ts'

const text = { datatype: 'text' }
const amount = { datatype: 'decimal', unit: 'kg', decimals: '1' }
const blocks = [
  ...customs,
  ...section(
    { id: 'TRANSFERS', title: 'Transfers', kind: 'table', key: ['PERMIT'] },
    {
      frequency: 'M',
      dueDays: '15',
      sources: ['CUSTOMS declares', 'MISSION observes optional'],
      verifier: 'The verification mission',
      confidentiality: 'OPEN',
      required: 'no',
    },
    [
      ['PERMIT', 'Permit', text],
      ['GOODS', 'Goods', text],
      ['SENT', 'Sent', amount],
      ['GOT', 'Got', amount],
      ['SHARED', 'Shared', { ...amount, uncertainty: 'required shared SCALES' }],
      ['TO', 'To', text],
      ['FROM', 'From', text],
      ['ASKED', 'Asked', { datatype: 'date' }],
      ['GIVEN', 'Given', { datatype: 'date' }],
      ['GRADE', 'Grade', { datatype: 'code', codeList: 'GRADES' }],
    ],
  ),
  ...codeList('GRADES', 'Grades', [
    ['C', 'Compliant'],
    ['PC', 'Partly'],
    ['NC', 'Not'],
  ]),
]

const calendar: Calendar = {
  editions: [],
  zone: 'UTC',
  weekend: new Set([6, 7]),
  holidays: new Map([[plainDate('2027-03-26'), []]]),
  years: { first: 2027, last: 2027 },
}

type Said = readonly [id: string, value: string, more?: Partial<Observation> & { u?: string }]

function told(...values: readonly Said[]): readonly Observation[] {
  return values.map(([indicator, value, { u, ...more } = {}]) => ({
    indicator,
    source: indicator === 'BANKED' ? 'BANKS' : 'CUSTOMS',
    subject: 'NORTH',
    period: '2027-03',
    line: null,
    status: 'A',
    value,
    uncertainty: u === undefined ? null : decimal(u),
    ...(more as object),
  }))
}

function run(
  written: Parameters<typeof rule>,
  observations: readonly Observation[],
  ...others: readonly Parameters<typeof rule>[]
) {
  const content = contentFrom([...blocks, ...[written, ...others].map((one) => rule(...one))])
  const found = content.rules.find(({ id }) => id === written[0])
  if (found === undefined) throw new TypeError('the rule is there')
  return runRule(content, found, observations, { subject: 'NORTH', period: '2027-03', calendar })
}

const outcomes = (...args: Parameters<typeof run>) => run(...args).map(({ outcome }) => outcome)

test('[OB6] a pair is run over what two sources reported, within the band of the rule', () => {
  const pairs: Parameters<typeof rule> = [
    'R',
    'pair',
    ['DECLARED@CUSTOMS', 'BANKED'],
    { params: ['rel = 0.05'], alpha: '0.05' },
  ]
  expect(run(pairs, told(['DECLARED', '100'], ['BANKED', '95']))).toEqual([
    {
      rule: 'R',
      subject: 'NORTH',
      period: '2027-03',
      key: [],
      outcome: 'passes',
      numbers: { first: '100.000000', second: '95.000000', difference: '5.000000' },
      named: [],
    },
  ])
  expect(outcomes(pairs, told(['DECLARED', '100'], ['BANKED', '94.99']))).toEqual(['fails'])
  expect(outcomes(pairs, told(['DECLARED', '100']))).toEqual(['one-sided'])
  expect(outcomes(pairs, [])).toEqual(['undetermined'])
  expect(
    outcomes(pairs, told(['DECLARED', '100'], ['BANKED', '94', { period: '2027-02' }])),
  ).toEqual(['one-sided'])
  const uncertain = told(['DECLARED', '100', { u: '5' }], ['BANKED', '94', { u: '5' }])
  expect(outcomes(pairs, uncertain)).toEqual(['passes'])
})

test('[OB7] a balance takes its error model from the format', () => {
  const inputs = ['SENT', 'DECLARED', 'GOT', 'BANKED']
  const balances: Parameters<typeof rule> = ['R', 'balance', inputs, { alpha: '0.05' }]
  const values = told(
    ['SENT', '500', { u: '2' }],
    ['DECLARED', '1200', { u: '2' }],
    ['GOT', '1180', { u: '2' }],
    ['BANKED', '510', { u: '2' }],
  )
  expect(run(balances, values)[0]).toMatchObject({
    outcome: 'fails',
    numbers: { difference: '10.000000', sigma: '2.000000', z: '5.000000' },
  })
  expect(outcomes(balances, values.slice(1))).toEqual(['undetermined'])
  expect(
    outcomes(balances, told(['SENT', '1'], ['DECLARED', '1'], ['GOT', '1'], ['BANKED', '1'])),
  ).toEqual(['undetermined'])
  const one: Parameters<typeof rule> = [
    'S',
    'balance',
    ['SHARED', 'SHARED[-1]', 'SENT', 'GOT'],
    { alpha: '0.05' },
  ]
  const shared = told(
    ['SHARED', '10', { u: '6' }],
    ['SHARED', '10', { u: '8', period: '2027-02' }],
    ['SENT', '10', { u: '0' }],
    ['GOT', '10', { u: '0' }],
  )
  expect(run(one, shared)[0]?.numbers['sigma']).toBe('7.000000')
})

test('[OB8] what was sent may arrive in the period after', () => {
  const mirrors = (shift: string): Parameters<typeof rule> => [
    'R',
    'mirror',
    ['SENT', 'GOT'],
    { params: ['rel = 0.1', 'abs = 1', `shift = ${shift}`], alpha: '0.05' },
  ]
  const values = told(['SENT', '100'], ['GOT', '20'], ['GOT', '99', { period: '2027-04' }])
  expect([outcomes(mirrors('0'), values), outcomes(mirrors('1'), values)]).toEqual([
    ['fails'],
    ['passes'],
  ])
  expect(outcomes(mirrors('0'), values.slice(1, 2))).toEqual(['one-sided'])
})

test('[OB9] a consensus names who stands apart, and lends its value to other rules', () => {
  const all: Parameters<typeof rule> = ['ALL', 'consensus', ['DECLARED'], { alpha: '0.05' }]
  const values = told(
    ['DECLARED', '30.0', { u: '1' }],
    ['DECLARED', '33.0', { u: '0.8', source: 'MISSION' }],
    ['DECLARED', '32.6', { u: '1.6', source: 'MIRROR' }],
    ['BANKED', '32.9'],
  )
  expect(run(all, values)[0]).toMatchObject({ outcome: 'fails', named: ['CUSTOMS'] })
  const limit: Parameters<typeof rule> = ['LIMIT', 'order', ['BANKED', 'rule:ALL']]
  expect(run(limit, values, all)[0]).toMatchObject({
    outcome: 'passes',
    numbers: { amount: '32.900000', limit: '32.920000' },
  })
  expect(outcomes(all, values.slice(1))).toEqual(['undetermined'])
})

test('[OB11] parts, cumulative values and limits', () => {
  const sum: Parameters<typeof rule> = [
    'R',
    'identity',
    ['SENT', 'GOT + SHARED'],
    { params: ['decimals = 1'] },
  ]
  const parts = (total: string) => told(['SENT', total], ['GOT', '1.0'], ['SHARED', '2.0'])
  expect([outcomes(sum, parts('3.1')), outcomes(sum, parts('3.2'))]).toEqual([
    ['passes'],
    ['fails'],
  ])
  const grows: Parameters<typeof rule> = ['R', 'monotone', ['SENT']]
  const twice = (before: string, now: string) =>
    told(['SENT', before, { period: '2027-02' }], ['SENT', now])
  expect(outcomes(grows, twice('5', '5'))).toEqual(['passes'])
  expect(outcomes(grows, twice('5', '4.9'))).toEqual(['fails'])
  expect(outcomes(grows, told(['SENT', '5']))).toEqual(['undetermined'])
  const below: Parameters<typeof rule> = ['R', 'order', ['SENT', '2 * GOT']]
  expect(outcomes(below, told(['SENT', '4'], ['GOT', '2']))).toEqual(['passes'])
  expect(outcomes(below, told(['SENT', '4.1'], ['GOT', '2']))).toEqual(['fails'])
})

test('[OB12] a trend needs all the periods before', () => {
  const trends: Parameters<typeof rule> = [
    'R',
    'trend',
    ['SENT'],
    { params: ['periods = 2'], alpha: '0.01' },
  ]
  const before = told(['SENT', '10', { period: '2027-01' }], ['SENT', '12', { period: '2027-02' }])
  expect(outcomes(trends, [...before, ...told(['SENT', '16.9'])])).toEqual(['passes'])
  expect(outcomes(trends, [...before, ...told(['SENT', '17'])])).toEqual(['fails'])
  expect(outcomes(trends, [...before.slice(1), ...told(['SENT', '99'])])).toEqual(['undetermined'])
})

test('[OB19] a rule runs for every value of its by, over the sum of the rows that have it', () => {
  const pairs: Parameters<typeof rule> = [
    'R',
    'pair',
    ['SENT@CUSTOMS', 'SENT@MISSION'],
    { params: ['abs = 0.5', 'by = GOODS'], alpha: '0.05' },
  ]
  const mission = { source: 'MISSION' }
  const row = (line: string, goods: string, kilos: string, more = {}): readonly Said[] => [
    ['GOODS', goods, { line, ...more }],
    ['SENT', kilos, { line, ...more }],
  ]
  const values = told(
    ...row('1', 'oil', '5'),
    ...row('2', 'oil', '6'),
    ...row('3', 'tin', '7'),
    ...row('a', 'oil', '11', mission),
    ...row('b', 'tin', '9', mission),
    ...row('c', 'zinc', '1', mission),
  )
  const results = run(pairs, values)
  expect(run(pairs, values.toReversed())).toEqual(results)
  expect(results.map(({ key, outcome }) => [...key, outcome])).toEqual([
    ['oil', 'passes'],
    ['tin', 'fails'],
    ['zinc', 'one-sided'],
  ])
})

test('[OB20] days are counted from the day after, in days of the calendar or of work', () => {
  const clock = (params: readonly string[]): Parameters<typeof rule> => [
    'R',
    'timeliness',
    ['ASKED', 'GIVEN'],
    { params },
  ]
  // From Thursday over a holiday and a weekend to Tuesday: five days, two of them worked.
  const values = told(
    ['ASKED', '2027-03-25', { line: '1' }],
    ['GIVEN', '2027-03-30', { line: '1' }],
  )
  expect(run(clock(['within = 2', 'days = working']), values)[0]).toMatchObject({
    outcome: 'passes',
    numbers: { longest: '2.000000' },
  })
  expect(run(clock(['within = 4']), values)[0]).toMatchObject({ outcome: 'fails', named: ['1'] })
  expect(outcomes(clock(['within = 4']), values.slice(0, 1))).toEqual(['undetermined'])
})

test('[OB20] what is sent to another is met there under the same name', () => {
  const met: Parameters<typeof rule> = [
    'R',
    'reference',
    ['TO', 'FROM'],
    { params: ['by = GOODS'] },
  ]
  const south = { subject: 'SOUTH', line: 'x' }
  const sent = told(['GOODS', 'oil', { line: '1' }], ['TO', 'SOUTH', { line: '1' }])
  const got = told(['GOODS', 'oil', south], ['FROM', 'NORTH', south])
  expect(outcomes(met, [...sent, ...got])).toEqual(['passes'])
  expect(run(met, sent)[0]).toMatchObject({ outcome: 'fails', named: ['SOUTH'] })
  const tin = told(['GOODS', 'tin', south], ['FROM', 'NORTH', south])
  expect(outcomes(met, [...sent, ...tin])).toEqual(['fails'])
})

test('[OB20] a value used twice, a change without evidence, and codes that are too many are named', () => {
  const unique: Parameters<typeof rule> = ['R', 'unique', ['PERMIT']]
  const permits = told(['PERMIT', 'A', { line: '1' }], ['PERMIT', 'A', { line: '2' }])
  expect(run(unique, permits)[0]).toMatchObject({ outcome: 'fails', named: ['A', 'A'] })
  expect(outcomes(unique, permits.slice(1))).toEqual(['passes'])
  const evidence: Parameters<typeof rule> = ['R', 'evidence', ['GRADE', 'PERMIT']]
  const graded = told(
    ['GRADE', 'NC', { line: '1', period: '2027-02' }],
    ['GRADE', 'C', { line: '1' }],
  )
  expect(run(evidence, graded)[0]).toMatchObject({ outcome: 'fails', named: ['1'] })
  expect(outcomes(evidence, [...graded, ...permits])).toEqual(['passes'])
  const count = (more: readonly string[]): Parameters<typeof rule> => [
    'R',
    'count',
    ['GRADE', 'GRADE[-1]'],
    { params: ['codes = NC PC', ...more] },
  ]
  const grades = told(['GRADE', 'NC', { line: '1' }], ['GRADE', 'PC', { line: '2' }])
  expect(outcomes(count(['atLeast = 3']), grades)).toEqual(['passes'])
  expect(outcomes(count(['atLeast = 2']), grades)).toEqual(['fails'])
  expect(outcomes(count(['atLeast = 2', 'among = PC']), grades)).toEqual(['passes'])
})

test('[OB20] a count of rules that fail combines them', () => {
  const first: Parameters<typeof rule> = ['A', 'order', ['SENT', 'GOT']]
  const second: Parameters<typeof rule> = ['B', 'order', ['GOT', 'SHARED']]
  const both: Parameters<typeof rule> = [
    'R',
    'count',
    ['rule:A', 'rule:B'],
    { params: ['atLeast = 2'] },
  ]
  const values = (shared: string) => told(['SENT', '3'], ['GOT', '2'], ['SHARED', shared])
  expect(outcomes(both, values('1'), first, second)).toEqual(['fails'])
  expect(outcomes(both, values('2'), first, second)).toEqual(['passes'])
})

test('[OB10] ratings that are too far apart fail', () => {
  const rated: Parameters<typeof rule> = ['R', 'agreement', ['CONTROL'], { params: ['spread = 1'] }]
  const ratings = (mission: string) =>
    told(['CONTROL', '1'], ['CONTROL', mission, { source: 'MISSION' }])
  expect(run(rated, ratings('2'))[0]).toMatchObject({
    outcome: 'passes',
    numbers: { level: '1.000000' },
  })
  expect(outcomes(rated, ratings('3'))).toEqual(['fails'])
  expect(outcomes(rated, ratings('3').slice(1))).toEqual(['undetermined'])
})

test('[OB1] the same inputs give the same bytes, in whatever order they come', () => {
  const pairs: Parameters<typeof rule> = [
    'R',
    'pair',
    ['DECLARED', 'BANKED'],
    { params: ['rel = 0.05'], alpha: '0.05' },
  ]
  const values = told(['DECLARED', '202.8', { u: '0.4' }], ['BANKED', '203.5', { u: '0.3' }])
  expect(canonicalJson(run(pairs, values))).toBe(canonicalJson(run(pairs, values.toReversed())))
  expect(canonicalJson(run(pairs, values))).toContain(
    '"numbers":{"difference":"-0.700000","en":"1.400000","first":"202.800000","p":"0.005110"',
  )
})
