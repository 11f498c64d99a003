import type { DelegationId } from '#app/domain/kernel/id.ts'
import { claimsOf } from '#app/domain/positions/matrix.ts'
import type { Row } from '#app/domain/positions/matrix.ts'
import { comparing, sharesOf } from '#app/domain/positions/shares.ts'
import type { Shares } from '#app/domain/positions/shares.ts'
import { shareOf } from '#app/domain/positions/stance.ts'
import type { SubjectId } from '#app/domain/positions/subject.ts'

import { distancesBetween } from './distances.ts'
import { alongFirst, mapOf } from './map.ts'
import { leavesOf, turned, wardTree } from './tree.ts'
import type { Between } from './ward.ts'

/** The matrix laid out so that what is alike lies side by side (seriation). */
export type Order = {
  /** Those without a position come last. */
  readonly members: readonly DelegationId[]
  readonly subjects: readonly SubjectId[]
}

export function orderOf(rows: readonly Row[]): Order {
  const first = alongFirst(mapOf(rows, null))
  const shares = sharesOf(rows)
  const { members, between } = distancesBetween(shares)
  const all = [...(rows[0]?.cells.keys() ?? [])]
  const silent = all.filter((member) => !members.includes(member))
  const score = (at: number) => first.get(members[at] as DelegationId) ?? 0
  return {
    members: [...inOrder(members, between, score), ...silent],
    subjects: inOrder(
      rows.map(({ subject }) => subject.id),
      distancesOfSubjects(shares),
      (at) => leaning(rows[at], first),
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

/** The matrix on its side: subjects where members were. */
function onItsSide({ low, high, subjects, members }: Shares): Shares {
  const column = (ends: readonly Float64Array[], at: number) =>
    Float64Array.from(members, (_, member) => ends[member]?.[at] ?? Number.NaN)
  const places = Array.from({ length: subjects }, (_, at) => at)
  return {
    members: [],
    subjects: members.length,
    low: places.map((at) => column(low, at)),
    high: places.map((at) => column(high, at)),
  }
}

/** Mean share of the scale between what the same delegations hold on two subjects; a half if none does. */
function distancesOfSubjects(shares: Shares): readonly Float64Array[] {
  const compare = comparing(onItsSide(shares))
  const between = Array.from({ length: shares.subjects }, () => new Float64Array(shares.subjects))
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
function leaning(row: Row | undefined, first: ReadonlyMap<DelegationId, number>): number {
  if (row === undefined) return 0
  return claimsOf(row).reduce((sum, { delegation, interval }) => {
    const { low, high } = shareOf(interval, row.subject.scale)
    return sum + ((low + high) / 2 - 0.5) * (first.get(delegation) ?? 0)
  }, 0)
}
