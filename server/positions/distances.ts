import type { DelegationId } from '#app/domain/kernel/id.ts'
import { pairsOf } from '#app/domain/positions/pairs.ts'
import type { Shares } from '#app/domain/positions/shares.ts'

/** How far apart delegations are, from 0 to 1, in the order of `members`. */
export type Distances = {
  readonly members: readonly DelegationId[]
  readonly between: number[][]
  /** Pairs that share too few subjects to be compared; what stands for them is a mean. */
  readonly guessed: readonly (readonly [DelegationId, DelegationId])[]
  /** Of all pairs: how many subjects the one in the middle shares. */
  readonly medianShared: number
}

/** Of the delegations that have a position at all. Those without one are nowhere, and near to nobody. */
export function distancesBetween(shares: Shares): Distances {
  const members = shares.members
    .filter((_, at) => shares.low[at]?.some((share) => !Number.isNaN(share)))
    .toSorted()
  const place = new Map(members.map((member, at) => [member, at]))
  const known: (number | null)[][] = members.map((_, at) =>
    members.map((__, to) => (at === to ? 0 : null)),
  )
  const guessed: [DelegationId, DelegationId][] = []
  const shared: number[] = []
  for (const { one, other, n, agreement } of pairsOf(shares)) {
    const [i, j] = [place.get(one), place.get(other)]
    if (i === undefined || j === undefined) continue
    shared.push(n)
    if (agreement === null) guessed.push([one, other])
    const apart = agreement === null ? null : 1 - agreement
    set(known, i, j, apart)
    set(known, j, i, apart)
  }
  return { members, between: filled(known), guessed, medianShared: median(shared) }
}

function set(matrix: (number | null)[][], i: number, j: number, value: number | null): void {
  const row = matrix[i]
  if (row) row[j] = value
}

/** What is not known becomes the mean of what is known of either delegation, or else of all. */
function filled(known: readonly (readonly (number | null)[])[]): number[][] {
  const others = known.map(
    (row, i) => row.filter((value, j) => value !== null && i !== j) as number[],
  )
  const all = mean(others.flat()) ?? 0.5
  return known.map((row, i) =>
    row.map((value, j) => value ?? mean([...(others[i] ?? []), ...(others[j] ?? [])]) ?? all),
  )
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low = 0, high = low] =
    sorted.length % 2 ? [sorted[middle]] : sorted.slice(middle - 1, middle + 1)
  return (low + high) / 2
}
