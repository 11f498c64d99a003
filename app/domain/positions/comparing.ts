import { bitsIn, mark, wordsFor } from '../kernel/bits.ts'
import type { Table } from './shares.ts'

/** In how many columns both rows have an interval, and how much lies between the two in all. */
export type Compare = (one: number, other: number) => { n: number; apart: number }

/**
 * Compares rows of a table, of which there are many pairs. Rows that lie on few numbers, as levels do, are
 * compared by bits, thirty-two columns at a time; the others column by column.
 */
export function comparing(table: Table): Compare {
  const ends = table.low.map((low, at) => endsOf(low, table.high[at] ?? none))
  const few = ends.map((own) => own.size <= mostLevels)
  const grid = [...new Set(ends.flatMap((own, at) => (few[at] ? [...own] : [])))].toSorted(
    (a, b) => a - b,
  )
  const byNumber = comparingByNumber(table)
  if (grid.length > mostOnGrid) return byNumber
  const byBits = comparingByBits(table, grid)
  return (one, other) => (few[one] && few[other] ? byBits(one, other) : byNumber(one, other))
}

/** A scale of levels has no more (scale.ts). */
const mostLevels = 11
/** Of scales with different numbers of levels; beyond that bits are no faster. */
const mostOnGrid = 24

/** Column by column. What is NaN is in no column. */
export function comparingByNumber({ columns, low, high }: Table): Compare {
  return (one, other) => {
    const [lowOne, highOne] = [low[one] ?? none, high[one] ?? none]
    const [lowOther, highOther] = [low[other] ?? none, high[other] ?? none]
    let n = 0
    let apart = 0
    for (let at = 0; at < columns; at += 1) {
      const below = (lowOne[at] as number) - (highOther[at] as number)
      if (Number.isNaN(below)) continue
      n += 1
      const above = (lowOther[at] as number) - (highOne[at] as number)
      apart += below > 0 ? below : above > 0 ? above : 0
    }
    return { n, apart }
  }
}

/**
 * By bits. Between two neighbouring numbers of the grid is a gap; two intervals are apart by all gaps that
 * one lies above and the other below. For each gap the columns are counted in which that is so.
 */
function comparingByBits({ columns, low, high }: Table, grid: readonly number[]): Compare {
  const words = wordsFor(columns)
  const gaps = Float64Array.from(grid.slice(1), (end, at) => end - (grid[at] as number))
  const above = low.map((row) => masks(row, (share, end) => share > end))
  const below = high.map((row) => masks(row, (share, end) => share <= end))
  const held = low.map((row) => {
    const mask = new Int32Array(words)
    for (let at = 0; at < columns; at += 1) if (!Number.isNaN(row[at])) mark(mask, at)
    return mask
  })

  /** For each gap the columns on one side of it, gap after gap. */
  function masks(row: Float64Array, isThere: (share: number, end: number) => boolean) {
    const mask = new Int32Array(words * gaps.length)
    for (let gap = 0; gap < gaps.length; gap += 1) {
      const from = gap * words * 32
      const end = grid[gap] as number
      for (let at = 0; at < columns; at += 1) {
        if (isThere(row[at] as number, end)) mark(mask, from + at)
      }
    }
    return mask
  }

  return (one, other) => {
    const [aboveOne, belowOne, heldOne] = [
      above[one] ?? blank,
      below[one] ?? blank,
      held[one] ?? blank,
    ]
    const [aboveOther, belowOther] = [above[other] ?? blank, below[other] ?? blank]
    const heldOther = held[other] ?? blank
    let n = 0
    for (let word = 0; word < words; word += 1) {
      n += bitsIn((heldOne[word] as number) & (heldOther[word] as number))
    }
    let apart = 0
    for (let gap = 0, place = 0; gap < gaps.length; gap += 1) {
      let count = 0
      for (const end = place + words; place < end; place += 1) {
        const between =
          ((aboveOne[place] as number) & (belowOther[place] as number)) |
          ((aboveOther[place] as number) & (belowOne[place] as number))
        count += bitsIn(between)
      }
      apart += count * (gaps[gap] as number)
    }
    return { n, apart }
  }
}

function endsOf(low: Float64Array, high: Float64Array): ReadonlySet<number> {
  const ends = new Set<number>()
  for (let at = 0; at < low.length && ends.size <= mostLevels; at += 1) {
    if (Number.isNaN(low[at])) continue
    ends.add(low[at] as number).add(high[at] as number)
  }
  return ends
}

const none = new Float64Array(0)
const blank = new Int32Array(0)
