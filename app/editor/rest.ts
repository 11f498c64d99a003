import type { BlockId } from '#app/domain/drafting/block.ts'
import type { RefusedEdit } from '#app/domain/drafting/protocol.ts'

import { prefix } from './local-texts.ts'

/**
 * Words that were written here and are not in the shared text: what stands there instead, if that is
 * known, and what was written. It stays on the device until its author puts it away.
 */
export type Note = {
  block: BlockId | null
  was: string | null
  wanted: string
  because: RefusedEdit | null
}

export function keptNotes(text: { person: string; document: string }): readonly Note[] {
  const stored = localStorage.getItem(keyOf(text))
  if (stored === null) return []
  try {
    const notes: unknown = JSON.parse(stored)
    return Array.isArray(notes) ? (notes as Note[]) : []
  } catch {
    return []
  }
}

export function keepNotes(
  text: { person: string; document: string },
  notes: readonly Note[],
): void {
  if (notes.length === 0) localStorage.removeItem(keyOf(text))
  else localStorage.setItem(keyOf(text), JSON.stringify(notes))
}

function keyOf({ person, document }: { person: string; document: string }): string {
  return `${prefix}${person} ${document} notes`
}
