import type { DelegationId } from '../kernel/id.ts'
import { claimsOf } from './matrix.ts'
import type { Row } from './matrix.ts'
import { apart } from './pairs.ts'
import type { Standing } from './ruling.ts'
import type { Interval } from './scale.ts'
import type { SubjectId } from './subject.ts'
import { weights } from './vocabulary.ts'

/** Two subjects, each blocked by one delegation alone, that each of the two could give for the other. */
export type Swap = {
  readonly one: { readonly delegation: DelegationId; readonly gives: SubjectId }
  readonly other: { readonly delegation: DelegationId; readonly gives: SubjectId }
}

/**
 * Packages on offer: what each would get weighs more to it than what it would give, by the weights
 * that it shows (divergence.md 6). A weight that is kept back ranks nothing.
 */
export function swapsOf(
  subjects: readonly { readonly row: Row; readonly standing: Standing | null }[],
): readonly Swap[] {
  const single = subjects.flatMap(({ row, standing }) => {
    const [blocker, ...others] = standing?.blockers ?? []
    const alone = blocker !== undefined && others.length === 0 && standing?.adopted === false
    return alone && standing.slack === -1 ? [{ row, blocker }] : []
  })
  return single.flatMap((mine, at) =>
    single.slice(at + 1).flatMap((theirs) => {
      if (mine.blocker === theirs.blocker) return []
      if (!prefers(mine.blocker, theirs.row, mine.row)) return []
      if (!prefers(theirs.blocker, mine.row, theirs.row)) return []
      return [
        {
          one: { delegation: mine.blocker, gives: mine.row.subject.id },
          other: { delegation: theirs.blocker, gives: theirs.row.subject.id },
        },
      ]
    }),
  )
}

/** A delegation that alone keeps a range closed: what would open without it, and how far it is from that. */
export type Pivot = {
  readonly delegation: DelegationId
  readonly zone: Interval
  readonly concession: number
}

export function pivotsOn(row: Row): readonly Pivot[] {
  const claims = claimsOf(row)
  const lows = claims.map(({ interval }) => interval.low).toSorted((a, b) => b - a)
  const highs = claims.map(({ interval }) => interval.high).toSorted((a, b) => a - b)
  const [first = 0, second = first] = lows
  const [last = 0, beforeLast = last] = highs
  if (claims.length < 2 || first <= last) return []
  return claims.flatMap(({ delegation, interval }) => {
    const low = interval.low === first ? second : first
    const high = interval.high === last ? beforeLast : last
    const zone = { low, high }
    return low <= high ? [{ delegation, zone, concession: apart(interval, zone) }] : []
  })
}

/** Whether a delegation gives `wanted` more weight than what it would give for it. */
function prefers(delegation: DelegationId, wanted: Row, given: Row): boolean {
  const [more, less] = [wanted, given].map(({ cells }) => {
    const cell = cells.get(delegation)
    return cell?.kind === 'position' && cell.weight !== null ? weights.indexOf(cell.weight) : null
  })
  return more !== null && more !== undefined && less !== null && less !== undefined && more > less
}
