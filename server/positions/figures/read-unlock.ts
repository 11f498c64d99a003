import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { DecisionRule as TextRule } from '#app/domain/drafting/decision-rule.ts'
import type { DelegationId } from '#app/domain/kernel/id.ts'
import { claimsOf } from '#app/domain/positions/matrix.ts'
import { swapsOf } from '#app/domain/positions/package-deal.ts'
import type { Swap } from '#app/domain/positions/package-deal.ts'
import { standingOf } from '#app/domain/positions/ruling.ts'
import { blockedBy, unlockOf } from '#app/domain/positions/unlock.ts'
import type { Blocked, Unlock } from '#app/domain/positions/unlock.ts'

import type { ServerContext } from '../../context.ts'
import type { NamedDelegation } from '../../drafting/name-delegations.ts'
import type { SubjectName } from '../describe.ts'
import { seePositions } from './see-positions.ts'
import type { Asked, FiguresHead, SeenPositions } from './see-positions.ts'

/** What stands in the way of what, and whose move would let most be adopted. */
export type UnlockView = {
  head: FiguresHead
  members: readonly NamedDelegation[]
  subjects: readonly (Blocked & {
    name: SubjectName
    rule: TextRule['kind']
    /** How many positions are seen, and whose are not: it is adopted only if they do not object. */
    n: number
    silent: readonly DelegationId[]
  })[]
  unlock: Unlock
  swaps: readonly Swap[]
}

export async function readUnlock(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo' | 'threads' | 'positionLog'>,
  viewer: Viewer,
  asked: Asked,
): Promise<UnlockView> {
  const positions = await seePositions(ctx, viewer, asked)
  const { head, members, nameOf, kindOf } = positions
  const standings = standingsOf(positions)
  const subjects = standings.flatMap(({ row, standing }) => {
    if (standing === null) return []
    const { subject } = row
    return [
      {
        ...blockedBy(subject.id, standing),
        name: nameOf(subject.id),
        rule: kindOf(subject),
        n: claimsOf(row).length,
        silent: standing.silent,
      },
    ]
  })
  return { head, members, subjects, unlock: unlockOf(subjects), swaps: swapsOf(standings) }
}

/** Each subject with what its rule says; null where a scale of numbers has no number in the text. */
export function standingsOf({ rows, ruleOf }: Pick<SeenPositions, 'rows' | 'ruleOf'>) {
  return rows.map((row) => ({ row, standing: standingOf(row, ruleOf(row.subject)) }))
}

/** The same as the unlock analysis takes it, without what nothing can be asked of. */
export function blockedOf(standings: ReturnType<typeof standingsOf>): readonly Blocked[] {
  return standings.flatMap(({ row, standing }) =>
    standing === null ? [] : [blockedBy(row.subject.id, standing)],
  )
}
