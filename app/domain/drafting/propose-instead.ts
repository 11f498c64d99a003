import * as Y from 'yjs'

import type { BlockId, BracketId } from './block.ts'
import { bracketFormat } from './bracket-format.ts'
import { lastLine } from './last-line.ts'
import { blocksByElement } from './ydoc.ts'

/** Other words for a paragraph: the names of the bracket around what stands there, and of the alternative. */
export type Instead = {
  block: BlockId
  words: string
  bracket: BracketId
  alternative: BracketId
}

/**
 * Puts a paragraph in brackets and other words behind it as an alternative, as the editor does it: done by the
 * server, in one transaction. Where no words stand there is nothing to replace, and the text stays as it is.
 */
export function proposeInsteadIn(
  doc: Y.Doc,
  { block: id, words, bracket, alternative }: Instead,
): void {
  const mark = { proposes: 'replace', whole: false } as const
  const around = bracketFormat({ ...mark, id: bracket, of: null })
  const instead = bracketFormat({ ...mark, id: alternative, of: bracket })
  for (const [element, block] of blocksByElement(doc)) {
    if (block.id !== id || block.kind !== 'paragraph' || block.text.trim() === '') continue
    doc.transact(() => {
      for (const line of element.toArray()) {
        if (line instanceof Y.XmlText && line.length > 0) line.format(0, line.length, around)
      }
      for (const [at, offered] of words.split('\n').entries()) {
        if (at > 0) element.push([new Y.XmlElement('hardBreak')])
        const line = lastLine(element)
        line.insert(line.length, offered, instead)
      }
    })
  }
}
