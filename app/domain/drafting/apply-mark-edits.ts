import * as Y from 'yjs'

import type { BracketId } from './block.ts'
import type { MarkEdit } from './consolidation.ts'
import { contentOf } from './ydoc.ts'

/**
 * Writes into a text what consolidating does to its marks: each mark goes, and its words stay or go with
 * it. Words that nobody put under the mark stay where they are, also in a block that was disputed whole:
 * what somebody typed there meanwhile was never proposed to go. Answers whether anything changed.
 */
export function applyMarkEdits(doc: Y.Doc, edits: readonly MarkEdit[]): boolean {
  const wanted = new Map(edits.map((edit) => [edit.mark, edit]))
  let changed = false
  doc.transact(() => {
    const content = contentOf(doc)
    for (const block of content.toArray().toReversed()) {
      if (!(block instanceof Y.XmlElement)) continue
      const touched = editWords(block, wanted)
      changed ||= touched.size > 0
      const isGone = [...touched].some((id) => {
        const edit = wanted.get(id)
        return edit?.whole === true && edit.words === 'go'
      })
      if (isGone && isEmpty(block)) content.delete(content.toArray().indexOf(block), 1)
    }
  })
  return changed
}

/** Which of the marks stood in an element, all of them taken out. */
function editWords(
  element: Y.XmlElement,
  wanted: ReadonlyMap<BracketId, MarkEdit>,
): ReadonlySet<BracketId> {
  const touched = new Set<BracketId>()
  for (const child of element.toArray()) {
    const inside =
      child instanceof Y.XmlElement
        ? editWords(child, wanted)
        : child instanceof Y.XmlText
          ? editText(child, wanted)
          : []
    for (const id of inside) touched.add(id)
  }
  return touched
}

/** From the end to the beginning, so that what goes moves nothing that is still to be looked at. */
function editText(
  text: Y.XmlText,
  wanted: ReadonlyMap<BracketId, MarkEdit>,
): ReadonlySet<BracketId> {
  const touched = new Set<BracketId>()
  let end = text.length
  for (const { insert, attributes } of deltaOf(text).toReversed()) {
    const length = typeof insert === 'string' ? insert.length : 1
    const start = end - length
    end = start
    const marks = Object.entries(attributes ?? {}).flatMap(([key, value]) => {
      const edit = key.startsWith('bracket--') ? wanted.get(idOf(value)) : undefined
      return edit === undefined ? [] : [{ key, edit }]
    })
    if (marks.length === 0) continue
    for (const { edit } of marks) touched.add(edit.mark)
    if (marks.some(({ edit }) => edit.words === 'go')) text.delete(start, length)
    else text.format(start, length, Object.fromEntries(marks.map(({ key }) => [key, null])))
  }
  return touched
}

function isEmpty(element: Y.XmlElement): boolean {
  return element.toArray().every((child) => !(child instanceof Y.XmlText) || child.length === 0)
}

function deltaOf(text: Y.XmlText): readonly { insert?: unknown; attributes?: object }[] {
  return text.toDelta()
}

function idOf(value: unknown): BracketId {
  const id: unknown = typeof value === 'object' && value !== null && 'id' in value ? value.id : null
  return String(id) as BracketId
}
