import type { DelegationId } from '../kernel/id.ts'
import { comparing } from './comparing.ts'
import type { EntryId } from './entry.ts'
import { claimsOf } from './matrix.ts'
import type { Row } from './matrix.ts'
import type { Interval } from './scale.ts'
import type { Shares } from './shares.ts'
import { shareOf } from './stance.ts'
import type { SubjectId } from './subject.ts'

/** How close two delegations are on the subjects on which both have a position. */
export type Pair = {
  readonly one: DelegationId
  readonly other: DelegationId
  /** On how many subjects both have a position. */
  readonly n: number
  /** Mean share of the scale that does not lie between them, 0 to 1; null below five subjects. */
  readonly agreement: number | null
}

/** A pair with what is asked of one pair at a time, and what it rests on. */
export type PairDetail = Pair & {
  /** Signorino-Ritter S, -1 to 1: twice the agreement less one. */
  readonly s: number | null
  /**
   * Cohen's kappa with squared weights: what agreement exceeds that of answers given at random, each
   * in the proportions of its own delegation. Null too where those proportions leave nothing to chance.
   */
  readonly kappa: number | null
  readonly subjects: readonly {
    readonly subject: SubjectId
    readonly entries: readonly [EntryId, EntryId]
    /** Share of the scale between the two, 0 when their ranges meet. */
    readonly apart: number
  }[]
}

/** Below this many subjects two delegations are not compared (divergence.md 2). */
const fewestShared = 5

/**
 * Every pair, in the order of the delegations' ids. Nothing is imputed: a subject on which one has no
 * position says nothing about the pair. Pass the shares of all rows, or of the contested ones, and say
 * which.
 */
export function pairsOf(shares: Shares): readonly Pair[] {
  const { members } = shares
  const compare = comparing(shares)
  return members.flatMap((one, i) =>
    members.slice(i + 1).map((other, after) => {
      const { n, apart: all } = compare(i, i + 1 + after)
      return { one, other, n, agreement: n < fewestShared ? null : (n - all) / n }
    }),
  )
}

/** One pair in detail, the delegation named first as `one`. */
export function pairOf(rows: readonly Row[], one: DelegationId, other: DelegationId): PairDetail {
  const mine: Interval[] = []
  const theirs: Interval[] = []
  const subjects = rows.flatMap((row) => {
    const claims = claimsOf(row)
    const first = claims.find(({ delegation }) => delegation === one)
    const second = claims.find(({ delegation }) => delegation === other)
    if (first === undefined || second === undefined) return []
    const { id, scale } = row.subject
    const [a, b] = [shareOf(first.interval, scale), shareOf(second.interval, scale)]
    mine.push(a)
    theirs.push(b)
    const entries: [EntryId, EntryId] = [first.entry, second.entry]
    return [{ subject: id, entries, apart: apart(a, b) }]
  })
  const n = subjects.length
  const all = subjects.reduce((sum, { apart: some }) => sum + some, 0)
  const few = n < fewestShared
  return {
    one,
    other,
    n,
    agreement: few ? null : (n - all) / n,
    s: few ? null : (n - 2 * all) / n,
    kappa: few ? null : kappa(mine, theirs),
    subjects,
  }
}

/** How near delegations are on one subject, over all pairs that have a position; null below two. */
export function agreementOn(row: Row): number | null {
  const claims = claimsOf(row).map(({ interval }) => shareOf(interval, row.subject.scale))
  const pairs = (claims.length * (claims.length - 1)) / 2
  if (pairs === 0) return null
  let total = 0
  for (const [i, a] of claims.entries()) {
    for (const b of claims.slice(i + 1)) total += 1 - apart(a, b)
  }
  return total / pairs
}

/** The least that one of two would have to move for their ranges to meet. */
export function apart(a: Interval, b: Interval): number {
  return Math.max(a.low - b.high, b.low - a.high, 0)
}

function kappa(mine: readonly Interval[], theirs: readonly Interval[]): number | null {
  let observed = 0
  let expected = 0
  for (const [at, a] of mine.entries()) {
    for (const [where, b] of theirs.entries()) {
      const disagreement = apart(a, b) ** 2
      expected += disagreement / mine.length
      if (at === where) observed += disagreement
    }
  }
  return expected === 0 ? null : 1 - observed / expected
}
