import * as Y from 'yjs'

import { isWorded } from './block.ts'
import type { BlockId } from './block.ts'
import { diffWords } from './word-diff.ts'
import { blocksByElement } from './ydoc.ts'

/**
 * Corrects the words of a block that differ and no others, so that emphasis, links and who wrote the
 * rest stay: done by the server, in one transaction. A word looks like the one in whose place it comes.
 * Leaves the text as it is when a difference reaches over a line break.
 */
export function correctWords(doc: Y.Doc, id: BlockId, words: string): void {
  for (const [element, block] of blocksByElement(doc)) {
    if (block.id !== id || !isWorded(block)) continue
    const changes = changesBetween(charactersOf(element), words)
    const places = changes.map((change) => lineWith(element, change))
    if (places.includes(null)) continue
    doc.transact(() => {
      // From the end, so that what comes before stays where it is.
      for (const place of places.toReversed()) if (place !== null) replace(place)
    })
  }
}

/** What is taken out of a text at a place, and what is put there instead. */
type Change = { from: number; taken: number; put: string }

function changesBetween(before: string, after: string): readonly Change[] {
  const changes: Change[] = []
  let from = 0
  for (const { change, text } of diffWords(before, after)) {
    const last = changes.at(-1)
    const goesOn = last !== undefined && last.from + last.taken === from
    const taken = change === 'removed' ? text.length : 0
    const put = change === 'added' ? text : ''
    if (change !== 'same' && goesOn) {
      changes[changes.length - 1] = { ...last, taken: last.taken + taken, put: last.put + put }
    } else if (change !== 'same') changes.push({ from, taken, put })
    if (change !== 'added') from += text.length
  }
  return changes
}

/** As they are stored, so that places in them are places in the text; a line break is one character. */
function charactersOf(element: Y.XmlElement): string {
  return element
    .toArray()
    .map((child) => (child instanceof Y.XmlText ? runsOf(child).map(lettersOf).join('') : '\n'))
    .join('')
}

type Run = { insert?: unknown; attributes?: Record<string, unknown> }

function runsOf(text: Y.XmlText): readonly Run[] {
  return text.toDelta()
}

function lettersOf({ insert }: Run): string {
  return typeof insert === 'string' ? insert : '\uFFFC'
}

type Place = { line: Y.XmlText } & Change

/** The line in which a change stands whole, and where in it. */
function lineWith(element: Y.XmlElement, { from, taken, put }: Change): Place | null {
  if (put.includes('\n')) return null
  let start = 0
  for (const child of element.toArray()) {
    const length = child instanceof Y.XmlText ? child.length : 1
    if (child instanceof Y.XmlText && from >= start && from + taken <= start + length) {
      return { line: child, from: from - start, taken, put }
    }
    start += length
  }
  return null
}

function replace({ line, from, taken, put }: Place): void {
  const looks = looksAt(line, taken > 0 ? from : from - 1)
  if (put !== '') line.insert(from + taken, put, looks)
  if (taken > 0) line.delete(from, taken)
}

/** The marks of one character, or of the first where there is none before it. */
function looksAt(line: Y.XmlText, place: number): Record<string, unknown> {
  let end = 0
  for (const run of runsOf(line)) {
    end += lettersOf(run).length
    if (place < end) return run.attributes ?? {}
  }
  return {}
}
