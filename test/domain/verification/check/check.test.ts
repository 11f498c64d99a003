import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { cellsOf } from '#app/domain/verification/blocks.ts'
import type { ReadCells } from '#app/domain/verification/blocks.ts'
import { checkFormat, isSound } from '#app/domain/verification/check/check.ts'
import { Content } from '#app/domain/verification/model.ts'
import { contentOf, readFormat } from '#app/domain/verification/read.ts'
import { block, rule, section, source, term } from '#app/domain/verification/templates/write.ts'

import { contentFrom, customs, withCells } from '../format.ts'

function check(blocks: readonly ReadCells[], prose: readonly string[] = []) {
  return checkFormat(readFormat(blocks), prose)
}

/** Problems as `indicator DECLARED threshold: unknown-unit`. */
function found(blocks: readonly ReadCells[], prose: readonly string[] = []) {
  return check(blocks, prose).map(({ place: { kind, id, cell }, code }) =>
    [kind, id, cell]
      .filter((part) => part !== null)
      .join(' ')
      .concat(`: ${code}`),
  )
}

const declared = (cells: Parameters<typeof withCells<'indicator'>>[3]) =>
  found(withCells(customs, 'indicator', 'DECLARED', cells))
const control = (cells: Parameters<typeof withCells<'indicator'>>[3]) =>
  found(withCells(customs, 'indicator', 'CONTROL', cells))
const paid = (cells: Parameters<typeof withCells<'rule'>>[3]) =>
  found(withCells(customs, 'rule', 'PAID', cells))

test('[FC14] the sample format is sound, and has content that the model accepts', () => {
  expect(check(customs)).toEqual([])
  expect(Content.safeParse(contentFrom(customs)).success).toBe(true)
})

test('[FC14] a notice does not stand in the way, an error does', () => {
  const noticed = withCells(customs, 'format', 'customs-flow', { obligations: [] })
  expect(found(noticed)).toEqual(['format customs-flow obligations: obligation-missing'])
  expect(isSound(check(noticed))).toBe(true)
  expect(isSound(check(withCells(customs, 'source', 'BANKS', { interest: 'own' })))).toBe(false)
})

test('[FC1] problems of several cells are all named, with the characters that stand there', () => {
  const broken = withCells(customs, 'indicator', 'CONTROL', { unit: 'EURO', decimals: 'two' })
  expect(check(broken)).toEqual([
    {
      place: { kind: 'indicator', block: null, id: 'CONTROL', cell: 'decimals' },
      code: 'not-a-count',
      values: { text: 'two', allowed: '' },
      weight: 'error',
    },
    {
      place: { kind: 'indicator', block: null, id: 'CONTROL', cell: 'unit' },
      code: 'unknown-unit',
      values: { unit: 'EURO' },
      weight: 'error',
    },
  ])
})

test('[FC1] whatever a text holds, checking does not fail', () => {
  const texts = fc.constantFrom(
    '',
    'A',
    'B',
    '≤ 5',
    'decimal',
    'code',
    'A@B - B',
    'rule:A',
    'by = A',
    '1',
  )
  const kinds = fc.constantFrom(
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
  )
  const blocks = fc.array(
    fc.tuple(kinds, fc.array(texts, { minLength: 40, maxLength: 40 })).map(([kind, cells]) => ({
      kind,
      block: null,
      lang: 'en',
      cells: Object.fromEntries(cellsOf(kind).map((name, at) => [name, [cells[at] ?? '']])),
    })),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(blocks, (written) => {
      const reading = readFormat(written)
      const problems = checkFormat(reading, ['"A" and B'])
      const content = contentOf(reading)
      expect(!isSound(problems) || Content.safeParse(content).success).toBe(true)
    }),
    { numRuns: 200 },
  )
})

test('[FC1] what belongs nowhere, stands twice or not at all is named', () => {
  expect(found(customs.filter(({ kind }) => kind !== 'ladder' && kind !== 'ladderStep'))).toEqual([
    'ladder: block-missing',
  ])
  expect(found([...customs, block('ladder', { onInaction: 'restore' })])).toEqual([
    'ladder: block-twice',
    'ladderStep: block-missing',
  ])
  expect(found([block('code', { id: 'X', label: 'X' }), ...customs])).toEqual([
    'code X: out-of-place',
  ])
})

test('[FC17] rules of all need nothing of a national annex, and an annex alone is no format', () => {
  const annex = section({ id: 'OWN', title: 'Own', annexOf: 'OST' }, {}, [
    ['LOCAL', 'Local', { datatype: 'decimal', unit: 'EUR', decimals: '2', frequency: 'M' }],
  ])
  expect(found([...customs, ...annex]).filter((one) => one.includes('annex'))).toEqual([])
  const summed = withCells([...customs, ...annex], 'rule', 'PAID', {
    inputs: ['DECLARED', 'LOCAL'],
  })
  expect(found(summed)).toContain('rule PAID inputs: annex-in-core')
  const by = withCells([...customs, ...annex], 'rule', 'PAID', { params: ['by = LOCAL'] })
  expect(found(by)).toContain('rule PAID params: annex-in-core')
  const only = withCells(customs, 'section', 'FLOWS', { annexOf: 'OST' })
  expect(found(only)).toContain('section: block-missing')
})

test('[FC2] two names that the published files would confuse are one', () => {
  expect(found([...customs, source('banks', 'Others', 'neutral')])).toEqual([
    'source banks: source-unused',
    'source banks id: id-twice',
  ])
  const dashed = withCells(customs, 'section', 'FLOWS', { id: 'IN-FLOWS' })
  expect(found([...dashed, block('section', { id: 'in_flows', title: 'Again' })])).toContain(
    'section in_flows id: id-twice',
  )
  expect(found(withCells(customs, 'code', '3', { id: '2' }))).toEqual(['code 2 id: id-twice'])
  expect(found(withCells(customs, 'indicator', 'CONTROL', { id: 'DECLARED' }))).toContain(
    'indicator DECLARED id: id-twice',
  )
})

test('[FC2] names of columns and of lists that are published are taken', () => {
  expect(found(withCells(customs, 'indicator', 'BANKED', { id: 'Obs-Status' }))).toContain(
    'indicator Obs-Status id: id-reserved',
  )
  expect(found(withCells(customs, 'codeList', 'LEVELS', { id: 'FREQ' }))).toContain(
    'codeList FREQ id: id-reserved',
  )
})

test('[FC3] a unit exists and stands with numbers', () => {
  expect(declared({ unit: 'tonne' })).toContain('indicator DECLARED unit: unknown-unit')
  expect(declared({ unit: '' })).toEqual(['indicator DECLARED unit: unit-missing'])
  expect(control({ unit: '1' })).toEqual(['indicator CONTROL unit: unit-unexpected'])
})

test('[FC4] a coded indicator has a list and its threshold a code that holds', () => {
  expect(control({ codeList: '' })).toContain('indicator CONTROL codeList: list-missing')
  expect(control({ codeList: 'GRADES' })).toContain('indicator CONTROL codeList: unknown-list')
  expect(declared({ codeList: 'LEVELS' })).toEqual(['indicator DECLARED codeList: list-unexpected'])
  expect(control({ threshold: 'level ≥ 7' })).toEqual(['indicator CONTROL threshold: unknown-code'])
  expect(control({ threshold: 'in 2, 8' })).toEqual(['indicator CONTROL threshold: unknown-code'])
  const ended = withCells(customs, 'code', '2', { validTo: '2027-01-01' })
  expect(found(ended)).toEqual(['indicator CONTROL threshold: code-ended'])
  const removed = customs.filter(({ kind, cells }) => kind !== 'code' || cells['id']?.[0] !== '2')
  expect(found(removed)).toEqual(['indicator CONTROL threshold: unknown-code'])
  const unordered = withCells(customs, 'codeList', 'LEVELS', { ordered: 'no' })
  expect(found(unordered)).toEqual(['indicator CONTROL threshold: list-unordered'])
})

test('[FC5] a threshold fits the datatype, its decimals and the bounds', () => {
  expect(declared({ threshold: '≤ 1000.01' })).toEqual([
    'indicator DECLARED threshold: threshold-out-of-bounds',
  ])
  expect(declared({ threshold: '-5 .. 5' })).toEqual([
    'indicator DECLARED threshold: threshold-out-of-bounds',
  ])
  expect(declared({ threshold: '≤ 1000' })).toEqual([])
  expect(declared({ threshold: '≤ 5.125' })).toEqual([
    'indicator DECLARED threshold: too-many-decimals',
  ])
  expect(declared({ threshold: 'by 2027-06-30' })).toEqual([
    'indicator DECLARED threshold: threshold-misfit',
  ])
  expect(control({ threshold: '≤ 2' })).toEqual(['indicator CONTROL threshold: threshold-misfit'])
  expect(declared({ max: '-1', threshold: '' })).toEqual(['indicator DECLARED max: min-above-max'])
  expect(declared({ decimals: '16' })).toEqual(['indicator DECLARED decimals: out-of-range'])
  expect(declared({ pattern: '[0-9]{2}' })).toEqual([
    'indicator DECLARED pattern: pattern-unexpected',
  ])
  expect(control({ min: '0', decimals: '1' })).toEqual([
    'indicator CONTROL decimals: decimals-unexpected',
    'indicator CONTROL min: bounds-unexpected',
  ])
})

test('[FC5] a baseline fits, and a percentage below it needs one', () => {
  const from = 'on 2025-12-31 from CUSTOMS, HCG/2026/3'
  expect(declared({ threshold: '20 % below baseline' })).toEqual([
    'indicator DECLARED baseline: baseline-missing',
  ])
  expect(declared({ threshold: '20 % below baseline', baseline: `120 ${from}` })).toEqual([])
  expect(declared({ threshold: '120 % below baseline', baseline: `120 ${from}` })).toEqual([
    'indicator DECLARED threshold: out-of-range',
  ])
  expect(declared({ baseline: `1200 ${from}` })).toEqual([
    'indicator DECLARED baseline: baseline-out-of-bounds',
  ])
  expect(declared({ baseline: `HIGH ${from}` })).toEqual([
    'indicator DECLARED baseline: baseline-misfit',
  ])
  expect(declared({ baseline: '120 on 2025-12-31 from POLICE, HCG/2026/3' })).toEqual([
    'indicator DECLARED baseline: unknown-source',
  ])
  expect(control({ baseline: `9 ${from}` })).toEqual(['indicator CONTROL baseline: unknown-code'])
})

test('[FC6] sources that share a datum count once', () => {
  expect(declared({ minIndependent: '3' })).toEqual([])
  const shared = withCells(
    withCells(customs, 'indicator', 'DECLARED', { minIndependent: '3' }),
    'source',
    'MIRROR',
    { independenceGroup: 'CUSTOMS' },
  )
  expect(found(shared)).toEqual(['indicator DECLARED minIndependent: too-few-independent'])
  expect(control({ minIndependent: '1' })).toEqual([
    'indicator CONTROL minIndependent: too-few-raters',
  ])
  expect(control({ minIndependent: '0' })).toContain(
    'indicator CONTROL minIndependent: out-of-range',
  )
  expect(declared({ sources: ['POLICE declares'] })).toContain(
    'indicator DECLARED sources: unknown-source',
  )
  expect(declared({ confidentiality: 'SECRET' })).toEqual([
    'indicator DECLARED confidentiality: unknown-confidentiality',
  ])
})

test('[FC6] a rule compares what is independent', () => {
  const fed = withCells(customs, 'source', 'BANKS', { independenceGroup: 'CUSTOMS' })
  expect(found(fed)).toEqual(['rule PAID inputs: too-few-independent'])
  const consensus = rule('ALL', 'consensus', ['DECLARED'], { alpha: '0.05' })
  expect(found([...customs, consensus])).toEqual([])
  const two = rule('ALL', 'consensus', ['DECLARED@CUSTOMS', 'DECLARED@MIRROR'], { alpha: '0.05' })
  expect(found([...customs, two])).toEqual(['rule ALL inputs: too-few-independent'])
})

test('[FC7] the inputs and parameters of a rule are those of its type', () => {
  expect(paid({ inputs: ['DECLARED@CUSTOMS'] })).toContain('rule PAID inputs: inputs-count')
  expect(paid({ inputs: ['DECLARED@BANKS', 'BANKED'] })).toEqual([
    'rule PAID inputs: unknown-source',
  ])
  expect(paid({ inputs: ['DECLARED', 'SPENT'] })).toEqual(['rule PAID inputs: unknown-indicator'])
  expect(paid({ inputs: ['DECLARED', 'rule:GONE'] })).toEqual(['rule PAID inputs: unknown-rule'])
  expect(paid({ inputs: ['DECLARED', 'CONTROL'] })).toEqual(['rule PAID inputs: input-misfit'])
  expect(paid({ params: ['speed = 3'] })).toEqual(['rule PAID params: parameter-unknown'])
  expect(paid({ params: ['rel = some'] })).toEqual(['rule PAID params: parameter-misfit'])
  expect(paid({ params: ['rel = 1', 'rel = 2'] })).toEqual(['rule PAID params: parameter-twice'])
  expect(paid({ params: ['by = PARTNER'] })).toEqual(['rule PAID params: unknown-indicator'])
  expect(paid({ type: 'mirror' })).toEqual(['rule PAID params: parameter-missing'])
  const dollars = withCells(customs, 'indicator', 'BANKED', { unit: 'USD' })
  expect(found(dollars)).toEqual(['rule PAID inputs: units-differ'])
})

test('[FC7] ratings are of an ordered list, and codes that a rule counts are in it', () => {
  const rated = rule('RATED', 'agreement', ['CONTROL'], { params: ['spread = 1'] })
  expect(found([...customs, rated])).toEqual([])
  expect(found(withCells([...customs, rated], 'rule', 'RATED', { inputs: ['DECLARED'] }))).toEqual([
    'rule RATED inputs: input-misfit',
  ])
  const counted = rule('LOW', 'count', ['CONTROL'], { params: ['codes = 0 9', 'atLeast = 1'] })
  expect(found([...customs, counted])).toEqual(['rule LOW params: unknown-code'])
})

test('[FC8] rules that wait for each other are named with their circle', () => {
  const ring = [
    rule('A', 'order', ['rule:B', 'DECLARED']),
    rule('B', 'order', ['rule:C', 'DECLARED']),
    rule('C', 'order', ['rule:A', 'DECLARED']),
    rule('D', 'order', ['rule:A', 'DECLARED']),
  ]
  expect(check([...customs, ...ring]).map(({ code, values }) => [code, values['path']])).toEqual([
    ['circular-rules', 'A → B → C → A'],
    ['circular-rules', 'B → C → A → B'],
    ['circular-rules', 'C → A → B → C'],
  ])
  expect(found([...customs, rule('SELF', 'order', ['rule:SELF', 'DECLARED'])])).toEqual([
    'rule SELF inputs: circular-rules',
  ])
})

test('[FC9] a rule that chance can trigger says how often', () => {
  expect(paid({ alpha: '' })).toEqual(['rule PAID alpha: alpha-missing'])
  expect(paid({ alpha: '0' })).toEqual(['rule PAID alpha: alpha-out-of-range'])
  expect(paid({ alpha: '0.51' })).toEqual(['rule PAID alpha: alpha-out-of-range'])
  const exact = rule('SUM', 'identity', ['DECLARED', 'BANKED'], { alpha: '0.05' })
  expect(found([...customs, exact])).toEqual(['rule SUM alpha: alpha-unexpected'])
})

test('[FC10] humanitarian channels are capped, and rules with them', () => {
  const capped = withCells(customs, 'format', 'customs-flow', { highestConsequence: 'query' })
  expect(found(capped)).toEqual([])
  expect(found(withCells(capped, 'rule', 'PAID', { onFail: 'discrepancy' }))).toEqual([
    'rule PAID onFail: above-highest-consequence',
  ])
})

test('[FC11] a table has a key that is always reported, a single section none', () => {
  const flows = (cells: Parameters<typeof withCells<'section'>>[3]) =>
    found(withCells(customs, 'section', 'FLOWS', cells))
  expect(flows({ kind: 'table' })).toEqual(['section FLOWS key: key-missing'])
  expect(flows({ key: ['DECLARED'] })).toContain('section FLOWS key: key-unexpected')
  expect(flows({ kind: 'table', key: ['PORT'] })).toEqual(['section FLOWS key: key-unknown'])
  expect(flows({ kind: 'table', key: ['DECLARED'] })).toEqual([
    'section FLOWS key: key-not-from-all',
    'section FLOWS key: key-not-required',
  ])
  expect(declared({ frequency: 'Q' })).toEqual(['section FLOWS: frequency-mixed'])
  expect(found([...customs, ...section({ id: 'EMPTY', title: 'Empty' }, {}, [])])).toEqual([
    'section EMPTY: section-empty',
  ])
})

test('[FC12] ladders climb, levels are described, nothing ends before it begins', () => {
  expect(found(withCells(customs, 'ladderStep', 'L3', { level: 'L1' }))).toEqual([
    'ladderStep level: ladder-order',
  ])
  expect(found(withCells(customs, 'code', '1', { descriptor: '' }))).toEqual([
    'code 1 descriptor: descriptor-missing',
  ])
  const dates = { validFrom: '2027-01-01', validTo: '2027-01-01' }
  expect(found(withCells(customs, 'code', 'NORTH', dates))).toEqual([
    'code NORTH validTo: ends-before-it-begins',
  ])
  const over = { validFrom: '2027-01-01', validUntil: '2026-12-31' }
  expect(found(withCells(customs, 'format', 'customs-flow', over))).toEqual([
    'format customs-flow validUntil: ends-before-it-begins',
  ])
  expect(found(withCells(customs, 'correction', '365', { materialChange: '2' }))).toEqual([
    'correction materialChange: out-of-range',
  ])
})

test('[FC13] terms undefined, unused and defined twice are listed', () => {
  const terms = [
    term('Consignment', 'Goods that arrive together.'),
    term('Manifest', 'A list of consignments. A manifest is signed.'),
    term('consignment', 'Once more.'),
  ]
  expect(check([...customs, ...terms], ['Each “entry” counts; see the BOL and DECLARED.'])).toEqual(
    [
      expect.objectContaining({ code: 'term-twice', values: { term: 'consignment' } }),
      expect.objectContaining({ code: 'term-unused', values: { term: 'Manifest' } }),
      expect.objectContaining({ code: 'term-undefined', values: { term: 'entry' } }),
      expect.objectContaining({ code: 'term-undefined', values: { term: 'BOL' } }),
    ],
  )
})
