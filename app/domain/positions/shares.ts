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
      low[member]?.fill(share.low, at, at + 1)
      high[member]?.fill(share.high, at, at + 1)
    }
  }
  return { members, subjects: rows.length, low, high }
}

/** On how many subjects both members have a position, and how much of the scales lies between them in all. */
export function compare(
  { subjects, low, high }: Shares,
  one: number,
  other: number,
): { n: number; apart: number } {
  const [lowOne, highOne] = [low[one] ?? none, high[one] ?? none]
  const [lowOther, highOther] = [low[other] ?? none, high[other] ?? none]
  let n = 0
  let apart = 0
  for (let at = 0; at < subjects; at += 1) {
    const below = (lowOne[at] ?? Number.NaN) - (highOther[at] ?? Number.NaN)
    const above = (lowOther[at] ?? Number.NaN) - (highOne[at] ?? Number.NaN)
    // False only where one of the two has no position: NaN is in no order.
    if (below <= 0 || below > 0) {
      n += 1
      if (below > 0) apart += below
      else if (above > 0) apart += above
    }
  }
  return { n, apart }
}

const none = new Float64Array(0)
