import { holdersByMark, isOpen } from '#app/domain/drafting/bracket.ts'
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
      .flatMap(holdersByMark)
      .map(([mark, held]) => [mark, held.map(named)]),
  )
}
