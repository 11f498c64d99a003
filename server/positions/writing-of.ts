import { withNumber } from '#app/domain/positions/parameter.ts'
import type { KeptBridge } from '#db/positions.ts'

import type { Writing } from '../drafting/write-words.ts'
import type { SubjectSeen } from './describe.ts'

/**
 * What a bridge writes when it is adopted, and where: a wording in the place of a paragraph or a bracket, a
 * value in that of the number in a cell. What was bracketed there ends. Null where nothing is written.
 */
export function writingOf(
  { subject: { about }, name }: SubjectSeen,
  { state, words }: KeptBridge,
): Writing | null {
  if (!('block' in name) || name.block === null) return null
  const { proposal } = state
  const { block } = name
  const document = name.document.id
  if (name.kind === 'paragraph' && words !== null) {
    return { document, place: { block, cell: null }, words }
  }
  if (about.kind === 'bracket' && words !== null) {
    return { document, place: { bracket: about.bracket }, words }
  }
  if (name.kind === 'parameter' && proposal.kind === 'value') {
    const { cell, stands } = name
    return { document, place: { block, cell }, words: withNumber(stands, proposal.value) }
  }
  return null
}
