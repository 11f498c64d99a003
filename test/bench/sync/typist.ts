import * as Y from 'yjs'

import { textOf } from './draft.ts'

/** Who writes one numbered edit after the other into a place of their own. */
export type Typist = {
  /** The Yjs client id, under which the nth edit is the clocks from `n * characters` on. */
  id: number
  /** How many edits were written so far. */
  readonly edits: number
  /** The updates of the next edits. */
  write(edits: number): Uint8Array[]
  /** Everything written so far, as it must stand in the text. */
  written(): string
}

/** Characters of an edit: its number and a space. Merged edits are told apart by their clocks. */
export const characters = 8

/** Writes at the end of a paragraph of `base`, or without one into a text beside the document's own. */
export function createTypist(base: Uint8Array | null, paragraph: number): Typist {
  const doc = new Y.Doc()
  if (base !== null) Y.applyUpdate(doc, base)
  const text = base === null ? doc.getText(besides) : textOf(doc, paragraph)
  const start = text.length
  let updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  let next = 0
  return {
    id: doc.clientID,
    get edits() {
      return next
    },
    write(edits) {
      updates = []
      for (const end = next + edits; next < end; next++) {
        text.insert(start + next * characters, numbered(next))
      }
      return updates
    },
    written: () => Array.from({ length: next }, (_, n) => numbered(n)).join(''),
  }
}

/**
 * Someone who has written so many edits already and writes the same ones again in each document with
 * this text: sending them takes less time than writing them.
 */
export function rehearse(text: Uint8Array, paragraph: number, edits: number): () => Typist {
  const typist = createTypist(text, paragraph)
  const updates = [...typist.write(edits)]
  return () => {
    let next = 0
    return {
      id: typist.id,
      get edits() {
        return next
      },
      write: (count) => updates.slice(next, (next += count)),
      written: () => typist.written().slice(0, next * characters),
    }
  }
}

/** A root type that no document shows, for clients too many to hold the document each. */
export const besides = 'plain'

function numbered(n: number): string {
  return `${String(n).padStart(characters - 1, '0')} `
}
