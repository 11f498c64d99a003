import * as Y from 'yjs'

import { fieldCells } from './block.ts'
import type { BlockId, FieldCell } from './block.ts'
import { blocksByElement, elementsIn } from './ydoc.ts'

/**
 * Puts other words in the place of all that a paragraph says, or one cell of an indicator, what is
 * bracketed in it included: done by the server, in one transaction. What is not there is left as it is.
 */
export function writeWordsIn(
  doc: Y.Doc,
  { block: id, cell }: { block: BlockId; cell: FieldCell | null },
  words: string,
): void {
  for (const [element, block] of blocksByElement(doc)) {
    if (block.id !== id) continue
    const place = cell === null ? block.kind === 'paragraph' && element : cellOf(element, cell)
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
