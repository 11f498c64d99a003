import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { canonicalJson } from '#app/domain/kernel/canonical-json.ts'
import type { ReadCells } from '#app/domain/verification/blocks.ts'
import { decodeCsv, encodeCsv } from '#app/domain/verification/bundle/csv.ts'
import { publish, readFormatJson } from '#app/domain/verification/bundle/format-json.ts'
import {
  observationsCsv,
  readObservationsCsv,
} from '#app/domain/verification/bundle/observations-csv.ts'
import { readSectionCsv, sectionCsv } from '#app/domain/verification/bundle/section-csv.ts'
import { decimal } from '#app/domain/verification/decimal.ts'
import { readRow } from '#app/domain/verification/evaluate/row.ts'
import { readFormat } from '#app/domain/verification/read.ts'
import { templates } from '#app/domain/verification/templates/all.ts'

import { contentFrom, customs, withCells } from '../format.ts'

function published(blocks: readonly ReadCells[], version = '1.0.0') {
  const result = publish(readFormat(blocks), [], { version, supersedes: null })
  if (!result.ok) throw new TypeError(JSON.stringify(result.problems))
  return result.published
}

test('[PB1] what is not sound is refused, with everything in the way', () => {
  const broken = withCells(customs, 'indicator', 'BANKED', { unit: 'gold', decimals: 'two' })
  const result = publish(readFormat(broken), [], { version: '1.0.0', supersedes: null })
  expect(result).toMatchObject({ ok: false })
  expect(!result.ok && result.problems.map(({ code }) => code)).toEqual([
    'not-a-count',
    'unknown-unit',
    'units-differ',
  ])
})

test('[PB1] a version is three numbers', () => {
  expect(() => published(customs, '1.0')).toThrow('version')
  expect(() => published(customs, '01.0.0')).toThrow('version')
})

test.each(templates)('[PB3] $title is read back from its bytes', ({ blocks }) => {
  const { json, sha256, format } = published(blocks)
  expect(readFormatJson(json)).toEqual({ ok: true, published: { json, sha256, format } })
})

test('[PB2] a format has this hash, for ever', () => {
  const { json, sha256 } = published(customs)
  expect(json.startsWith('{"content":{"agency":"HCG","codeLists":[{"codes":[')).toBe(true)
  expect(sha256).toBe('b3df78fa70d33ee589e7123356315d5a32cc93f270ff8fb831805e6041d68bbb')
})

test('[PB2] the order in which cells were filled does not matter', () => {
  const turned = customs.map((block) => ({
    ...block,
    cells: Object.fromEntries(Object.entries(block.cells).toReversed()),
  }))
  expect(published(turned).json).toBe(published(customs).json)
  expect(published(customs, '1.0.1').sha256).not.toBe(published(customs).sha256)
})

test('[PB3] a text that is not the canonical one is refused, with the reason', () => {
  const { json, format } = published(customs)
  expect(readFormatJson(`${json} `)).toEqual({ ok: false, because: 'not-canonical' })
  expect(readFormatJson(json.slice(1))).toEqual({ ok: false, because: 'not-json' })
  expect(readFormatJson(canonicalJson({ ...format, more: 1 }))).toEqual({
    ok: false,
    because: 'not-a-format',
  })
})

test('[PB4] whatever cells hold, they are read back', () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom('', '"', 'a,b', 'a\r\nb', '\n', ' x '))
  const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 6 })
  fc.assert(
    fc.property(rows, (values) => {
      expect(decodeCsv(encodeCsv(values))).toEqual(values)
    }),
  )
})

test('[PB4] files of other programs are read, broken ones are not', () => {
  expect(decodeCsv('\uFEFFa,b\n"c ""d""",\n')).toEqual([
    ['a', 'b'],
    ['c "d"', ''],
  ])
  expect(decodeCsv('a,')).toEqual([['a', '']])
  expect(decodeCsv('a,b')).toEqual([['a', 'b']])
  expect(decodeCsv('a,"b')).toBeNull()
  expect(decodeCsv('a,b"c"')).toBeNull()
})

const content = contentFrom(customs)

test('[PB5] a section file has its columns, and is read whole', () => {
  const head = sectionCsv(content, 'FLOWS')
  expect(head).toBe(
    'SUBJECT,SOURCE,TIME_PERIOD,DECLARED,DECLARED.u,BANKED,BANKED.u,CONTROL,' +
      'OBS_STATUS,MISSING_STATUS,COMMENT_OBS\r\n',
  )
  const rows = 'NORTH,CUSTOMS,2027-03,310.25,,,,2,,,\r\nNORTH,BANKS,2027-03,,,300,4,,,,\r\n'
  const read = readSectionCsv(content, 'FLOWS', head + rows)
  expect(read.ok && read.observations.map(({ indicator, source }) => [indicator, source])).toEqual([
    ['DECLARED', 'CUSTOMS'],
    ['CONTROL', 'CUSTOMS'],
    ['BANKED', 'BANKS'],
  ])
  const broken = 'NORTH,CUSTOMS,2027-03,-1,,,,9,,,\r\n'
  expect(readSectionCsv(content, 'FLOWS', head + rows + broken)).toEqual({
    ok: false,
    faults: [
      { row: 3, column: 'DECLARED', code: 'below-min' },
      { row: 3, column: 'CONTROL', code: 'unknown-code' },
    ],
  })
})

test.each([
  ['a,"b', 'not-csv'],
  ['SUBJECT,SUBJECT\r\nA,B', 'column-twice'],
  ['SUBJECT,SOURCE\r\n', 'no-rows'],
  ['', 'no-rows'],
  ['SUBJECT,SOURCE\r\nNORTH\r\n', 'cells-differ'],
])('[PB5] the file %j is refused: %s', (text, code) => {
  expect(readSectionCsv(content, 'FLOWS', text)).toEqual({
    ok: false,
    faults: [{ row: null, code }],
  })
})

test.each(templates)('[PB6] the observations of $title are read back', ({ blocks, valid }) => {
  const { format } = published(blocks)
  const read = readRow(format.content, valid.section, valid.row)
  const observations = read.ok ? read.observations : []
  const reported = observations.map((observation, at) => ({
    observation,
    reportId: 'R-1',
    revision: 1 + (at % 2),
    evidence: at === 0 ? [`sha256:${'0a'.repeat(32)}`, `sha256:${'0b'.repeat(32)}`] : [],
  }))
  const csv = observationsCsv(format, reported)
  expect(readObservationsCsv(format, csv)).toEqual({ ok: true, reported })
  expect(reported.length).toBeGreaterThan(0)
})

test('[PB6] what is missing is so on purpose, and a file of another version is refused', () => {
  const { format } = published(customs)
  const reported = [
    {
      observation: {
        indicator: 'DECLARED',
        source: 'CUSTOMS',
        subject: 'NORTH',
        period: '2027-03',
        line: null,
        status: 'L' as const,
        comment: 'The office was closed, "by order".',
      },
      reportId: 'R-1',
      revision: 1,
      evidence: [],
    },
    {
      observation: {
        indicator: 'BANKED',
        source: 'BANKS',
        subject: 'NORTH',
        period: '2027-03',
        line: null,
        status: 'E' as const,
        value: '300',
        uncertainty: decimal('4'),
      },
      reportId: 'R-2',
      revision: 2,
      evidence: [],
    },
  ]
  const csv = observationsCsv(format, reported)
  expect(csv.split('\r\n')[1]).toBe(
    'dataflow,HCG:customs_flow(1.0.0),M,M,NORTH,CUSTOMS,DECLARED,,2027-03,#N/A,EUR,L,,R-1,1,,' +
      '"The office was closed, ""by order""."',
  )
  expect(readObservationsCsv(format, csv)).toEqual({ ok: true, reported })
  expect(readObservationsCsv({ ...format, version: '1.0.1' }, csv)).toEqual({ ok: false, row: 1 })
  expect(readObservationsCsv(format, csv.replace('BANKED', 'SPENT'))).toEqual({ ok: false, row: 2 })
  expect(readObservationsCsv(format, csv.replace(',E,4,', ',E,four,'))).toEqual({
    ok: false,
    row: 2,
  })
  expect(readObservationsCsv(format, 'SUBJECT\r\n')).toEqual({ ok: false, row: 0 })
})
