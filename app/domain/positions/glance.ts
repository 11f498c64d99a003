import type { DelegationId } from '../kernel/id.ts'
import { claimsOf } from './matrix.ts'
import type { Row } from './matrix.ts'
import { effortOn } from './meeting.ts'
import type { SubjectId } from './subject.ts'
import { adoptedIf } from './unlock.ts'
import type { Blocked, Unlock } from './unlock.ts'

/** What a chair asks first: how far apart, on what, who is in the way, and whose move helps most. */
export type Glance = {
  /** Subjects with at least two positions, which are what a mean effort is made of. */
  readonly measured: number
  /** Positions seen on the subjects that a rule can be asked of. */
  readonly n: number
  /** The subjects on which most has to be conceded, the most first; those that all can meet are left out. */
  readonly farthest: readonly {
    readonly subject: SubjectId
    readonly effort: number
    readonly n: number
  }[]
  /** Who stands in the way of anything, of most first. */
  readonly blockers: readonly Blocker[]
  /**
   * The fewest delegations, three at most, whose giving way lets anything be adopted, and of those who
   * let most: several where they tie, none where nobody can.
   */
  readonly moves: readonly Move[]
}

/** What would be adopted that is not adopted now if these gave way everywhere. */
export type Move = {
  readonly movers: readonly DelegationId[]
  readonly opens: readonly SubjectId[]
  /** Positions on what it opens. */
  readonly n: number
}

export type Blocker = {
  readonly delegation: DelegationId
  readonly blocks: number
  /** Positions on the subjects that it blocks. */
  readonly n: number
  /** Of those, what its own move would let be adopted. */
  readonly alone: number
  readonly share: number
}

/** Of the same rows as every view, so that a figure here is the one to which it leads. */
export function glanceAt(
  rows: readonly Row[],
  blocked: readonly Blocked[],
  unlock: Unlock,
): Glance {
  const counts = new Map(rows.map((row) => [row.subject.id, claimsOf(row).length]))
  const positionsOn = (subjects: readonly SubjectId[]) =>
    subjects.reduce((sum, subject) => sum + (counts.get(subject) ?? 0), 0)
  const efforts = rows.flatMap((row) => {
    const effort = effortOn(row)
    return effort === null ? [] : [{ subject: row.subject.id, effort, n: claimsOf(row).length }]
  })
  return {
    measured: efforts.length,
    n: positionsOn(blocked.map(({ subject }) => subject)),
    farthest: efforts
      .filter(({ effort }) => effort > 0)
      .toSorted((a, b) => b.effort - a.effort || (a.subject < b.subject ? -1 : 1))
      .slice(0, shown),
    blockers: unlock.members
      .map(({ delegation, alone, share }) => {
        const blocks = blocked
          .filter(({ blockers, need }) => need > 0 && blockers.includes(delegation))
          .map(({ subject }) => subject)
        return {
          delegation,
          blocks: blocks.length,
          n: positionsOn(blocks),
          alone: alone.length,
          share,
        }
      })
      .toSorted((a, b) => b.blocks - a.blocks || b.share - a.share),
    moves: bestMoves(unlock).map((movers) => {
      const opens = openedBy(movers, blocked)
      return { movers, opens, n: positionsOn(opens) }
    }),
  }
}

const shown = 5

function bestMoves({ best, now }: Unlock): readonly (readonly DelegationId[])[] {
  const helping = best.find(([first]) => first !== undefined && first.adopted > now) ?? []
  const most = helping[0]?.adopted
  return helping.flatMap(({ movers, adopted }) => (adopted === most ? [movers] : []))
}

function openedBy(
  movers: readonly DelegationId[],
  blocked: readonly Blocked[],
): readonly SubjectId[] {
  return adoptedIf(
    blocked.filter(({ need }) => need > 0),
    new Set(movers),
  )
}
