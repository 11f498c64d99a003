import type { Block } from '#app/domain/drafting/block.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import type { Tx } from '#db/client.ts'
import { readUpdatesAfter } from '#db/document-log.ts'
import { readSnapshot } from '#db/snapshots.ts'

import type { ServerContext } from '../context.ts'
import { pack } from '../sync/thread/packed.ts'

/**
 * The text as it is on the disk now, or as it was once the log had come to `seq`, in reading order. A
 * thread puts it together: a long one takes seconds, in which nothing else would be answered.
 */
export async function readText(
  { db, threads }: Pick<ServerContext, 'db' | 'threads'>,
  id: DocumentId,
  seq?: number,
): Promise<readonly Block[]> {
  const text = pack(await db.transaction((tx) => readUpdates(tx, id, seq)))
  return threads.folding.ask('blocks', { text })
}

/** The same for who holds the text in a transaction. */
export async function readTextIn(
  { threads }: Pick<ServerContext, 'threads'>,
  tx: Tx,
  id: DocumentId,
  seq?: number,
): Promise<readonly Block[]> {
  return threads.folding.ask('blocks', { text: pack(await readUpdates(tx, id, seq)) })
}

/** Updates that, applied in order, are the text now or as of `seq`. */
export async function readUpdates(tx: Tx, id: DocumentId, seq?: number): Promise<Uint8Array[]> {
  const snapshot = await readSnapshot(tx, id, seq)
  const rows = await readUpdatesAfter(tx, id, snapshot?.seq ?? 0, seq)
  return [snapshot, ...rows].flatMap((part) => (part === null ? [] : [part.payload]))
}
