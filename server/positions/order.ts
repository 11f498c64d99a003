import type { DelegationId } from '#app/domain/kernel/id.ts'
import { comparing } from '#app/domain/positions/comparing.ts'
import type { Row } from '#app/domain/positions/matrix.ts'
import { onItsSide, sharesOf } from '#app/domain/positions/shares.ts'
import type { Shares, Table } from '#app/domain/positions/shares.ts'
import type { SubjectId } from '#app/domain/positions/subject.ts'

import { distancesBetween } from './distances.ts'
import { alongFirst, mapOf } from './map.ts'
import type { NoMap, PositionMap } from './map.ts'
import { leavesOf, turned, wardTree } from './tree.ts'
import type { Between } from './ward.ts'

/** The matrix laid out so that what is alike lies side by side (seriation). */
export type Order = {
  /** Those without a position come last. */
  readonly members: readonly DelegationId[]
  readonly subjects: readonly SubjectId[]
}

/** Who has the shares of the rows or their map already hands them over. */
export function orderOf(
  rows: readonly Row[],
  shares: Shares = sharesOf(rows),
  map: PositionMap | NoMap = mapOf(rows, null, shares),
): Order {
  const first = alongFirst(map)
  const { members, between } = distancesBetween(shares)
  const held = new Set(members)
  const bySubject = onItsSide(shares)
  const along = Float64Array.from(shares.members, (member) => first.get(member) ?? 0)
  return {
    members: [
      ...inOrder(members, between, (at) => first.get(members[at] as DelegationId) ?? 0),
      ...shares.members.filter((member) => !held.has(member)),
    ],
    subjects: inOrder(
      rows.map(({ subject }) => subject.id),
      distancesOf(bySubject),
      (at) => leaning(bySubject, at, along),
    ),
  }
}

function inOrder<Item>(
  items: readonly Item[],
  between: Between,
  score: (at: number) => number,
): readonly Item[] {
  if (items.length < 2) return items
  return leavesOf(turned(wardTree(between), score)).flatMap((at) => items[at] ?? [])
}

/** Mean share of the scale between what the same delegations hold on two subjects; a half if none does. */
function distancesOf(bySubject: Table): readonly Float64Array[] {
  const compare = comparing(bySubject)
  const between = bySubject.low.map(() => new Float64Array(bySubject.low.length))
  for (const [i, row] of between.entries()) {
    for (let j = 0; j < i; j += 1) {
      const { n, apart } = compare(i, j)
      const distance = n === 0 ? 0.5 : apart / n
      row[j] = distance
      const other = between[j]
      if (other) other[i] = distance
    }
  }
  return between
}

/** On which side of the first component those are who go along with a subject. */
function leaning({ low, high }: Table, subject: number, along: Float64Array): number {
  const [lows, highs] = [low[subject], high[subject]]
  return along.reduce((sum, place, member) => {
    const middle = ((lows?.[member] ?? Number.NaN) + (highs?.[member] ?? Number.NaN)) / 2
    return Number.isNaN(middle) ? sum : sum + (middle - 0.5) * place
  }, 0)
}
