import { expect, test } from 'vitest'

import { moveBy, within } from '#app/editor/grid/moves.ts'

const extent = { rows: 300, columns: 28, page: 10, isRightToLeft: false }
const plain = { ctrlKey: false, metaKey: false }
const far = { ctrlKey: true, metaKey: false }
const from = { row: 20, column: 3 }

test('[GT4] each key leads where the practices for grids say', () => {
  const to = (key: string, how = plain) => moveBy({ key, ...how }, from, extent)
  expect(to('ArrowUp')).toEqual({ row: 19, column: 3 })
  expect(to('ArrowDown')).toEqual({ row: 21, column: 3 })
  expect(to('ArrowLeft')).toEqual({ row: 20, column: 2 })
  expect(to('ArrowRight')).toEqual({ row: 20, column: 4 })
  expect(to('Home')).toEqual({ row: 20, column: 0 })
  expect(to('End')).toEqual({ row: 20, column: 27 })
  expect(to('PageUp')).toEqual({ row: 10, column: 3 })
  expect(to('PageDown')).toEqual({ row: 30, column: 3 })
  expect(to('Home', far)).toEqual({ row: 0, column: 0 })
  expect(to('End', far)).toEqual({ row: 299, column: 27 })
  expect(to('ArrowDown', far)).toEqual({ row: 299, column: 3 })
  expect(to('a')).toBeNull()
})

test('[GT4] where one reads from right to left, the arrow to the left leads on', () => {
  const arabic = { ...extent, isRightToLeft: true }
  expect(moveBy({ key: 'ArrowLeft', ...plain }, from, arabic)).toEqual({ row: 20, column: 4 })
  expect(moveBy({ key: 'ArrowRight', ...plain }, from, arabic)).toEqual({ row: 20, column: 2 })
  expect(moveBy({ key: 'ArrowLeft', ...far }, from, arabic)).toEqual({ row: 20, column: 27 })
})

test('[GT4] no key leads out of the table', () => {
  for (const corner of [
    { row: 0, column: 0 },
    { row: 299, column: 27 },
  ])
    for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown'])
      for (const how of [plain, far])
        for (const isRightToLeft of [true, false]) {
          const to = moveBy({ key, ...how }, corner, { ...extent, isRightToLeft })
          expect(to).toEqual(within(to ?? corner, extent))
        }
})
