import { expect, test } from 'vitest'

import { partFrom, partsOf } from '#app/domain/kernel/parts.ts'

test('[FG9] a long list has parts of one size, and the last is what is left', () => {
  expect(partsOf(120, 50)).toEqual([
    { from: 0, last: 50 },
    { from: 50, last: 100 },
    { from: 100, last: 120 },
  ])
  expect(partsOf(0, 50)).toEqual([])
})

test('[FG9] an address asks for the part in which a place lies, or else for the first', () => {
  const asked = ['0', '49', '50', '119', '120', '-1', 'x', '1e2', null]
  expect(asked.map((typed) => partFrom(typed, 120, 50))).toEqual([0, 0, 50, 100, 0, 0, 0, 0, 0])
})
