import { backersOf, isOpen, opposersOf } from '#app/domain/drafting/bracket.ts'
import type { Bracket } from '#app/domain/drafting/bracket.ts'

import { nameDelegations } from './name-delegations.ts'
import type { NamedDelegation } from './name-delegations.ts'

/** Who holds each open bracket and each alternative; who opposes holds the words that would be replaced. */
export function holdersOf(
  brackets: readonly Bracket[],
  delegations: readonly NamedDelegation[],
): Readonly<Record<string, readonly NamedDelegation[]>> {
  const named = nameDelegations(delegations)
  return Object.fromEntries(
    brackets
      .filter(isOpen)
      .flatMap((bracket) => [
        [bracket.id, opposersOf(bracket).map(named)],
        ...bracket.proposals.map(({ id }) => [id, backersOf(bracket, id).map(named)]),
      ]),
  )
}
