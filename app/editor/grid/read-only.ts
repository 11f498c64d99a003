import type * as Y from 'yjs'

import type { Inline } from '#app/domain/drafting/block.ts'
import { charactersOf } from '#app/domain/drafting/cell-edit.ts'

/** Why nothing can be written in a cell here. Keys of the interface texts `verification:grid.why.<reason>`. */
export type ReadOnly =
  | 'frozen'
  | 'closed'
  | 'no-access'
  | 'negotiation'
  | 'not-connected'
  | 'agreed'
  | 'silence'
  | 'brackets'
  | 'not-plain'

/** What keeps this person from writing in a whole text, or in a block of it. */
export type Locks = { all: ReadOnly | null; blocks: Readonly<Record<string, ReadOnly>> }

/**
 * Why a cell stands as it is, or null where one may write in it. Words in brackets are changed in the
 * text, where each side sees whose they are.
 */
export function readOnlyBecause(
  { all, blocks }: Locks,
  { block, cell, words }: { block: string | null; cell: Y.XmlElement | null; words: Inline },
): ReadOnly | null {
  if (all !== null) return all
  const locked = block === null ? undefined : blocks[block]
  if (locked !== undefined) return locked
  if (words.some(({ marks }) => marks.some(({ kind }) => kind === 'bracket'))) return 'brackets'
  return cell === null || charactersOf(cell) === null ? 'not-plain' : null
}
