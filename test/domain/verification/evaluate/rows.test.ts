import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { decimal } from '#app/domain/verification/decimal.ts'
import { given } from '#app/domain/verification/evaluate/fraction.ts'
import { figureOf, Observation } from '#app/domain/verification/evaluate/observation.ts'
import { dueDays, isPeriod, lastDayOf, periodAt } from '#app/domain/verification/evaluate/period.ts'
import { columnsOf, readRow } from '#app/domain/verification/evaluate/row.ts'
import type { Row } from '#app/domain/verification/evaluate/row.ts'
import { block, codeList, section } from '#app/domain/verification/templates/write.ts'

import { contentFrom, customs } from '../format.ts'

const content = contentFrom([
  ...customs,
  ...section(
    { id: 'ITEMS', title: 'Items', kind: 'table', key: ['PERMIT', 'ITEM'] },
    {
      frequency: 'A',
      dueDays: '-60',
      graceDays: '10',
      sources: ['CUSTOMS declares'],
      verifier: 'The verification mission',
      confidentiality: 'OPEN',
      required: 'no',
    },
    [
      ['PERMIT', 'Permit', { datatype: 'text', required: 'yes', pattern: '[A-Z]{2}-[0-9]{3}' }],
      ['ITEM', 'Item', { datatype: 'integer', unit: '1', min: '1', required: 'yes' }],
      [
        'WEIGHT',
        'Weight',
        { datatype: 'decimal', unit: 'kg', decimals: '1', uncertainty: 'required' },
      ],
      ['SEALED', 'Sealed', { datatype: 'boolean' }],
      ['ON', 'On', { datatype: 'date' }],
      ['KINDS', 'Kinds', { datatype: 'codes', codeList: 'KINDS' }],
      ['PLACE', 'Place', { datatype: 'geo' }],
      ['PROOF', 'Proof', { datatype: 'file' }],
    ],
  ),
  ...codeList('KINDS', 'Kinds', [
    ['RAW', 'Raw'],
    ['MADE', 'Made'],
  ]),
  block('code', { id: 'OLD', label: 'Old', validTo: '2026-07-01' }),
])

const flow: Row = {
  SUBJECT: 'NORTH',
  SOURCE: 'CUSTOMS',
  TIME_PERIOD: '2027-03',
  DECLARED: '310.25',
  CONTROL: '2',
}
const item: Row = {
  SUBJECT: 'SOUTH',
  SOURCE: 'CUSTOMS',
  TIME_PERIOD: '2027',
  PERMIT: 'AB-123',
  ITEM: '1',
  WEIGHT: '2.5',
  'WEIGHT.u': '0.2',
  SEALED: 'true',
  ON: '2027-02-28',
  KINDS: 'RAW MADE',
  PLACE: '59.9139,-10.75',
  PROOF: `sha256:${'0a'.repeat(32)}`,
}

function faults(sectionId: string, row: Row) {
  const read = readRow(content, sectionId, row)
  return read.ok ? [] : read.faults.map(({ column, code }) => `${column}: ${code}`)
}

test('[OB3] a row that misses its threshold is a valid report', () => {
  const read = readRow(content, 'FLOWS', flow)
  expect(read).toMatchObject({
    ok: true,
    observations: [
      {
        indicator: 'DECLARED',
        source: 'CUSTOMS',
        subject: 'NORTH',
        period: '2027-03',
        line: null,
        status: 'A',
        value: '310.25',
        uncertainty: null,
      },
      { indicator: 'CONTROL', value: '2' },
    ],
  })
  expect(read.ok && read.observations.every((one) => Observation.safeParse(one).success)).toBe(true)
})

test('[OB3] every datatype is read, and a row of a table is known by its key', () => {
  const read = readRow(content, 'ITEMS', item)
  expect(read.ok && read.observations.map(({ line }) => line)).toEqual(
    Array.from({ length: 8 }, () => 'AB-123/1'),
  )
  const shifted = readRow(content, 'ITEMS', { ...item, PERMIT: 'AB-124' })
  expect(shifted.ok && shifted.observations[0]?.line).toBe('AB-124/1')
})

test.each([
  ['FLOWS', { DECLARED: '-1' }, 'DECLARED: below-min'],
  ['FLOWS', { DECLARED: '1000.01' }, 'DECLARED: above-max'],
  ['FLOWS', { DECLARED: '1.005' }, 'DECLARED: too-many-decimals'],
  ['FLOWS', { DECLARED: '1,5' }, 'DECLARED: not-a-number'],
  ['FLOWS', { DECLARED: '007' }, 'DECLARED: not-a-number'],
  ['FLOWS', { CONTROL: '7' }, 'CONTROL: unknown-code'],
  ['FLOWS', { SUBJECT: 'WEST' }, 'SUBJECT: unknown-subject'],
  ['FLOWS', { SOURCE: 'POLICE' }, 'SOURCE: unknown-source'],
  ['FLOWS', { TIME_PERIOD: '2027-13' }, 'TIME_PERIOD: not-a-period'],
  ['FLOWS', { TIME_PERIOD: '2027-Q1' }, 'TIME_PERIOD: not-a-period'],
  ['FLOWS', { OBS_STATUS: 'M' }, 'OBS_STATUS: status-not-allowed'],
  ['FLOWS', { SPEED: '3' }, 'SPEED: unknown-column'],
  ['FLOWS', { 'DECLARED.u': '-1' }, 'DECLARED.u: not-an-uncertainty'],
  ['FLOWS', { 'CONTROL.u': '1' }, 'CONTROL.u: uncertainty-unexpected'],
  ['ITEMS', { 'WEIGHT.u': '' }, 'WEIGHT.u: uncertainty-missing'],
  ['ITEMS', { ITEM: '1.5' }, 'ITEM: not-an-integer'],
  ['ITEMS', { PERMIT: 'AB-1234' }, 'PERMIT: pattern-differs'],
  ['ITEMS', { SEALED: 'yes' }, 'SEALED: not-a-boolean'],
  ['ITEMS', { ON: '2027-02-29' }, 'ON: not-a-day'],
  ['ITEMS', { KINDS: 'RAW COOKED' }, 'KINDS: unknown-code'],
  ['ITEMS', { KINDS: 'OLD' }, 'KINDS: code-not-valid'],
  ['ITEMS', { PLACE: 'Oslo' }, 'PLACE: not-a-place'],
  ['ITEMS', { PROOF: 'report.pdf' }, 'PROOF: not-a-file'],
] as const)('[OB2] in %s, %j is refused: %s', (sectionId, changed, fault) => {
  expect(faults(sectionId, { ...(sectionId === 'FLOWS' ? flow : item), ...changed })).toContain(
    fault,
  )
})

test('[OB2] every fault of a row is named', () => {
  expect(faults('FLOWS', { ...flow, DECLARED: '-1', CONTROL: 'x', SUBJECT: '' })).toEqual([
    'SUBJECT: unknown-subject',
    'DECLARED: below-min',
    'CONTROL: unknown-code',
  ])
  expect(() => readRow(content, 'OTHER', flow)).toThrow(RangeError)
})

test('[OB2] whatever stands in a row, it is read or refused', () => {
  const columns = content.sections.slice(0, 1).flatMap(columnsOf)
  const texts = fc.oneof(fc.constantFrom('', 'NORTH', 'CUSTOMS', '2027-03', '1', 'M'), fc.string())
  fc.assert(
    fc.property(fc.array(texts, { minLength: 12, maxLength: 12 }), (values) => {
      const row = Object.fromEntries(columns.map((column, at) => [column, values[at] ?? '']))
      const read = readRow(content, 'FLOWS', row)
      expect(read.ok ? read.observations.length : read.faults.length).toBeGreaterThan(0)
    }),
  )
})

test('[OB4] blank needs a status that is allowed, and words', () => {
  const { DECLARED: _, ...without } = flow
  expect(faults('FLOWS', without)).toEqual(['DECLARED: value-missing'])
  expect(faults('FLOWS', { ...without, MISSING_STATUS: 'L' })).toEqual([
    'COMMENT_OBS: comment-missing',
  ])
  expect(faults('FLOWS', { ...without, MISSING_STATUS: 'Q', COMMENT_OBS: 'Secret.' })).toEqual([
    'MISSING_STATUS: status-not-allowed',
  ])
  const read = readRow(content, 'FLOWS', {
    ...without,
    MISSING_STATUS: 'L',
    COMMENT_OBS: 'The office was closed.',
  })
  expect(read.ok && read.observations[0]).toEqual({
    indicator: 'DECLARED',
    source: 'CUSTOMS',
    subject: 'NORTH',
    period: '2027-03',
    line: null,
    status: 'L',
    comment: 'The office was closed.',
  })
})

test('[OB4] a source reports what it is a source of, and owes nothing else', () => {
  const banks = { ...flow, SOURCE: 'BANKS', DECLARED: '', CONTROL: '', BANKED: '300' }
  expect(faults('FLOWS', banks)).toEqual([])
  expect(faults('FLOWS', { ...banks, DECLARED: '310' })).toEqual(['DECLARED: not-from-this-source'])
  expect(faults('FLOWS', { ...flow, SOURCE: 'MISSION', DECLARED: '' })).toEqual([])
  expect(faults('FLOWS', { ...flow, SOURCE: 'MIRROR', DECLARED: '', CONTROL: '' })).toEqual([
    'FLOWS: nothing-reported',
  ])
})

test('[OB4] what need not be reported may be blank, but a row of nothing is no report', () => {
  const { WEIGHT: _, 'WEIGHT.u': __, SEALED: ___, ...less } = item
  expect(faults('ITEMS', less)).toEqual([])
  expect(faults('ITEMS', { ...less, 'WEIGHT.u': '1' })).toEqual([
    'WEIGHT.u: uncertainty-unexpected',
  ])
})

test('[OB1] a submitted uncertainty is divided by k, exactly', () => {
  const read = readRow(content, 'ITEMS', item)
  const weight = read.ok ? read.observations[2] : undefined
  const tolerance = { abs: null, rel: null, k: decimal('2') }
  expect(figureOf(weight, { tolerance })).toEqual({ value: given('2.5'), u: given('0.1') })
  expect(figureOf(undefined, { tolerance })).toBeNull()
})

test.each([
  ['2027', 'A', '2025', '2027-12-31'],
  ['2027-S1', 'S', '2026-S1', '2027-06-30'],
  ['2027-Q1', 'Q', '2026-Q3', '2027-03-31'],
  ['2028-02', 'M', '2027-12', '2028-02-29'],
  ['2027-01', 'M', '2026-11', '2027-01-31'],
  ['2027-W01', 'W', '2026-W52', '2027-01-10'],
  ['2026-W53', 'W', '2026-W51', '2027-01-03'],
  ['2027-03-01', 'D', '2027-02-27', '2027-03-01'],
] as const)(
  '[OB5] %s (%s): two before is %s, its last day %s',
  (period, frequency, before, last) => {
    expect(isPeriod(period, frequency)).toBe(true)
    expect(periodAt(period, frequency, -2)).toBe(before)
    expect(periodAt(before, frequency, 2)).toBe(period)
    expect(lastDayOf(period, frequency)).toBe(last)
  },
)

test.each([
  ['2027-W53', 'W'],
  ['2027-02-29', 'D'],
  ['27', 'A'],
  ['2027-Q5', 'Q'],
  ['2027-3', 'M'],
] as const)('[OB5] %s is no period of %s', (period, frequency) => {
  expect(isPeriod(period, frequency)).toBe(false)
})

test('[OB5] reports are due after their period, plans before it', () => {
  const flows = content.sections[0]?.indicators[0]
  const items = content.sections[1]?.indicators[0]
  if (flows === undefined || items === undefined) throw new TypeError('the sample has both')
  expect(dueDays('2027-03', flows)).toEqual({ due: '2027-04-15', graceEnds: '2027-04-20' })
  expect(dueDays('2027', items)).toEqual({ due: '2026-11-02', graceEnds: '2026-11-12' })
})
