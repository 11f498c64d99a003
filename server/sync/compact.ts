import * as Y from 'yjs'

import type { Snapshot } from '#db/document-log.ts'

import { emptyUpdate } from './frames.ts'
import { inspectUpdate, integrate } from './inspect-update.ts'
import {
  decodeIntegrated,
  emptyIntegrated,
  encodeDeleteSet,
  encodeStateVector,
  notYetDeleted,
} from './integrated.ts'
import type { Integrated } from './integrated.ts'

/**
 * Folds the tail into the snapshot before it with a real Y.Doc, which drops the content of what was
 * deleted: merging updates never does (sync.md §2 #23). Throws unless the result has every clock and
 * every deletion of its parts, so a snapshot that would lose something is never published. `seq` is
 * that of the last row.
 */
export function snapshotOf(
  before: Snapshot | null,
  tail: readonly Uint8Array[],
  seq: number,
): Snapshot {
  const payload = fold([before?.payload ?? emptyUpdate, ...tail])
  const folded = integratedBy(null, [payload])
  const expected = integratedBy(before, tail)
  if (!covers(folded, expected)) throw new Error('a snapshot lacks something of its log')
  return {
    seq,
    payload,
    stateVector: encodeStateVector(folded),
    deleteSet: encodeDeleteSet(folded.deleted),
  }
}

/** The one update that says what all of these say, garbage-collected. */
export function fold(parts: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const part of parts) Y.applyUpdate(doc, part)
  })
  const folded = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return folded
}

function integratedBy(before: Snapshot | null, updates: readonly Uint8Array[]): Integrated {
  const known =
    before === null ? emptyIntegrated() : decodeIntegrated(before.stateVector, before.deleteSet)
  for (const update of updates) {
    const inspection = inspectUpdate(update, known)
    if (inspection.verdict === 'new') integrate(known, inspection.addition)
  }
  return known
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
