import type { Mark, Node } from '@tiptap/pm/model'

import type { BracketId, BracketMark } from '#app/domain/drafting/block.ts'
import { bracketMarkOf } from '#app/domain/drafting/bracket-mark.ts'
import type { BracketShown } from '#server/drafting/show-brackets.ts'

/** Who makes an edit, and which brackets it may rewrite as it likes. */
export type Author = {
  /** Whether a bracket, or an alternative, is of one's own delegation and no other backs it. */
  owns: (id: BracketId) => boolean
  newId: () => BracketId
}

/**
 * The author of edits in this page. `made` are the brackets that were made in it: they are one's own
 * before the server has said so.
 */
export function authorOf(
  delegation: string,
  brackets: readonly BracketShown[],
  made: Set<BracketId>,
  newId: () => BracketId,
): Author {
  const known = new Map<BracketId, boolean>()
  for (const { id, kind, proposer, proposals } of brackets) {
    const owned = proposals.map(
      ({ by, backers }) =>
        by.code === delegation && backers.every(({ code }) => code === delegation),
    )
    proposals.forEach((proposal, at) => known.set(proposal.id, owned[at] === true))
    if (kind === 'replace') known.set(id, proposer.code === delegation && owned.every(Boolean))
  }
  return {
    owns: (id) => known.get(id) ?? made.has(id),
    newId() {
      const id = newId()
      made.add(id)
      return id
    },
  }
}

/** The marks under which words are a proposal of the author: not those around what stood there before. */
export function ownProposals({ marks }: Pick<Node, 'marks'>, { owns }: Author): readonly Mark[] {
  return marks.filter((mark) => {
    const read = bracketOn(mark)
    return read !== null && proposesWords(read) && owns(read.id)
  })
}

export function isOwnProposal(node: Pick<Node, 'marks'>, author: Author): boolean {
  return ownProposals(node, author).length > 0
}

/** The author's marks that say of words which stood there that they go. */
export function ownStrikes({ marks }: Pick<Node, 'marks'>, { owns }: Author): readonly Mark[] {
  return marks.filter((mark) => {
    const read = bracketOn(mark)
    return read !== null && !proposesWords(read) && read.proposes !== 'reserve' && owns(read.id)
  })
}

export function bracketOn(mark: Mark): BracketMark | null {
  return mark.type.name === 'bracket' ? bracketMarkOf(mark.attrs) : null
}

function proposesWords({ proposes, of }: BracketMark): boolean {
  return of !== null || proposes === 'insert' || proposes === 'placeholder'
}
