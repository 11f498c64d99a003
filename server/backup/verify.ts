import { chainStart } from '#app/domain/drafting/log-chain.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import { appendLeaf, emptyFrontier, leafHash, rootOf } from '#app/domain/transparency/merkle.ts'
import { toHex } from '#app/domain/transparency/receipt.ts'
import type { Database } from '#db/client.ts'
import { chainOver, listHeadsOfLogs, readUpdatesAfter } from '#db/document-log.ts'
import { readAllEntries } from '#db/transparency.ts'

import { StartError } from '../start-error.ts'
import type { Head } from '../transparency/heads.ts'

/** Computes from their rows what the records and the logs of texts must amount to. */
export async function verifyDatabase(db: Database, heads: readonly Head[]): Promise<void> {
  for (const head of heads) await verifyRecord(db, head)
  for (const text of await listHeadsOfLogs(db)) await verifyLog(db, text)
}

async function verifyRecord(db: Database, { coalition, size, root }: Head): Promise<void> {
  let tree = emptyFrontier
  for await (const entry of readAllEntries(db, coalition)) {
    tree = appendLeaf(tree, leafHash(entry))
  }
  if (String(tree.size) !== size || toHex(rootOf(tree.frontier)) !== root) {
    throw new StartError('restore', 'The record in this backup is not what it says it is.')
  }
}

async function verifyLog(
  db: Database,
  { id, head, chain }: { id: DocumentId; head: number; chain: Uint8Array },
): Promise<void> {
  let made = chainStart
  let seq = 0
  while (seq < head) {
    const rows = await readUpdatesAfter(db, id, seq, Math.min(seq + rowsAtOnce, head))
    if (rows.some((row, i) => row.seq !== seq + i + 1) || rows.length === 0) break
    seq += rows.length
    made = chainOver(id, rows, made)
  }
  if (seq !== head || Buffer.compare(made, chain) !== 0) {
    throw new StartError('restore', `The log of the text ${id} in this backup is not whole.`)
  }
}

const rowsAtOnce = 5_000
