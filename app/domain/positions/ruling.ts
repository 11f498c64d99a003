import type { DelegationId } from '../kernel/id.ts'
import type { Row } from './matrix.ts'
import type { Ballot, DecisionRule, Ruling } from './rule.ts'
import type { Cell } from './stance.ts'
import type { Subject } from './subject.ts'
import { towards } from './towards.ts'

/** What the decision rule of a subject says of the positions on it, as the onlooker sees them. */
export type Standing = Ruling & {
  /** No position of theirs is seen: it holds only if they do not object. */
  readonly silent: readonly DelegationId[]
}

/** Null on a scale of numbers while the text names none: there is nothing to adopt or to block. */
export function standingOf(row: Row, rule: DecisionRule): Standing | null {
  const ballots = ballotsOn(row)
  if (ballots === null) return null
  const silent = ballots.flatMap(({ delegation, counts }) =>
    counts === 'none' ? [delegation] : [],
  )
  return { ...rule(ballots), silent }
}

/** How each delegation that takes part counts; null as in `standingOf`. */
export function ballotsOn({ subject, cells }: Row): readonly Ballot[] | null {
  if (subject.scale.kind === 'range' && subject.value === null) return null
  const ballots: Ballot[] = []
  for (const [delegation, cell] of cells) {
    const counts = countOf(cell, subject)
    if (counts !== null) ballots.push({ delegation, counts })
  }
  return ballots
}

function countOf(cell: Cell, { scale, value }: Subject): Ballot['counts'] | null {
  switch (cell.kind) {
    case 'not-participating':
      return null
    case 'none':
    case 'withheld':
      return 'none'
    case 'position': {
      if (scale.kind === 'ordinal') {
        const level = scale.levels[cell.interval.low]
        if (level === undefined) throw new RangeError(`no level ${cell.interval.low}`)
        return level.counts
      }
      if (value === null) throw new TypeError('a text without a value is not put to a rule')
      return towards(value, cell.interval) === 'support' ? 'for' : 'against'
    }
  }
}
