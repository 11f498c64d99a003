import type { DelegationId } from '../kernel/id.ts'
import type { Block, BracketId, BracketMark } from './block.ts'
import { backersOf, opposersOf } from './bracket.ts'
import type { OpenBracket, Proposal } from './bracket.ts'
import { consolidate } from './consolidation.ts'
import { runsOf } from './inline.ts'
import {
  bracketOf,
  bracketsIn,
  bracketsOf,
  carriesProposal,
  readAs,
  withoutProposals,
} from './view.ts'

/** One block with all that is proposed for it side by side, unmerged (domain.md B2). */
export type Compiled = {
  readonly live: Block
  /** As it reads if every proposal falls; null where nothing stands without one. */
  readonly stands: Block | null
  readonly disputes: readonly {
    readonly bracket: BracketId
    readonly opposers: readonly DelegationId[]
    readonly proposals: readonly ProposedReading[]
  }[]
}

/** The block as it reads if this proposal is accepted and no other, save those it stands in. */
type ProposedReading = Proposal & {
  readonly backers: readonly DelegationId[]
  readonly reading: Block | null
}

/** Every proposal for every block, so that no typed character is in none of them. */
export function compilation(
  blocks: readonly Block[],
  brackets: readonly OpenBracket[],
): readonly Compiled[] {
  const byId = new Map(brackets.map((bracket) => [bracket.id, bracket]))
  return blocks.map((live) => {
    const here = [...new Set(bracketsIn(live).map(bracketOf))]
    return {
      live,
      stands: alone(live, withoutProposals),
      disputes: here.flatMap((id) => {
        const bracket = byId.get(id)
        return bracket === undefined ? [] : [disputeIn(live, bracket)]
      }),
    }
  })
}

function disputeIn(live: Block, bracket: OpenBracket): Compiled['disputes'][number] {
  return {
    bracket: bracket.id,
    opposers: opposersOf(bracket),
    proposals: bracket.proposals.map((proposal) => ({
      ...proposal,
      backers: backersOf(bracket, proposal.id),
      reading: readingOf(live, bracket, proposal),
    })),
  }
}

function readingOf(live: Block, bracket: OpenBracket, { id, reads }: Proposal): Block | null {
  const ends = consolidate(bracket, reads === 'reserved' ? null : id)
  const words = new Map(ends.map((edit) => [edit.mark, edit.words]))
  const around = proposalsAround(live, words.get(id) === 'stay' ? id : bracket.id)
  return alone(live, (mark) => {
    const end = words.get(mark.id)
    if (end !== undefined) return end === 'stay' ? 'stays' : 'goes'
    return around.has(mark.id) ? 'stays' : withoutProposals(mark)
  })
}

/**
 * Proposed words in or across which a mark stands, and without which some of its own would stand
 * nowhere. What is proposed wholly within it is a proposal of its own.
 */
function proposalsAround(live: Block, mark: BracketId): ReadonlySet<BracketId> {
  const runs = runsOf(live).map(bracketsOf)
  const under = (id: BracketId) => runs.filter((here) => here.some((one) => one.id === id))
  const own = under(mark)
  const around = own.flat().filter((one) => {
    const theirs = under(one.id)
    const within = theirs.length < own.length && theirs.every((run) => own.includes(run))
    return carriesProposal(one) && !within
  })
  return new Set(around.map(({ id }) => id))
}

function alone(block: Block, read: (mark: BracketMark) => 'stays' | 'goes'): Block | null {
  return readAs([block], read)[0] ?? null
}
