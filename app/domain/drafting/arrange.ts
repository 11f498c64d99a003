import type * as Y from 'yjs'

import type { BlockId } from './block.ts'
import { blocksByElement, contentOf } from './ydoc.ts'

/** Takes a paragraph out of a text, with all that stands in it. Done by the server, like all of this. */
export function takeOut(doc: Y.Doc, id: BlockId): void {
  const element = elementWith(doc, id)
  if (element !== null) doc.transact(() => contentOf(doc).delete(placeOf(doc, element)))
}

/**
 * Puts a paragraph as it stands in `former` into a text, behind `after` or in the first place. A text that
 * has the paragraph loses it where it was: Yjs cannot move what is written, so that it is written anew.
 * Where `after` is gone, it comes last.
 */
export function putAfter(former: Y.Doc, doc: Y.Doc, id: BlockId, after: BlockId | null): void {
  const copy = elementWith(former, id)?.clone()
  if (copy === undefined) return
  doc.transact(() => {
    takeOut(doc, id)
    const before = after === null ? null : elementWith(doc, after)
    const content = contentOf(doc)
    if (after === null) content.insert(0, [copy])
    else content.insert(before === null ? content.length : placeOf(doc, before) + 1, [copy])
  })
}

/** The block behind which one stands, or null where it is the first. */
export function blockBefore(
  blocks: readonly { readonly id: BlockId | null }[],
  id: BlockId,
): BlockId | null {
  const at = blocks.findIndex((block) => block.id === id)
  return blocks.slice(0, Math.max(at, 0)).findLast((block) => block.id !== null)?.id ?? null
}

function elementWith(doc: Y.Doc, id: BlockId): Y.XmlElement | null {
  return [...blocksByElement(doc)].find(([, block]) => block.id === id)?.[0] ?? null
}

function placeOf(doc: Y.Doc, element: Y.XmlElement): number {
  return contentOf(doc).toArray().indexOf(element)
}
