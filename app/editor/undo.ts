import { ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'

import { mayGo } from './may-go.ts'

/** Undo in the editor takes back what this person did in it (DR8, DR9). */
export function undoOfMine(content: Y.XmlFragment): Y.UndoManager {
  return new Y.UndoManager(content, {
    trackedOrigins: new Set([ySyncPluginKey]),
    deleteFilter: mayGo,
    captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
  })
}
