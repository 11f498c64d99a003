import * as Y from 'yjs'

import { blockNames } from '#app/domain/drafting/format-parts.ts'

/**
 * What undo may take away again: nothing that others put something into. A block they have written in
 * stays with its identity, and a cell goes only with its whole block, because a block without one of its cells would be
 * deleted for everybody (DR8, DR9).
 */
export function mayGo(item: Y.Item): boolean {
  if (item.parentSub !== null && identity.has(item.parentSub)) return isEmpty(item.parent)
  if (!(item.content instanceof Y.ContentType)) return true
  const type: unknown = item.content.type
  if (type instanceof Y.XmlElement && isCell(type)) return false
  return isEmpty(type)
}

const identity: ReadonlySet<string> = new Set(['id', 'lang', 'dir'])

function isCell(element: Y.XmlElement): boolean {
  return !blockNames.some((name) => name === element.nodeName) && !passing.has(element.nodeName)
}

/** Parts that may come and go by themselves. */
const passing: ReadonlySet<string> = new Set(['hardBreak', 'tableRow', 'tableCell'])

function isEmpty(type: unknown): boolean {
  if (type instanceof Y.XmlText) return type.length === 0
  return !(type instanceof Y.XmlElement) || type.toArray().every(isEmpty)
}
