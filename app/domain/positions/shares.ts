import type { DelegationId } from '../kernel/id.ts'
import type { Row } from './matrix.ts'
import { shareOf } from './stance.ts'

/**
 * A matrix as bare numbers, for what compares every delegation with every other: the ends of each
 * position as shares of its subject's scale, by member and then by subject, NaN where there is none.
 */
export type Shares = Table & { readonly members: readonly DelegationId[] }

/** Intervals in rows and columns. */
export type Table = {
  readonly columns: number
  readonly low: readonly Float64Array[]
  readonly high: readonly Float64Array[]
}

export function sharesOf(rows: readonly Row[]): Shares {
  const members = [...(rows[0]?.cells.keys() ?? [])]
  const blank = () => members.map(() => new Float64Array(rows.length).fill(Number.NaN))
  const [low, high] = [blank(), blank()]
  for (const [at, { subject, cells }] of rows.entries()) {
    for (const [member, delegation] of members.entries()) {
      const cell = cells.get(delegation)
      if (cell?.kind !== 'position') continue
      const share = shareOf(cell.interval, subject.scale)
      const [lows, highs] = [low[member], high[member]]
      if (lows) lows[at] = share.low
      if (highs) highs[at] = share.high
    }
  }
  return { members, columns: rows.length, low, high }
}

/** The table on its side: columns where rows were. */
export function onItsSide({ columns, low, high }: Table): Table {
  return { columns: low.length, low: onSide(low, columns), high: onSide(high, columns) }
}

export function onSide(rows: readonly Float64Array[], columns: number): readonly Float64Array[] {
  const sides = Array.from({ length: columns }, () => new Float64Array(rows.length))
  for (const [at, row] of rows.entries()) {
    for (let column = 0; column < columns; column += 1) {
      const side = sides[column]
      if (side) side[at] = row[column] as number
    }
  }
  return sides
}
