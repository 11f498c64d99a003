import * as Y from 'yjs'

import type { BlockId } from './block.ts'
import { blocksByElement } from './ydoc.ts'

/**
 * Puts other words in the place of all that a paragraph says, what is bracketed in it included: done by
 * the server, in one transaction. A block that is not there, or no paragraph, is left as it is.
 */
export function writeWordsIn(doc: Y.Doc, id: BlockId, words: string): void {
  for (const [element, block] of blocksByElement(doc)) {
    if (block.id !== id || block.kind !== 'paragraph') continue
    doc.transact(() => {
      element.delete(0, element.length)
      element.insert(0, [new Y.XmlText(words)])
    })
  }
}
