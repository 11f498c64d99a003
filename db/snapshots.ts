import { and, desc, eq, lt, lte } from 'drizzle-orm'

import type { DocumentId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { isId } from '#app/domain/kernel/is-id.ts'

import type { Database, Tx } from './client.ts'
import { readBinary } from './read-binary.ts'
import { documentSnapshot } from './schema/index.ts'

/** A text as of a row of its log, folded, with what a room must know of it to judge edits. */
export type Snapshot = {
  seq: number
  payload: Uint8Array
  stateVector: Uint8Array
  deleteSet: Uint8Array
  /** Where everything stands in it (server/sync/map-bytes.ts). */
  map: Uint8Array
}

/** The newest snapshot, or the newest that stands for nothing after `upTo`. */
export async function readSnapshot(
  tx: Tx,
  id: DocumentId,
  upTo = Number.MAX_SAFE_INTEGER,
): Promise<Snapshot | null> {
  const seq = await readSnapshotSeq(tx, id, upTo)
  if (seq === 0 || !isId(id)) return null
  const [row] = await readBinary(
    tx,
    `select payload, state_vector, delete_set, map from document_snapshot
      where document = '${id}' and seq = ${seq}`,
  )
  const [payload, stateVector, deleteSet, map] = row ?? []
  if (!payload || !stateVector || !deleteSet || !map) throw new Error('a snapshot that is gone')
  return { seq, payload, stateVector, deleteSet, map }
}

/** Up to which row snapshots stand for the log, not looking after `upTo`; 0 without one. */
export async function readSnapshotSeq(
  tx: Tx,
  id: DocumentId,
  upTo = Number.MAX_SAFE_INTEGER,
): Promise<number> {
  const [found] = await tx
    .select({ seq: documentSnapshot.seq })
    .from(documentSnapshot)
    .where(and(eq(documentSnapshot.document, id), lte(documentSnapshot.seq, upTo)))
    .orderBy(desc(documentSnapshot.seq))
    .limit(1)
  return found?.seq ?? 0
}

export async function insertSnapshot(
  tx: Tx | Database,
  id: DocumentId,
  snapshot: Snapshot,
  at: Instant,
): Promise<void> {
  await tx
    .insert(documentSnapshot)
    .values({ document: id, ...snapshot, at })
    .onConflictDoNothing()
}

/** Snapshots are made from the log and can be again; the log itself is never shortened. */
export async function dropSnapshotsBefore(
  tx: Tx | Database,
  id: DocumentId,
  seq: number,
): Promise<void> {
  await tx
    .delete(documentSnapshot)
    .where(and(eq(documentSnapshot.document, id), lt(documentSnapshot.seq, seq)))
}
