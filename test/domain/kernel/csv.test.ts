import fc from 'fast-check'
import { expect, test } from 'vitest'

import { parseCsv, printCsv } from '#app/domain/kernel/csv.ts'

test('[IM1] reads quotes, line breaks in fields, either end of line, and a byte order mark', () => {
  expect(parseCsv('\uFEFFa,b\r\n"1, ""one""","2\nthree"\n,\r\n', 99)).toEqual({
    ok: true,
    table: [
      ['a', 'b'],
      ['1, "one"', '2\nthree'],
      ['', ''],
    ],
  })
  expect(parseCsv('a\n\n\nb', 99)).toMatchObject({ table: [['a'], ['b']] })
  expect(parseCsv('a,b\nc,', 99)).toMatchObject({
    table: [
      ['a', 'b'],
      ['c', ''],
    ],
  })
})

test('[IM1] names the row of a stray quote and of one that is too long or too short', () => {
  const refusal = (text: string) => {
    const parsed = parseCsv(text, 99)
    return parsed.ok ? null : parsed.refusal
  }
  expect(refusal('a,b\nc"d,e')).toEqual({ code: 'csv-quote', details: { row: 2 } })
  expect(refusal('a,b\n"c"d,e')).toEqual({ code: 'csv-quote', details: { row: 2 } })
  expect(refusal('a,b\nc,d\n"e,f')).toEqual({ code: 'csv-quote', details: { row: 3 } })
  expect(refusal('a,b\nc')).toEqual({ code: 'csv-ragged', details: { row: 2 } })
  expect(refusal('a,b\nc,d,e')).toEqual({ code: 'csv-ragged', details: { row: 2 } })
  expect(refusal(' ')).toBeNull()
  expect(refusal('\n\n')).toEqual({ code: 'csv-empty' })
})

test('[IM2] stops at the first row beyond the limit of cells', () => {
  const text = `${'x,y\n'.repeat(100_000)}"never read`
  expect(parseCsv(text, 50_000)).toEqual({
    ok: false,
    refusal: { code: 'csv-too-large', details: { cells: 50_000, row: 25_001 } },
  })
  expect(parseCsv('x,y\n'.repeat(25_000), 50_000).ok).toBe(true)
})

test('[IM3] no field that is written begins like a formula, and numbers stay numbers', () => {
  const texts = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', "'=1", '"=1"', 'a=1', "'a"]
  expect(printCsv([texts])).toBe(`'=1+1,'+1,'-1,'@SUM(A1),'\t=1,"'\r=1",''=1,"""=1""",a=1,'a\r\n`)
  expect(printCsv([[-1.5, 0, null]])).toBe('-1.5,0,\r\n')
})

test('[IM3] whatever is written is read as it was', () => {
  const field = fc.oneof(
    fc.string(),
    fc.stringMatching(/^['=+\-@",\n\r ]{0,4}$/),
    fc.constantFrom("'=x", "''=x", '"', ''),
  )
  const rows = fc
    .array(fc.tuple(field, field), { minLength: 1, maxLength: 6 })
    .filter(([first]) => !first?.[0].startsWith('\uFEFF'))
  fc.assert(
    fc.property(rows, (table) => {
      expect(parseCsv(printCsv(table), 99)).toEqual({ ok: true, table })
    }),
  )
})
