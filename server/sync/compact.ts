import * as Y from 'yjs'

import type { Snapshot } from '#db/snapshots.ts'

import { emptyUpdate } from './frames.ts'
import { encodeDeleteSet, encodeStateVector, notYetDeleted } from './integrated.ts'
import type { Integrated } from './integrated.ts'
import { encodeMap } from './map-bytes.ts'
import { understand } from './understand.ts'
import type { Row } from './understand.ts'

/**
 * Folds the tail into the snapshot before it with a real Y.Doc, which drops the content of what was
 * deleted: merging updates never does (sync.md §2 #23). Throws unless the result has every clock and
 * every deletion of its parts, so a snapshot that would lose something is never published.
 */
export function snapshotOf(before: Snapshot | null, tail: readonly Row[]): Snapshot {
  const payload = fold([before?.payload ?? emptyUpdate, ...tail.map((row) => row.payload)])
  const seq = tail.at(-1)?.seq ?? before?.seq ?? 0
  const log = understand(before, tail)
  const folded = understand(null, [{ seq, payload, by: null }])
  if (!covers(folded.known, log.known)) throw new Error('a snapshot lacks something of its log')
  const map = folded.map.get()
  map.inheritOwners(log.map.get())
  return {
    seq,
    payload,
    stateVector: encodeStateVector(folded.known),
    deleteSet: encodeDeleteSet(folded.known.deleted),
    map: encodeMap(map),
  }
}

/** The one update that says what all of these say, garbage-collected. */
function fold(parts: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const part of parts) Y.applyUpdate(doc, part)
  })
  const folded = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return folded
}

/**
 * Same clocks, and every deletion at least. There may be more: where two people set one attribute at
 * once, or one types into what another deleted, Yjs deletes on merging what no update said to delete.
 */
function covers(folded: Integrated, log: Integrated): boolean {
  const sameClocks = Buffer.compare(encodeStateVector(folded), encodeStateVector(log)) === 0
  return (
    sameClocks &&
    [...log.deleted].every(([client, ranges]) =>
      ranges.every((range) => notYetDeleted(folded, client, range).length === 0),
    )
  )
}
