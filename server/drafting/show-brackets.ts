import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { Block, BlockId, BracketId, BracketKind } from '#app/domain/drafting/block.ts'
import { sideActs } from '#app/domain/drafting/bracket-commands.ts'
import type { BracketAct, SideAct } from '#app/domain/drafting/bracket-commands.ts'
import {
  backersOf,
  blocksOf,
  holdOf,
  isOpen,
  opposersOf,
  readingOf,
  staleHolders,
} from '#app/domain/drafting/bracket.ts'
import type { Bracket, OpenBracket, Proposal } from '#app/domain/drafting/bracket.ts'
import { decideBracket } from '#app/domain/drafting/decide-bracket.ts'
import { runsOf } from '#app/domain/drafting/inline.ts'
import { markedWords } from '#app/domain/drafting/view.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'

import { actorOf } from './act-on-bracket.ts'
import { nameDelegations } from './name-delegations.ts'
import type { NamedDelegation } from './name-delegations.ts'

/** An open bracket as a page shows it to one viewer, with what they can do about it now. */
export type BracketShown = {
  id: BracketId
  kind: BracketKind
  block: BlockId | null
  proposer: NamedDelegation
  openedAt: Instant
  /** The words that it stands around. */
  words: string
  proposals: readonly {
    id: BracketId
    reads: Proposal['reads']
    words: string
    by: NamedDelegation
    backers: readonly NamedDelegation[]
  }[]
  opposers: readonly NamedDelegation[]
  /** Whose side was taken for words that have changed since. */
  stale: readonly NamedDelegation[]
  /** Until when one may object to the chair's ruling, if there is one. */
  ruledUntil: Instant | null
  /** What the viewer's delegation holds: a proposal, opposition, or nothing. */
  held: { backs: BracketId | null } | null
  /** What whoever acts here says they have before them. */
  seen: string
  acts: readonly { act: SideAct; proposal: BracketId | null }[]
}

/** What is open in a text, in its reading order. */
export function showBrackets(
  viewer: Viewer,
  at: Instant,
  {
    brackets,
    blocks,
    delegations,
  }: {
    brackets: readonly Bracket[]
    blocks: readonly Block[]
    delegations: readonly NamedDelegation[]
  },
): readonly BracketShown[] {
  const named = nameDelegations(delegations)
  const marked = markedWords(blocks.flatMap(runsOf))
  const wordsOf = (id: BracketId) => marked.get(id)?.words ?? ''
  const places = new Map(blocks.map((block, place) => [block.id, place]))
  const placeOf = ({ block }: BracketShown) => places.get(block) ?? blocks.length
  return brackets
    .filter(isOpen)
    .map((bracket): BracketShown => ({
      id: bracket.id,
      kind: bracket.kind,
      block: blocksOf(bracket)[0] ?? null,
      proposer: named(bracket.proposer),
      openedAt: bracket.openedAt,
      words: wordsOf(bracket.id),
      proposals: bracket.proposals.map(({ id, reads, by }) => ({
        id,
        reads,
        words: wordsOf(id),
        by: named(by),
        backers: backersOf(bracket, id).map(named),
      })),
      opposers: opposersOf(bracket).map(named),
      stale: staleHolders(bracket).map(named),
      ruledUntil: bracket.ruling?.window.at ?? null,
      held: holdOf(bracket, viewer.delegation.id),
      seen: readingOf(bracket),
      acts: actsOpen(viewer, bracket, at),
    }))
    .toSorted((a, b) => placeOf(a) - placeOf(b))
}

/** What the rules would accept from the viewer at this moment: they are asked, and nothing is saved. */
function actsOpen(viewer: Viewer, bracket: OpenBracket, at: Instant): BracketShown['acts'] {
  const who = { by: actorOf(viewer), for: viewer.delegation.id }
  const seen = readingOf(bracket)
  const isOpenTo = (command: BracketAct) => decideBracket(bracket, command, at).ok
  return sideActs.flatMap((act): BracketShown['acts'] => {
    switch (act) {
      case 'support':
      case 'join':
        return bracket.proposals.flatMap(({ id }) =>
          isOpenTo({ ...who, type: act, proposal: id, seen }) ? [{ act, proposal: id }] : [],
        )
      case 'oppose':
      case 'withdraw':
        return isOpenTo({ ...who, type: act }) ? [{ act, proposal: null }] : []
      case 'lift':
      case 'rebase':
        return isOpenTo({ ...who, type: act, seen }) ? [{ act, proposal: null }] : []
      case 'offer-no-text':
        return isOpenTo({ ...who, type: act, id: bracket.id, seen })
          ? [{ act, proposal: null }]
          : []
    }
  })
}
