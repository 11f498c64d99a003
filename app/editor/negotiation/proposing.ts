import type { BracketId } from '#app/domain/drafting/block.ts'
import type { BracketShown } from '#server/drafting/show-brackets.ts'

import { newBracketId } from '../bracket-commands.ts'
import type { Rewrite } from '../negotiation.ts'
import { asProposal } from './as-proposal.ts'
import type { NoProposal } from './as-proposal.ts'
import { authorOf } from './author.ts'

/** Makes proposals of the edits of one's delegation, and says why of those that cannot be one. */
export function proposing(
  {
    delegation,
    brackets,
    made,
  }: { delegation: string; brackets: readonly BracketShown[]; made: Set<BracketId> },
  refuse: (why: NoProposal) => void,
): Rewrite {
  const author = authorOf(delegation, brackets, made, newBracketId)
  return (state, edit) => {
    const proposal = asProposal(state, edit, author)
    if (typeof proposal !== 'string') return proposal
    refuse(proposal)
    return null
  }
}
