import { expect, test } from 'vitest'

import type { FieldCell } from '#app/domain/drafting/block.ts'
import { readField } from '#app/domain/drafting/field.ts'

test('[DR19] a cell is its characters without marks, line breaks and outer white space', () => {
  const { statement } = readField({
    id: null,
    cells: {
      ...cells({}),
      statement: [
        { text: ' Declared ', marks: [] },
        { text: 'against\nbanked', marks: [{ kind: 'bold' }] },
      ],
    },
  })
  expect(statement).toEqual({ value: 'Declared against banked' })
})

test('[DR20] a cell that does not parse keeps its characters and says why', () => {
  const field = readField({
    id: null,
    cells: cells({ datatype: 'percentage', threshold: 'five', unit: ' ' }),
  })
  expect(field.datatype).toEqual({ invalid: 'unknown-datatype', text: 'percentage' })
  expect(field.threshold).toEqual({ invalid: 'not-a-threshold', text: 'five' })
  expect(field.unit).toEqual({ invalid: 'empty', text: ' ' })
})

test.each([
  ['≤ 5 %', { comparison: 'le', decimal: '5' }],
  ['<=5', { comparison: 'le', decimal: '5' }],
  ['>= 97.50', { comparison: 'ge', decimal: '97.50' }],
  ['< -0.1%', { comparison: 'lt', decimal: '-0.1' }],
  ['> 3', { comparison: 'gt', decimal: '3' }],
  ['= 3', { comparison: 'eq', decimal: '3' }],
  ['12', { comparison: 'eq', decimal: '12' }],
  ['≤ ٥٫٥ %', { comparison: 'le', decimal: '5.5' }],
])('[DR21] the threshold %j is read', (text, value) => {
  expect(readField({ id: null, cells: cells({ threshold: text }) }).threshold).toEqual({ value })
})

test.each(['5,5', '1 000', '5 per cent', '≤', '5–8', '1e9', '0x10', 'Infinity'])(
  '[DR21] %j is no threshold',
  (text) => {
    expect(readField({ id: null, cells: cells({ threshold: text }) }).threshold).toEqual({
      invalid: 'not-a-threshold',
      text,
    })
  },
)

function cells(given: Partial<Record<FieldCell, string>>) {
  const written = {
    id: 'C-04',
    statement: 'x',
    unit: '%',
    datatype: 'decimal',
    threshold: '1',
    ...given,
  }
  return {
    id: run(written.id),
    statement: run(written.statement),
    unit: run(written.unit),
    datatype: run(written.datatype),
    threshold: run(written.threshold),
  }
}

function run(text: string) {
  return [{ text, marks: [] }]
}
