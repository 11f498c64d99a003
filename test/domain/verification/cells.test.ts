import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { cellsOf, readBlock } from '#app/domain/verification/blocks.ts'
import type { Kind } from '#app/domain/verification/blocks.ts'
import {
  compareDecimals,
  decimal,
  hundredth,
  writtenDecimal,
} from '#app/domain/verification/decimal.ts'

function indicator(cells: Readonly<Record<string, string | readonly string[]>>) {
  const lists = Object.entries(cells).map(([name, text]) => [
    name,
    typeof text === 'string' ? [text] : text,
  ])
  const written = { kind: 'indicator', block: null, lang: 'en', cells: Object.fromEntries(lists) }
  return readBlock('indicator', written).cells
}

const kinds: readonly Kind[] = [
  'format',
  'section',
  'indicator',
  'codeList',
  'code',
  'definition',
  'source',
  'rule',
  'correction',
  'ladder',
  'ladderStep',
  'confidentiality',
]

test('[FM1] whatever a block holds is read, and a cell without a value keeps its characters', () => {
  const anything = fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 3 })
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds),
      fc.array(anything, { minLength: 40, maxLength: 40 }),
      (kind, items) => {
        const names = cellsOf(kind)
        const cells = Object.fromEntries(names.map((name, at) => [name, items[at] ?? []]))
        const read = readBlock(kind, { kind, block: null, lang: 'en', cells }).cells
        expect(Object.keys(read)).toEqual(names)
        for (const [name, cell] of Object.entries<object>(read)) {
          expect('value' in cell || Reflect.get(cell, 'text')).toBe(
            'value' in cell || (cells[name] ?? []).join('\n'),
          )
        }
      },
    ),
    { numRuns: 300 },
  )
})

test('[FM1] a cell that does not parse says why, and which words would have', () => {
  expect(indicator({ datatype: 'percentage' }).datatype).toEqual({
    invalid: {
      code: 'unknown-word',
      allowed: ['decimal', 'integer', 'boolean', 'code', 'codes', 'date', 'text', 'geo', 'file'],
    },
    text: 'percentage',
  })
  expect(indicator({ statement: 'a\u202Eb' }).statement).toMatchObject({
    invalid: { code: 'control-characters' },
  })
})

test('[FM2] a blank cell says what is assumed, or that it is empty', () => {
  const blank = indicator({ unit: '  ' })
  expect(blank).toMatchObject({
    unit: { value: null },
    required: { value: true },
    decisionRule: { value: 'guarded' },
    window: { value: { kind: 'period' } },
    tolerance: { value: { abs: null, rel: null, k: '2' } },
    missing: { value: [] },
    id: { invalid: { code: 'empty' } },
    sources: { invalid: { code: 'empty' } },
  })
  const ladder = readBlock('ladder', { kind: 'ladder', block: null, lang: 'en', cells: {} }).cells
  expect(ladder).toMatchObject({
    during: { value: 'hold-next' },
    onInaction: { invalid: { code: 'empty' } },
  })
})

test.each([
  ['12.50', '12.50'],
  ['12.50 kg', '12.50'],
  ['+007', '7'],
  ['−3', '-3'],
  ['-0.0', '0.0'],
  ['٥٫٥', '5.5'],
  ['۱۲', '12'],
])('[FM3] the amount %j is %s', (text, value) => {
  expect(indicator({ min: text, unit: 'kg' }).min).toEqual({ value })
})

test('[FM3] an amount that ends like its unit stays whole', () => {
  expect(indicator({ min: '21', unit: '1' }).min).toEqual({ value: '21' })
})

test.each(['5,5', '1 000', '5 t', '1e9', '0x10', '.5', '5.', 'Infinity', '1234567890123456'])(
  '[FM3] %j is no amount',
  (text) => {
    expect(indicator({ min: text, unit: 'kg' }).min).toEqual({
      invalid: { code: 'not-a-number', allowed: [] },
      text,
    })
  },
)

test('[FM3] decimals are compared exactly, whatever their number of digits', () => {
  const parts = fc.tuple(fc.bigInt(-(10n ** 14n), 10n ** 14n), fc.integer({ min: 0, max: 15 }))
  fc.assert(
    fc.property(parts, parts, ([a, aPlaces], [b, bPlaces]) => {
      const [left, right] = [a * 10n ** BigInt(15 - aPlaces), b * 10n ** BigInt(15 - bPlaces)]
      const compared = compareDecimals(written(a, aPlaces), written(b, bPlaces))
      expect(Math.sign(compared)).toBe(left < right ? -1 : Number(left > right))
    }),
  )
  expect(compareDecimals(decimal('9007199254740993'.slice(0, 15)), decimal('1'))).toBe(1)
  expect(compareDecimals(decimal('0.1'), decimal('0.10'))).toBe(0)
})

function written(digits: bigint, places: number) {
  const text = String(digits < 0n ? -digits : digits).padStart(places + 1, '0')
  const cut = text.length - places
  const amount = places === 0 ? text : `${text.slice(0, cut)}.${text.slice(cut)}`
  return decimal(writtenDecimal(`${digits < 0n ? '-' : ''}${amount}`) ?? '')
}

test.each([
  ['≤ 5 %', '%', { cmp: 'le', value: '5' }],
  ['<=5', '%', { cmp: 'le', value: '5' }],
  ['>= 97.50', '%', { cmp: 'ge', value: '97.50' }],
  ['< -0.1', '%', { cmp: 'lt', value: '-0.1' }],
  ['> 3', '%', { cmp: 'gt', value: '3' }],
  ['12', '%', { cmp: 'eq', value: '12' }],
  ['= AGREED', '', { cmp: 'eq', value: 'AGREED' }],
  ['= 2027-06-30', '', { cmp: 'eq', value: '2027-06-30' }],
  ['2 .. 5', 'kg', { cmp: 'range', from: '2', to: '5' }],
  ['-2 kg … 5 kg', 'kg', { cmp: 'range', from: '-2', to: '5' }],
  ['in AGREED, PENDING', '', { cmp: 'in', codes: ['AGREED', 'PENDING'] }],
  ['level ≥ 3', '', { cmp: 'atLeastLevel', code: '3' }],
  ['20 % below baseline', '', { cmp: 'pctBelowBaseline', pct: '20' }],
  ['by 2027-06-30', '', { cmp: 'doneBy', date: '2027-06-30' }],
])('[FM4] the threshold %j is read', (text, unit, value) => {
  expect(indicator({ threshold: text, unit }).threshold).toEqual({ value })
})

test('[FM4] equality with yes or no is that of a boolean', () => {
  expect(indicator({ threshold: 'Yes', datatype: 'Boolean' }).threshold).toEqual({
    value: { cmp: 'eq', value: 'true' },
  })
  expect(indicator({ threshold: 'yes', datatype: 'code' }).threshold).toEqual({
    value: { cmp: 'eq', value: 'yes' },
  })
})

test.each(['5,5', '≤', '5 .. 2', 'by June', 'level ≥', 'in A; B', '≤ five'])(
  '[FM4] %j is no threshold',
  (text) => {
    expect(indicator({ threshold: text }).threshold).toMatchObject({
      invalid: { code: 'not-a-threshold' },
    })
  },
)

test.each([
  [
    'baseline',
    '120.5 kg on 2025-12-31 from CUSTOMS, HCG/2026/3',
    { value: '120.5', asOf: '2025-12-31', source: 'CUSTOMS', agreedIn: 'HCG/2026/3' },
  ],
  ['window', 'rolling 12', { kind: 'rolling', periods: 12 }],
  ['window', 'Sustained 3 of 4', { kind: 'sustained', periods: 3, of: 4 }],
  ['uncertainty', 'required', { required: true, model: 'independent' }],
  ['uncertainty', 'optional shared SCALES', { required: false, model: 'shared', group: 'SCALES' }],
  ['sources', ['CUSTOMS declares'], [{ source: 'CUSTOMS', role: 'declares', required: true }]],
  ['sources', ['BANKS mirrors optional'], [{ source: 'BANKS', role: 'mirrors', required: false }]],
  ['missing', ['NE', 'c'], ['L', 'Q']],
  ['frequency', 'quarterly', 'Q'],
  ['dueDays', '-60', -60],
] as const)('[FM5] %s: %j is read', (cell, text, value) => {
  expect(indicator({ [cell]: text, unit: 'kg' })[cell]).toEqual({ value })
})

test.each([
  ['baseline', '120 from CUSTOMS', 'not-a-baseline'],
  ['window', 'sustained 5 of 4', 'not-a-window'],
  ['window', 'rolling 0', 'not-a-window'],
  ['tolerance', '1 % or 2 %', 'not-a-tolerance'],
  ['tolerance', '-1', 'not-a-tolerance'],
  ['uncertainty', 'required shared', 'not-an-uncertainty'],
  ['uncertainty', 'required independent A', 'not-an-uncertainty'],
  ['sources', ['CUSTOMS'], 'not-a-source'],
  ['sources', ['CUSTOMS declares', 'CUSTOMS declares'], 'twice'],
  ['dueDays', '-367', 'not-a-count'],
] as const)('[FM5] %s: %j is not', (cell, text, code) => {
  expect(indicator({ [cell]: text })[cell]).toMatchObject({ invalid: { code } })
})

test('[FM5] a period and an obligation are read', () => {
  const step = readBlock('ladderStep', {
    kind: 'ladderStep',
    block: null,
    lang: 'en',
    cells: { level: ['L3'], within: ['5 working days'] },
  }).cells
  expect(step).toMatchObject({
    level: { value: 3 },
    within: { value: { count: 5, days: 'working' } },
  })
  const head = readBlock('format', {
    kind: 'format',
    block: null,
    lang: 'en',
    cells: { obligations: ['Framework, article 4 (https://example.org/f)', 'Annex, part 2'] },
  }).cells
  expect(head.obligations).toEqual({
    value: [
      { instrument: 'Framework', provision: 'article 4', uri: 'https://example.org/f' },
      { instrument: 'Annex', provision: 'part 2', uri: null },
    ],
  })
})

test.each([
  ['0.5', { abs: '0.5', rel: null, k: '2' }],
  ['± 2 %', { abs: null, rel: '0.02', k: '2' }],
  ['0.5 kg or 2.50 %, k = 3', { abs: '0.5', rel: '0.0250', k: '3' }],
  ['150 %', { abs: null, rel: '1.50', k: '2' }],
])('[FM6] the tolerance %j is read', (text, value) => {
  expect(indicator({ tolerance: text, unit: 'kg' }).tolerance).toEqual({ value })
})

test('[FM6] a percentage with more digits than a share can have is none', () => {
  expect(hundredth(decimal('0.12345678901234'))).toBeNull()
})

test.each(['[A-Z0-9-]{1,12}', '[0-9]{4}', 'AB-\\d{2,3}', '[a-f]?x', 'HS\\.[0-9]{6}'])(
  '[FM7] %j is a pattern',
  (text) => {
    expect(indicator({ pattern: text }).pattern).toEqual({ value: text })
  },
)

test.each(['(a+)+', '.*', 'a{7,2}', '[f-a]', '[^a]', '\\w+', '[a', 'a?b?c?d?', '^a$', 'a|b'])(
  '[FM7] %j is none that all read alike',
  (text) => {
    expect(indicator({ pattern: text }).pattern).toMatchObject({
      invalid: { code: 'not-a-pattern' },
    })
  },
)
