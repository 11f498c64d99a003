import * as Y from 'yjs'

import type { BracketMark } from './block.ts'
import { bracketMarkAt } from './bracket-mark.ts'
import type { MarkEdit } from './consolidation.ts'
import { readingAfter, takesOut } from './view.ts'
import type { MarkReading } from './view.ts'
import { contentOf, elementsIn, textOfElement } from './ydoc.ts'

/**
 * Makes the edits of a settlement in the live text, as `consolidated` reads them: done by the server,
 * in one transaction. What others type at that moment under words that go is theirs and stays, under
 * the mark of a bracket that is settled; what they type in a block that goes as a whole goes with it.
 */
export function consolidateIn(doc: Y.Doc, edits: readonly MarkEdit[]): void {
  const read = readingAfter(edits)
  const content = contentOf(doc)
  doc.transact(() => {
    for (const [at, block] of [...elementsIn(content).entries()].toReversed()) {
      const goes = marksIn(block).some((mark) => mark.whole && read(mark) === 'goes')
      consolidateElement(block, read)
      if (goes && textOfElement(block).trim() === '') content.delete(at)
    }
  })
}

type Read = (mark: BracketMark) => MarkReading

function consolidateElement(element: Y.XmlElement, read: Read): void {
  for (const child of elementsIn(element)) consolidateElement(child, read)
  const breaks = breaksTakenOut(element, read)
  for (const [at, child] of [...element.toArray().entries()].toReversed()) {
    if (child instanceof Y.XmlText) consolidateText(child, read)
    else if (breaks.has(at)) element.delete(at)
  }
}

function consolidateText(text: Y.XmlText, read: Read): void {
  for (const { index, length, keys } of runsOf(text).toReversed()) {
    const marks = [...keys.values()]
    const ended = [...keys].filter(([, mark]) => read(mark) !== 'disputed').map(([key]) => key)
    if (takesOut(marks, read)) text.delete(index, length)
    else if (ended.length > 0) {
      text.format(index, length, Object.fromEntries(ended.map((key) => [key, null])))
    }
  }
}

/** Hard breaks, which carry no marks, between two runs of which the same bracket takes both out. */
function breaksTakenOut(element: Y.XmlElement, read: Read): ReadonlySet<number> {
  const taken = new Set<number>()
  let before: readonly BracketMark[] = []
  let breaks: number[] = []
  for (const [at, child] of element.toArray().entries()) {
    if (child instanceof Y.XmlElement) {
      if (child.nodeName === 'hardBreak') breaks.push(at)
      continue
    }
    const runs = child instanceof Y.XmlText ? runsOf(child) : []
    const [first, last] = [runs.at(0), runs.at(-1)]
    if (first === undefined || last === undefined) continue
    const after = [...first.keys.values()]
    const around = before.filter((mark) => after.some(({ id }) => id === mark.id))
    if (takesOut(around, read)) for (const one of breaks) taken.add(one)
    breaks = []
    before = [...last.keys.values()]
  }
  return taken
}

type MarkedRun = {
  index: number
  length: number
  /** The formatting keys of its brackets, and the mark that each stands for. */
  keys: ReadonlyMap<string, BracketMark>
}

function runsOf(text: Y.XmlText): readonly MarkedRun[] {
  const delta: readonly { insert?: unknown; attributes?: object }[] = text.toDelta()
  let index = 0
  return delta.map(({ insert, attributes }) => {
    const length = typeof insert === 'string' ? insert.length : 1
    const found = Object.entries(attributes ?? {}).flatMap(([key, value]) => {
      const mark = bracketMarkAt(key, value)
      return mark === null ? [] : [[key, mark] as const]
    })
    const run = { index, length, keys: new Map(found) }
    index += length
    return run
  })
}

function marksIn(element: Y.XmlElement): readonly BracketMark[] {
  return element.toArray().flatMap((child): readonly BracketMark[] => {
    if (child instanceof Y.XmlElement) return marksIn(child)
    return child instanceof Y.XmlText ? runsOf(child).flatMap(({ keys }) => [...keys.values()]) : []
  })
}
