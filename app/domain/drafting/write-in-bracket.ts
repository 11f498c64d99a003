import * as Y from 'yjs'

import type { Block, BracketId, BracketMark } from './block.ts'
import { bracketMarkAt } from './bracket-mark.ts'
import { consolidateIn } from './consolidate-doc.ts'
import { runsOf } from './inline.ts'
import { bracketOf, bracketsIn, bracketsOf } from './view.ts'
import { blocksOf, contentOf } from './ydoc.ts'

/**
 * Puts other words in the place of all that a bracket disputes, its proposals included, where the first of it
 * stands: done by the server, in one transaction. They stand in those brackets only that reach beyond it.
 * Where the bracket is not there, everything stays as it is.
 */
export function writeInBracket(doc: Y.Doc, bracket: BracketId, words: string): void {
  const blocks = blocksOf(doc)
  const marks = blocks.flatMap(bracketsIn).filter((mark) => bracketOf(mark) === bracket)
  const beyond = idsBeyond(blocks, bracket)
  const start = startOf(contentOf(doc), bracket)
  if (start === null) return
  const kept = start.formats.filter(({ mark }) => beyond.has(mark.id))
  doc.transact(() => {
    const around = Object.fromEntries(kept.map(({ key, value }) => [key, value]))
    start.text.insert(start.index, words, around)
    consolidateIn(
      doc,
      marks.map(({ id, whole }) => ({ mark: id, blocks: [], whole, words: 'go' })),
    )
  })
}

/** The brackets' marks that stand on words outside the one. */
function idsBeyond(blocks: readonly Block[], bracket: BracketId): ReadonlySet<BracketId> {
  const outside = blocks
    .flatMap(runsOf)
    .map(bracketsOf)
    .filter((marks) => marks.every((mark) => bracketOf(mark) !== bracket))
  return new Set(outside.flat().map(({ id }) => id))
}

/** Where a bracket begins, and the brackets' marks there as the text holds them. */
type Start = {
  text: Y.XmlText
  index: number
  formats: readonly { key: string; value: unknown; mark: BracketMark }[]
}

function startOf(parent: Y.XmlFragment, bracket: BracketId): Start | null {
  for (const child of parent.toArray()) {
    const start =
      child instanceof Y.XmlText
        ? startIn(child, bracket)
        : child instanceof Y.XmlElement
          ? startOf(child, bracket)
          : null
    if (start !== null) return start
  }
  return null
}

function startIn(text: Y.XmlText, bracket: BracketId): Start | null {
  const delta: readonly { insert?: unknown; attributes?: object }[] = text.toDelta()
  let index = 0
  for (const { insert, attributes } of delta) {
    const formats = Object.entries(attributes ?? {}).flatMap(([key, value]) => {
      const mark = bracketMarkAt(key, value)
      return mark === null ? [] : [{ key, value: value as unknown, mark }]
    })
    if (formats.some(({ mark }) => bracketOf(mark) === bracket)) return { text, index, formats }
    index += typeof insert === 'string' ? insert.length : 1
  }
  return null
}
