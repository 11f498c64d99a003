import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'
import * as Y from 'yjs'

import { charactersOf, editBetween, editCell, rebased } from '#app/domain/drafting/cell-edit.ts'
import { contentOf } from '#app/domain/drafting/ydoc.ts'

import { mayGo } from '../may-go.ts'

/** Who writes in the cells of a table, and can take back what was written there. */
type Writing = {
  /** What the field shows now, where it showed `shown` before; others may have written meanwhile. */
  write: (cell: Y.XmlElement, shown: string, now: string) => void
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

function writingIn(doc: Y.Doc): Writing {
  const undo = new Y.UndoManager(contentOf(doc), {
    trackedOrigins: new Set([origin]),
    deleteFilter: mayGo,
  })
  return {
    write(cell, shown, now) {
      const held = charactersOf(cell)
      if (held === null || shown === now) return
      const edit = rebased(editBetween(shown, now), editBetween(shown, held))
      doc.transact(() => editCell(cell, edit), origin)
    },
    pause: () => undo.stopCapturing(),
    undo: () => void undo.undo(),
    redo: () => void undo.redo(),
    stop: () => undo.destroy(),
  }
}
