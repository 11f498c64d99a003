import { expect, test } from 'vitest'

import type { ReadCells } from '#app/domain/verification/blocks.ts'
import { changeOf, checkFieldMap, nextVersion } from '#app/domain/verification/bundle/change.ts'
import type { Mapping } from '#app/domain/verification/bundle/format.ts'
import { block, codeList, source, term } from '#app/domain/verification/templates/write.ts'

import { contentFrom, customs, withCells } from '../format.ts'

const before = contentFrom(customs)
const change = (blocks: readonly ReadCells[]) => changeOf(before, contentFrom(blocks))
const inserted = (after: string, ...added: readonly ReadCells[]) =>
  customs.flatMap((one) => (one.cells['id']?.[0] === after ? [one, ...added] : [one]))
const like = (id: string, cells: Readonly<Record<string, readonly string[]>>) => {
  const found = customs.find((one) => one.cells['id']?.[0] === id)
  if (found === undefined) throw new RangeError(`no block ${id}`)
  return { ...found, cells: { ...found.cells, ...cells } }
}

test('[FV1] wording alone is a patch, and nothing is none', () => {
  expect(change(customs)).toBe('none')
  expect(
    change(withCells(customs, 'indicator', 'BANKED', { statement: 'Value transferred' })),
  ).toBe('patch')
  expect(change(withCells(customs, 'ladderStep', 'L0', { who: 'Whoever reported' }))).toBe('patch')
  expect(change([...customs, term('Consignment', 'Goods that arrive together.')])).toBe('patch')
})

test('[FV1] what nobody has to report, and a code without an order, are minor', () => {
  const extra = like('BANKED', { id: ['EXTRA'], required: ['no'] })
  expect(change(inserted('BANKED', extra))).toBe('minor')
  expect(change(inserted('SOUTH', block('code', { id: 'EAST', label: 'East' })))).toBe('minor')
  const sorted = like('BANKED', {
    id: ['SORT'],
    required: ['no'],
    datatype: ['code'],
    codeList: ['SORTS'],
    sources: ['POLICE observes'],
  })
  const more = [source('POLICE', 'Police', 'subject'), ...codeList('SORTS', 'Sorts', [['A', 'A']])]
  expect(change([...inserted('BANKED', sorted), ...more])).toBe('minor')
})

test.each([
  ['unit', withCells(customs, 'indicator', 'BANKED', { unit: 'USD' })],
  ['threshold', withCells(customs, 'indicator', 'DECLARED', { threshold: '≤ 301' })],
  ['comparison', withCells(customs, 'indicator', 'DECLARED', { threshold: '< 300' })],
  ['removal', customs.filter(({ cells }) => cells['id']?.[0] !== 'CONTROL')],
  ['narrower code list', customs.filter(({ cells }) => cells['id']?.[0] !== 'SOUTH')],
  ['ended code', withCells(customs, 'code', 'SOUTH', { validTo: '2028-01-01' })],
  ['ladder', withCells(customs, 'ladderStep', 'L2', { within: '20 days' })],
  [
    'inaction',
    customs.map((one) =>
      one.kind === 'ladder' ? block('ladder', { onInaction: 'restore' }) : one,
    ),
  ],
  ['required indicator', inserted('BANKED', like('BANKED', { id: ['EXTRA'] }))],
  ['level', inserted('1', block('code', { id: '1a', label: 'x', descriptor: 'y' }))],
  ['decision rule', withCells(customs, 'indicator', 'DECLARED', { decisionRule: 'lenient' })],
  ['rule', withCells(customs, 'rule', 'PAID', { params: ['rel = 0.06'] })],
])('[FV1] a change of %s is major', (_, blocks) => {
  expect(change(blocks)).toBe('major')
})

test('[FV2] the next version raises one number', () => {
  expect(nextVersion('1.2.3', 'patch')).toBe('1.2.4')
  expect(nextVersion('1.2.3', 'minor')).toBe('1.3.0')
  expect(nextVersion('1.2.3', 'major')).toBe('2.0.0')
})

const format = { content: before, version: '1.0.0', supersedes: null }
const after = contentFrom(
  withCells(withCells(customs, 'indicator', 'BANKED', { id: 'PAID_FOR' }), 'rule', 'PAID', {
    inputs: ['DECLARED', 'PAID_FOR'],
  }),
)
const map: readonly Mapping[] = [
  { kind: 'same', id: 'DECLARED' },
  { kind: 'renamed', from: 'BANKED', to: 'PAID_FOR' },
  { kind: 'same', id: 'CONTROL' },
]
const faults = (mappings: readonly Mapping[], retired: readonly string[] = []) =>
  checkFieldMap(format, after, mappings, new Set(retired)).map(({ code, id }) => `${code} ${id}`)

test('[FV3] a field map accounts for every indicator once', () => {
  expect(faults(map)).toEqual([])
  expect(faults(map.slice(1))).toEqual(['unmapped DECLARED'])
  expect(faults([...map, { kind: 'same', id: 'CONTROL' }])).toEqual(['mapped-twice CONTROL'])
  expect(faults([...map, { kind: 'same', id: 'SPEED' }])).toEqual([
    'not-before SPEED',
    'not-after SPEED',
  ])
})

test('[FV3] what a map leads to is there, and what it leads away from is not', () => {
  const [first, , last] = map
  const others = [first, last].flatMap((one) => one ?? [])
  expect(faults([...others, { kind: 'same', id: 'BANKED' }])).toEqual(['not-after BANKED'])
  expect(faults([...others, { kind: 'split', from: 'BANKED', to: ['PAID_FOR', 'OWED'] }])).toEqual([
    'not-after OWED',
  ])
  expect(
    faults([...map.slice(0, 2), { kind: 'dropped', from: 'CONTROL', reason: 'Not measured.' }]),
  ).toEqual(['still-there CONTROL'])
})

test('[FV4] an id that was dropped does not come back', () => {
  expect(faults(map, ['PAID_FOR'])).toEqual(['id-reused PAID_FOR'])
})
