import { carries, tally } from '../drafting/decision-rule.ts'
import type { DecisionRule as TextRule, RollLine, Vote } from '../drafting/decision-rule.ts'
import type { DelegationId } from '../kernel/id.ts'
import type { Ballot, DecisionRule } from './rule.ts'

/**
 * The rule by which a body decides, asked of positions as if they were votes: a level that goes along
 * is a yes, one that stands in the way a no. A member of whom `weights` does not speak weighs 1, and
 * positions need no quorum.
 */
export function asTallied(
  rule: TextRule,
  weights: ReadonlyMap<DelegationId, number>,
): DecisionRule {
  return (ballots) => {
    const lines = ballots.map((ballot) => lineOf(ballot, weights.get(ballot.delegation) ?? 1))
    const roll = weights.size === 0 ? lines : lines.toSorted((a, b) => b.weight - a.weight)
    const { adopted, blockers } = tally(rule, null, roll)
    const slack = adopted ? toSpare(rule, roll) : -toMove(rule, roll, blockers)
    return { adopted, blockers, slack }
  }
}

const voteOf: Readonly<Record<Ballot['counts'], Vote | null>> = {
  for: 'yes',
  abstention: 'abstain',
  against: 'no',
  none: null,
}

function lineOf({ delegation, counts }: Ballot, weight: number): RollLine {
  return { delegation, weight, present: true, vote: voteOf[counts] }
}

/** How many more may stand in the way before it fails, those first whose going costs most. */
function toSpare(rule: TextRule, roll: readonly RollLine[]): number {
  const parties = rule.kind === 'consensus-minus' ? rule.parties : []
  const losable = (['yes', 'abstain', null] as const)
    .flatMap((vote) => roll.filter((line) => line.vote === vote))
    .map(({ delegation }) => delegation)
    .filter((delegation) => !parties.includes(delegation))
  const holds = supposing(rule, roll, losable, 'no')
  const fails = least(losable.length, (count) => !holds(count))
  return (fails ?? losable.length + 1) - 1
}

/** How many blockers have to give way; one more than there are when not even all of them suffice. */
function toMove(
  rule: TextRule,
  roll: readonly RollLine[],
  blockers: readonly DelegationId[],
): number {
  const enough = least(blockers.length, supposing(rule, roll, blockers, 'yes'))
  return enough ?? blockers.length + 1
}

/** Whether it holds if the first of these voted otherwise. */
function supposing(
  rule: TextRule,
  roll: readonly RollLine[],
  movers: readonly DelegationId[],
  vote: Vote,
): (count: number) => boolean {
  const places = new Map(movers.map((mover, at) => [mover, at]))
  return (count) =>
    carries(rule, roll, (line) =>
      (places.get(line.delegation) ?? count) < count ? vote : line.vote,
    )
}

/** The least count from 1 on for which something holds that goes on to hold; null if none does. */
function least(most: number, holdsFor: (count: number) => boolean): number | null {
  if (most === 0 || !holdsFor(most)) return null
  // Asked next, since where each can block, as under consensus, it takes all of them.
  if (!holdsFor(most - 1)) return most
  let [below, enough] = [0, most - 1]
  while (enough - below > 1) {
    const middle = (below + enough) >> 1
    if (holdsFor(middle)) enough = middle
    else below = middle
  }
  return enough
}
