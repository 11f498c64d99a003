import type { DelegationId } from '../kernel/id.ts'
import type { Row } from './matrix.ts'
import { shareOf } from './stance.ts'

/**
 * A matrix as bare numbers, for what compares every delegation with every other: the ends of each
 * position as shares of its subject's scale, by member and then by subject, NaN where there is none.
 */
export type Shares = {
  readonly members: readonly DelegationId[]
  readonly subjects: number
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
  return { members, subjects: rows.length, low, high }
}

/** On how many subjects both members have a position, and how much of the scales lies between them in all. */
export type Compare = (one: number, other: number) => { n: number; apart: number }

/**
 * Compares members of a matrix, of whom there are many pairs. Who has no position is laid out as if it
 * accepted everything, which is apart from nobody, and is not counted: so no cell is asked whether it is there.
 */
export function comparing({ subjects, low, high }: Shares): Compare {
  const lows = low.map((row) => row.map((share) => (Number.isNaN(share) ? -Infinity : share)))
  const highs = high.map((row) => row.map((share) => (Number.isNaN(share) ? Infinity : share)))
  const held = low.map((row) => Uint8Array.from(row, (share) => (Number.isNaN(share) ? 0 : 1)))
  return (one, other) => {
    const [lowOne, highOne, heldOne] = [lows[one] ?? none, highs[one] ?? none, held[one] ?? nobody]
    const [lowOther, highOther] = [lows[other] ?? none, highs[other] ?? none]
    const heldOther = held[other] ?? nobody
    let n = 0
    let apart = 0
    for (let at = 0; at < subjects; at += 1) {
      n += (heldOne[at] as number) & (heldOther[at] as number)
      const below = (lowOne[at] as number) - (highOther[at] as number)
      const above = (lowOther[at] as number) - (highOne[at] as number)
      apart += Math.max(below, above, 0)
    }
    return { n, apart }
  }
}

const none = new Float64Array(0)
const nobody = new Uint8Array(0)
