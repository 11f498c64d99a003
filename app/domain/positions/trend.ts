import type { DelegationId } from '../kernel/id.ts'
import { day } from '../kernel/instant.ts'
import type { Instant } from '../kernel/instant.ts'
import { claimsOf } from './matrix.ts'
import type { Row } from './matrix.ts'
import type { SubjectId } from './subject.ts'

/** Over how long change is told unless somebody chooses. */
export const usualWindow = 30 * day

/** A figure of one subject, `effortOn` or `agreementOn`; null where it is not defined. */
export type OnSubject = (row: Row) => number | null

/** How a mean over subjects moved between two moments, and why (divergence.md 6). */
export type Trend = {
  readonly before: number | null
  readonly after: number | null
  /**
   * Mean change on subjects that had the figure both times, among the delegations that had a position
   * on them both times. Null when there is no such subject.
   */
  readonly likeForLike: number | null
  /** The rest: subjects, members and first positions that came or went. */
  readonly composition: number | null
  /** How many positions are behind both means, and how many are compared with themselves. */
  readonly n: { readonly before: number; readonly after: number; readonly likeForLike: number }
  /** What is like for like: the change on each subject, and how many positions it rests on. */
  readonly subjects: readonly {
    readonly subject: SubjectId
    readonly by: number
    readonly n: number
  }[]
}

/** Both parts are shown: a raw mean falls when an easy clause is added and nobody moves. */
export function trendBetween(
  before: readonly Row[],
  after: readonly Row[],
  measure: OnSubject,
): Trend {
  const measured = (row: Row) => ({ row, value: measure(row) })
  const [were, are] = [before.map(measured), after.map(measured)]
  const earlier = new Map(were.map((one) => [one.row.subject.id, one]))
  const changes = are.flatMap(({ row, value }) => {
    const was = earlier.get(row.subject.id)
    if (was === undefined) return []
    const isAlike = holders(row) === holders(was.row)
    const compared = isAlike ? row : among(row, was.row)
    const from = isAlike ? was.value : measure(among(was.row, row))
    const to = isAlike ? value : measure(compared)
    if (from === null || to === null) return []
    return [{ subject: row.subject.id, by: to - from, n: claimsOf(compared).length }]
  })
  const from = mean(were.map(({ value }) => value))
  const to = mean(are.map(({ value }) => value))
  const likeForLike = mean(changes.map(({ by }) => by))
  return {
    before: from,
    after: to,
    likeForLike,
    composition: from === null || to === null ? null : to - from - (likeForLike ?? 0),
    n: {
      before: positionsBehind(were),
      after: positionsBehind(are),
      likeForLike: changes.reduce((sum, { n }) => sum + n, 0),
    },
    subjects: changes,
  }
}

function positionsBehind(measured: readonly { row: Row; value: number | null }[]): number {
  return measured.reduce(
    (sum, { row, value }) => (value === null ? sum : sum + claimsOf(row).length),
    0,
  )
}

/** A value from a moment on, until the next one. Positions change in steps; nothing lies between. */
export type Step = { readonly at: Instant; readonly value: number | null }

/** A subject's figure over time: only the moments at which it changed. */
export function stepsOf(
  history: readonly { readonly at: Instant; readonly row: Row }[],
  measure: OnSubject,
): readonly Step[] {
  const steps: Step[] = []
  for (const { at, row } of history) {
    const value = measure(row)
    if (steps.at(-1)?.value !== value) steps.push({ at, value })
  }
  return steps
}

/** Whose positions a row has, to see at once whether another has the same. */
function holders(row: Row): string {
  return claimsOf(row)
    .map(({ delegation }) => delegation)
    .toSorted()
    .join()
}

/** The row with the positions only of those who have one in the other, too. */
function among(row: Row, other: Row): Row {
  const both = new Set<DelegationId>(claimsOf(other).map(({ delegation }) => delegation))
  return { ...row, cells: new Map([...row.cells].filter(([delegation]) => both.has(delegation))) }
}

function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length
}
