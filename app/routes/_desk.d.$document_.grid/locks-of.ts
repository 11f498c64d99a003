import type { Locks, ReadOnly } from '#app/editor/grid/read-only.ts'
import type { GridShown } from '#server/verification/show-grid.ts'

/** What keeps the viewer from writing in the table. In negotiation mode only the text makes proposals. */
export function locksOf(format: GridShown): Locks {
  return { all: wholeLock(format), blocks: format.locked, annex: new Set(format.annex) }
}

function wholeLock({ access, drafting, frozen, negotiation }: GridShown): ReadOnly | null {
  if (frozen) return 'frozen'
  if (access !== 'edit') return drafting === 'closed' ? 'closed' : 'no-access'
  return negotiation ? 'negotiation' : null
}
