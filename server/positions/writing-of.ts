import { withNumber } from '#app/domain/positions/parameter.ts'
import type { KeptBridge } from '#db/positions.ts'

import type { Writing } from '../drafting/write-words.ts'
import type { SubjectName } from './describe.ts'

/**
 * What a bridge writes when it is adopted, and where: a wording in the place of a paragraph, a value in
 * that of the number in a cell, where it also ends what was bracketed there. Null where nothing is written.
 */
export function writingOf(name: SubjectName, { state, words }: KeptBridge): Writing | null {
  if (!('block' in name) || name.block === null) return null
  const { proposal } = state
  const at = { document: name.document.id, block: name.block }
  if (name.kind === 'paragraph' && words !== null) return { ...at, cell: null, words }
  if (name.kind === 'parameter' && proposal.kind === 'value') {
    return { ...at, cell: name.cell, words: withNumber(name.stands, proposal.value) }
  }
  return null
}
