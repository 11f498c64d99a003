import type { BracketMark } from './block.ts'
import { bracketAttributes } from './bracket-mark.ts'
import { markKey } from './mark-key.ts'

/** A bracket's mark as the formatting of characters under which an editor would have kept it. */
export function bracketFormat(mark: Omit<BracketMark, 'kind'>): Record<string, unknown> {
  const attributes = bracketAttributes(mark)
  return { [markKey('bracket', attributes)]: attributes }
}
