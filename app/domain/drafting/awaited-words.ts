import * as Y from 'yjs'

import type { BlockId, BracketId } from './block.ts'
import { bracketFormat } from './bracket-format.ts'
import { bracketMarkAt } from './bracket-mark.ts'
import { lastLine } from './last-line.ts'
import { blocksByElement, elementsIn } from './ydoc.ts'

/**
 * Puts a placeholder at the end of a paragraph, which says what is still to be written there: done by the
 * server, in one transaction.
 */
export function awaitWordsIn(
  doc: Y.Doc,
  { block: id, words, bracket }: { block: BlockId; words: string; bracket: BracketId },
): void {
  for (const [element, block] of blocksByElement(doc)) {
    if (block.id !== id || block.kind !== 'paragraph') continue
    const format = bracketFormat({ id: bracket, proposes: 'placeholder', of: null, whole: false })
    doc.transact(() => {
      const line = lastLine(element)
      if (line.length > 0 && !/\s$/.test(block.text)) line.insert(line.length, ' ', {})
      line.insert(line.length, words, format)
    })
  }
}

/** Puts words in the place of those under the mark of a bracket, and under it; the first of them say how they look. */
export function writeUnderIn(
  doc: Y.Doc,
  { bracket, words }: { bracket: BracketId; words: string },
): void {
  const [first, ...others] = contentLines(doc).flatMap((line) => runsUnder(line, bracket))
  if (first === undefined) return
  doc.transact(() => {
    // From the end, so that what comes before stays where it is.
    for (const { line, index, length } of others.toReversed()) line.delete(index, length)
    first.line.insert(first.index + first.length, words, first.attributes)
    first.line.delete(first.index, first.length)
  })
}

type MarkedRun = {
  line: Y.XmlText
  index: number
  length: number
  attributes: Record<string, unknown>
}

function runsUnder(line: Y.XmlText, bracket: BracketId): readonly MarkedRun[] {
  const delta: readonly { insert?: unknown; attributes?: Record<string, unknown> }[] =
    line.toDelta()
  let index = 0
  return delta.flatMap(({ insert, attributes = {} }) => {
    const length = typeof insert === 'string' ? insert.length : 1
    const run = { line, index, length, attributes }
    index += length
    const isUnder = Object.entries(attributes).some(
      ([key, stored]) => bracketMarkAt(key, stored)?.id === bracket,
    )
    return isUnder ? [run] : []
  })
}

function contentLines(doc: Y.Doc): readonly Y.XmlText[] {
  return [...blocksByElement(doc)].flatMap(([element]) => linesIn(element))
}

function linesIn(element: Y.XmlElement): readonly Y.XmlText[] {
  return [
    ...element.toArray().filter((child) => child instanceof Y.XmlText),
    ...elementsIn(element).flatMap(linesIn),
  ]
}
