import type { BlockId, BracketId } from './block.ts'
import type { Bracket } from './bracket.ts'

/**
 * What consolidating does to one mark in the text. The mark goes either way; its words stay or go with
 * it, and where `whole` says so a block that is left without words goes too.
 */
export type MarkEdit = {
  readonly mark: BracketId
  readonly blocks: readonly BlockId[]
  readonly whole: boolean
  readonly words: 'stay' | 'go'
}

type Disputed = Pick<Bracket, 'id' | 'kind' | 'marks'>

/** The edits that leave exactly what is kept: a proposal, or with null what stands without any. */
export function consolidate(bracket: Disputed, keeps: BracketId | null): readonly MarkEdit[] {
  return bracket.marks.map(({ id, blocks, whole }) => ({
    mark: id,
    blocks,
    whole,
    words: staysUnder(bracket, id, keeps) ? 'stay' : 'go',
  }))
}

/** The edit that takes one alternative out while the others stay in dispute. */
export function takeOut(bracket: Disputed, proposal: BracketId): readonly MarkEdit[] {
  if (!hasOwnWords(bracket, proposal)) return []
  return bracket.marks
    .filter(({ id }) => id === proposal)
    .map(({ id, blocks, whole }) => ({ mark: id, blocks, whole, words: 'go' }))
}

/** Whether the mark of this id carries proposed words, and not words that stood there before. */
function hasOwnWords({ id, kind }: Pick<Bracket, 'id' | 'kind'>, mark: BracketId): boolean {
  return mark !== id || kind === 'insert'
}

/** Words that stood there before stay unless a proposal takes their place. */
function staysUnder(bracket: Disputed, mark: BracketId, keeps: BracketId | null): boolean {
  return hasOwnWords(bracket, mark) ? mark === keeps : keeps === null
}
