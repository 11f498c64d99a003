import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'
import * as Y from 'yjs'

import { charactersOf, editBetween, editCell, rebased } from '#app/domain/drafting/cell-edit.ts'
import { contentOf } from '#app/domain/drafting/ydoc.ts'

import { mayGo } from '../may-go.ts'

/** Who writes in the cells of a table and changes its rows, and can take back what was done there. */
type Writing = {
  /** What the field shows now, where it showed `shown` before; others may have written meanwhile. */
  write: (cell: Y.XmlElement, shown: string, now: string) => void
  /** Puts a new row after a block, or at the beginning of the text. */
  add: (row: Y.XmlElement, after: Y.XmlElement | null) => void
  remove: (row: Y.XmlElement) => void
  /** What is written from here on is taken back by itself. */
  pause: () => void
  undo: () => void
  redo: () => void
  stop: () => void
}

/** Writing in an open text, which ends with the table; null until it is on the page. */
export function useWriting(doc: Y.Doc): RefObject<Writing | null> {
  const writing = useRef<Writing | null>(null)
  useEffect(() => {
    const begun = writingIn(doc)
    writing.current = begun
    return () => begun.stop()
  }, [doc])
  return writing
}

/** The origin of what is written in a table. */
const origin = 'grid'

export function writingIn(doc: Y.Doc): Writing {
  const undo = new Y.UndoManager(contentOf(doc), {
    trackedOrigins: new Set([origin]),
    deleteFilter: mayGo,
  })
  const alone = (act: () => void): void => {
    undo.stopCapturing()
    doc.transact(act, origin)
    undo.stopCapturing()
  }
  return {
    write(cell, shown, now) {
      const held = charactersOf(cell)
      if (held === null || shown === now) return
      const edit = rebased(editBetween(shown, now), editBetween(shown, held))
      doc.transact(() => editCell(cell, edit), origin)
    },
    add(row, after) {
      const at = after === null ? 0 : placeOf(doc, after) + 1
      alone(() => contentOf(doc).insert(at, [row]))
    },
    remove(row) {
      const at = placeOf(doc, row)
      if (at !== -1) alone(() => contentOf(doc).delete(at, 1))
    },
    pause: () => undo.stopCapturing(),
    undo: () => void undo.undo(),
    redo: () => void undo.redo(),
    stop: () => undo.destroy(),
  }
}

/** Counted among everything that stands in the text, whether it is a block or not. */
function placeOf(doc: Y.Doc, element: Y.XmlElement): number {
  return contentOf(doc).toArray().indexOf(element)
}
