import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'

import { databaseName, knownGeneration, noteUnsent, takeOverUnsent } from './local-texts.ts'

/** The copy of a text on this device, kept up to date with the open document. */
export type LocalCopy = {
  /** Edits of earlier pages that never reached the server; the document holds them now. */
  edits: number
  /** Writes down how many edits are unsaved, those of earlier pages among them. */
  note: (unsaved: number) => void
  close: () => Promise<void>
  /** Deletes the copy: what it holds cannot be saved, and what can be is kept elsewhere. */
  discard: () => Promise<void>
}

/**
 * Loads what this device has of a text into the document and keeps every later update beside it.
 * Null where the browser keeps nothing (a private window): then the text lives in the page alone, and
 * the leave-page guard is all there is.
 */
export async function openLocalCopy(
  text: { person: string; document: string },
  generation: string,
  doc: Y.Doc,
): Promise<LocalCopy | null> {
  if (!(await keepsDatabases())) return null
  const database = databaseName(text, generation)
  const persistence = new IndexeddbPersistence(database, doc)
  await persistence.whenSynced
  const page = crypto.randomUUID()
  return {
    edits: takeOverUnsent(database, page),
    // After signing out nothing is written any more of what was forgotten.
    note: (unsaved) => {
      if (knownGeneration(text) !== null) noteUnsent(database, page, unsaved)
    },
    close: () => persistence.destroy(),
    discard: () => persistence.clearData(),
  }
}

/** y-indexeddb has no way to hear that a database cannot be opened, so it is found out beforehand. */
function keepsDatabases(): Promise<boolean> {
  if (!('indexedDB' in globalThis)) return Promise.resolve(false)
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open('entente probe')
      request.addEventListener('success', () => {
        request.result.close()
        resolve(true)
      })
      request.addEventListener('error', () => resolve(false))
    } catch {
      resolve(false)
    }
  })
}
