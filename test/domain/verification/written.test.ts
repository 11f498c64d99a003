import { expect, test } from 'vitest'

import { readBlock } from '#app/domain/verification/blocks.ts'
import { writtenSource, writtenThreshold } from '#app/domain/verification/written.ts'

const indicator = (cells: Readonly<Record<string, readonly string[]>>) =>
  readBlock('indicator', { kind: 'indicator', block: null, lang: 'en', cells }).cells

test.each([
  ['<= 5', 'decimal', '≤ 5'],
  ['>= 97.50', 'decimal', '≥ 97.50'],
  ['< 3', 'decimal', '< 3'],
  ['>3', 'decimal', '> 3'],
  ['12', 'integer', '= 12'],
  ['2…5', 'decimal', '2 .. 5'],
  ['IN A,B', 'code', 'in A, B'],
  ['level >= 3', 'code', 'level ≥ 3'],
  ['20% below baseline', 'decimal', '20 % below baseline'],
  ['by 2027-06-30', 'date', 'by 2027-06-30'],
  ['yes', 'boolean', '= yes'],
])('[FM14] the threshold %s of a %s is written %s', (text, datatype, written) => {
  const read = (said: string) => indicator({ threshold: [said], datatype: [datatype] }).threshold
  const threshold = read(text)
  if (!('value' in threshold) || threshold.value === null) throw new TypeError(text)
  expect(writtenThreshold(threshold.value)).toBe(written)
  expect(read(written)).toEqual(threshold)
})

test('[FM14] a source is written as it is read', () => {
  const said = ['CUSTOMS declares', 'BANKS mirrors optional']
  const { sources } = indicator({ sources: said })
  expect('value' in sources && sources.value.map(writtenSource)).toEqual(said)
})
