import * as Y from 'yjs'

import { fieldCells, isWorded } from './block.ts'
import type { BlockId, BracketId, FieldCell } from './block.ts'
import { writeInBracket } from './write-in-bracket.ts'
import { blocksByElement, elementsIn } from './ydoc.ts'

/** A paragraph, a heading or a point, one cell of an indicator, or what a bracket disputes. */
export type PlaceOfWords = { block: BlockId; cell: FieldCell | null } | { bracket: BracketId }

/**
 * Puts other words in the place of all that stands at one, what is bracketed in it included: done by the
 * server, in one transaction. What is not there is left as it is.
 */
export function writeWordsIn(doc: Y.Doc, place: PlaceOfWords, words: string): void {
  if ('bracket' in place) writeInBracket(doc, place.bracket, words)
  else writeInBlock(doc, place, words)
}

function writeInBlock(
  doc: Y.Doc,
  { block: id, cell }: Extract<PlaceOfWords, { block: BlockId }>,
  words: string,
): void {
  for (const [element, block] of blocksByElement(doc)) {
    if (block.id !== id) continue
    const place = cell === null ? isWorded(block) && element : cellOf(element, cell)
    if (!place) continue
    doc.transact(() => {
      place.delete(0, place.length)
      place.insert(0, words.split('\n').flatMap(lineOf))
    })
  }
}

function lineOf(words: string, at: number): readonly (Y.XmlElement | Y.XmlText)[] {
  const line = new Y.XmlText(words)
  return at === 0 ? [line] : [new Y.XmlElement('hardBreak'), line]
}

function cellOf(element: Y.XmlElement, cell: FieldCell): Y.XmlElement | undefined {
  return elementsIn(element).find(({ nodeName }) => nodeName === fieldCells[cell])
}
