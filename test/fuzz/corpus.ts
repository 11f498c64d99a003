import * as Y from 'yjs'

import type { BlockId } from '#app/domain/drafting/block.ts'
import { insertBlocks, seedContent } from '#app/domain/drafting/ydoc.ts'
import {
  presenceFrame,
  step1Frame,
  step2Frame,
  together,
  updateFrame,
} from '#server/sync/frames.ts'
import { encodePresence } from '#server/sync/presence.ts'
import { apply, someEdits } from '#test/support/edits.ts'

const authors = [11, 22] as const

/** The text that is there when the frames come, and the client id it stands under. */
export const seedClient = 1
export function seedText(): Uint8Array {
  return seedContent([paragraph(0), paragraph(1), field(2)], { clientId: seedClient })
}

/**
 * Frames of every kind as two people would send them in one session, in order: typed, formatted,
 * deleted and structured, alone and several in one.
 */
export function session(seed: number, edits: number): Uint8Array[] {
  const frames: Uint8Array[] = []
  const docs = authors.map((client) => {
    const doc = new Y.Doc()
    doc.clientID = client
    Y.applyUpdate(doc, seedText(), 'seed')
    frames.push(step1Frame(Y.encodeStateVector(doc)))
    return doc
  })
  for (const [i, doc] of docs.entries()) {
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'seed') return
      frames.push(updateFrame(update))
      for (const other of docs) if (other !== doc) Y.applyUpdate(other, update, 'seed')
      const cursor = { cursor: { anchor: i, head: frames.length } }
      const said = { client: doc.clientID, clock: frames.length, state: JSON.stringify(cursor) }
      if (frames.length % 5 === 0) frames.push(presenceFrame(encodePresence([said])))
      if (frames.length % 7 === 0) frames.push(together(...frames.slice(-3)))
      if (frames.length % 11 === 0) frames.push(step2Frame(Y.encodeStateAsUpdate(doc)))
      if (frames.length % 13 === 0) frames.push(step1Frame(Y.encodeStateVector(doc)), query)
    })
  }
  for (const [i, edit] of someEdits(seed, edits).entries()) {
    const doc = docs[i % docs.length]
    if (doc === undefined) continue
    apply(doc, edit)
    if (i % 9 === 8) insertBlocks(doc, 0, [i % 2 === 0 ? paragraph(i) : field(i)])
  }
  return frames
}

const query = Uint8Array.of(3)

function paragraph(i: number) {
  const identity = { id: blockId(i), lang: 'en', dir: 'ltr' as const }
  return { kind: 'paragraph' as const, ...identity, group: 'OP' as const, level: 0, words: 'words' }
}

function field(i: number) {
  const cells = { id: 'C', statement: 's', unit: '%', datatype: 'decimal', threshold: '5' }
  return { kind: 'formatField' as const, id: blockId(i), lang: 'en', dir: 'ltr' as const, cells }
}

export function blockId(i: number): BlockId {
  return `00000000-0000-4000-8000-${String(i).padStart(12, '0')}` as BlockId
}
