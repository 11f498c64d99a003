import type { DelegationId } from '#app/domain/kernel/id.ts'
import type { Ballot, DecisionRule } from '#app/domain/positions/rule.ts'

/** Consensus, or consensus minus `k`: only who is against blocks, and `k` of them may. */
export function consensus(k = 0): DecisionRule {
  return (ballots) => {
    const blockers = against(ballots)
    return { adopted: blockers.length <= k, blockers, slack: k - blockers.length }
  }
}

/** More for than against, of those who take a side. */
export const majority: DecisionRule = (ballots) => {
  const blockers = against(ballots)
  const lead = ballots.filter(({ counts }) => counts === 'for').length - blockers.length
  return { adopted: lead > 0, blockers, slack: Math.ceil(lead / 2) - 1 }
}

function against(ballots: readonly Ballot[]): DelegationId[] {
  return ballots.flatMap(({ delegation, counts }) => (counts === 'against' ? [delegation] : []))
}
