import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { DecisionRule as TextRule } from '#app/domain/drafting/decision-rule.ts'
import type { DelegationId } from '#app/domain/kernel/id.ts'
import { claimsOf } from '#app/domain/positions/matrix.ts'
import type { Row } from '#app/domain/positions/matrix.ts'
import { effortOn } from '#app/domain/positions/meeting.ts'
import { standingOf } from '#app/domain/positions/ruling.ts'
import type { Standing } from '#app/domain/positions/ruling.ts'
import type { Level } from '#app/domain/positions/scale.ts'
import { spreadOn } from '#app/domain/positions/spread.ts'
import type { SubjectId } from '#app/domain/positions/subject.ts'
import { blockedBy } from '#app/domain/positions/unlock.ts'

import type { ServerContext } from '../../context.ts'
import type { NamedDelegation } from '../../drafting/name-delegations.ts'
import type { SubjectName } from '../describe.ts'
import { seePositions } from './see-positions.ts'
import type { Asked, FiguresHead } from './see-positions.ts'

const barOrders = ['effort', 'blockers', 'unlock'] as const
export type BarOrder = (typeof barOrders)[number]

/** How delegations are spread over the levels of each subject, and what the rule says of it. */
export type BarsView = {
  head: FiguresHead
  /** In which of these orders the bars are. */
  orders: readonly BarOrder[]
  by: BarOrder
  members: readonly NamedDelegation[]
  bars: readonly Bar[]
}

export type Bar = {
  id: SubjectId
  name: SubjectName
  levels: readonly Level[]
  /** How many hold each level. */
  counts: readonly number[]
  /** The kinds of nothing, each by itself. */
  nothing: Readonly<Record<'none' | 'not-participating' | 'withheld', number>>
  n: number
  earlier: number
  /** Concession effort D, and van der Eijk's A. */
  effort: number | null
  spread: number | null
  rule: TextRule['kind']
  standing: Pick<Standing, 'adopted' | 'slack'> & { blockers: readonly DelegationId[] }
  /** How many blockers have to give way. */
  need: number
}

const Order = z.enum(barOrders).catch('effort')

export async function readBars(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo' | 'threads' | 'positionLog'>,
  viewer: Viewer,
  { by: typed, ...asked }: Asked & { by: string | null },
): Promise<BarsView> {
  const by = Order.parse(typed)
  const { head, members, rows, nameOf, ruleOf, kindOf } = await seePositions(ctx, viewer, asked)
  const bars = rows.flatMap((row) => {
    const { subject } = row
    const standing = standingOf(row, ruleOf(subject))
    return subject.scale.kind !== 'ordinal' || standing === null
      ? []
      : [
          {
            ...barOf(row, subject.scale.levels, standing),
            name: nameOf(subject.id),
            rule: kindOf(subject),
          },
        ]
  })
  return { head, orders: barOrders, by, members, bars: bars.toSorted(orders[by]) }
}

const orders: Readonly<Record<BarOrder, (a: Bar, b: Bar) => number>> = {
  effort: (a, b) => (b.effort ?? -1) - (a.effort ?? -1),
  blockers: (a, b) => b.standing.blockers.length - a.standing.blockers.length,
  // What is adopted comes after what is hardest to unlock.
  unlock: (a, b) => (a.need || Infinity) - (b.need || Infinity) || 0,
}

function barOf(row: Row, levels: readonly Level[], standing: Standing): Omit<Bar, 'name' | 'rule'> {
  const { id } = row.subject
  const claims = claimsOf(row)
  const cells = [...row.cells.values()]
  const count = (kind: string) => cells.filter((cell) => cell.kind === kind).length
  const spread = spreadOn(row)
  const { adopted, slack, blockers } = standing
  return {
    id,
    levels,
    counts: levels.map((_, at) => claims.filter(({ interval }) => interval.low === at).length),
    nothing: {
      none: count('none'),
      'not-participating': count('not-participating'),
      withheld: count('withheld'),
    },
    n: claims.length,
    earlier: claims.filter(({ earlier }) => earlier).length,
    effort: effortOn(row),
    spread: spread.kind === 'known' ? spread.value : null,
    standing: { adopted, slack, blockers },
    need: blockedBy(id, standing).need,
  }
}
