import type * as Y from 'yjs'

import type { Inline } from '#app/domain/drafting/block.ts'
import { charactersOf } from '#app/domain/drafting/cell-edit.ts'

import type { CelledBlock } from '../block-names.ts'

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
  | 'holds-others'

/** What keeps this person from writing in a whole text, or in a block of it; not so the blocks of the own annex. */
export type Locks = {
  all: ReadOnly | null
  blocks: Readonly<Record<string, ReadOnly>>
  annex: ReadonlySet<string>
}

/**
 * Why a cell stands as it is, or null where one may write in it. Words in brackets are changed in the
 * text, where each side sees whose they are.
 */
export function readOnlyBecause(
  { all, blocks, annex }: Locks,
  { block, cell, words }: { block: string | null; cell: Y.XmlElement | null; words: Inline },
): ReadOnly | null {
  const isOpen = block !== null && annex.has(block)
  if (all !== null && !isOpen) return all
  const locked = block === null || isOpen ? undefined : blocks[block]
  if (locked !== undefined) return locked
  if (hasBrackets(words)) return 'brackets'
  return cell === null || charactersOf(cell) === null ? 'not-plain' : null
}

/** Why a whole row stays, or null where one may take it away. */
export function staysBecause({ all, blocks }: Locks, { id, cells }: CelledBlock): ReadOnly | null {
  const isDisputed = Object.values<Inline>(cells).some(hasBrackets)
  return all ?? (id === null ? null : blocks[id]) ?? (isDisputed ? 'brackets' : null)
}

function hasBrackets(words: Inline): boolean {
  return words.some(({ marks }) => marks.some(({ kind }) => kind === 'bracket'))
}
