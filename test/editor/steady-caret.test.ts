// @vitest-environment jsdom
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { desk, exchange, field, paragraph } from './support/desk.ts'

test('the caret stays between its characters while another types before it', () => {
  using a = desk([paragraph(0, 'First'), paragraph(1, 'The parties act')])
  using b = desk([paragraph(0, 'First'), paragraph(1, 'The parties act')])
  a.at('act', 3)
  b.at('The parties', 0)
  for (const key of ' at once.') {
    a.type(key)
    b.type(key.toUpperCase())
    exchange(a, b)
  }
  expect(a.texts()).toEqual(['First', ' AT ONCE.The parties act at once.'])
  expect(b.texts()).toEqual(a.texts())
})

test('and in a cell, where another fills the cell before it', () => {
  using a = desk([paragraph(1, 'x'), field(0)])
  using b = desk([paragraph(1, 'x'), field(0)])
  a.at('≤ 5', 3)
  b.at('Declared', 0)
  for (const key of '.25') {
    a.type(key)
    b.type('–')
    exchange(a, b)
  }
  expect(a.texts()[1]).toBe('C-04\n–––Declared value\n%\ndecimal\n≤ 5.25')
})

test('two people who type anywhere in one paragraph each find their words in order', () => {
  const place = fc.nat({ max: 19 })
  fc.assert(
    fc.property(
      place,
      place,
      fc.array(fc.boolean(), { minLength: 26, maxLength: 26 }),
      (left, right, meets) => {
        using a = desk([paragraph(0, 'x'), paragraph(1, '....................')])
        using b = desk([paragraph(0, 'x'), paragraph(1, '....................')])
        a.at('....................', left)
        b.at('....................', right)
        for (const [at, meet] of meets.entries()) {
          a.type(String.fromCodePoint(97 + at))
          b.type(String.fromCodePoint(65 + at))
          if (meet) exchange(a, b)
        }
        exchange(a, b)
        const [, text = ''] = a.texts()
        expect(text.replaceAll(/[^a-z]/g, '')).toBe('abcdefghijklmnopqrstuvwxyz')
        expect(text.replaceAll(/[^A-Z]/g, '')).toBe('ABCDEFGHIJKLMNOPQRSTUVWXYZ')
        expect(b.texts()).toEqual(a.texts())
      },
    ),
    { numRuns: 30 },
  )
})
