import type { CoalitionId } from '#app/domain/kernel/id.ts'
import { encodeEntry } from '#app/domain/transparency/entry.ts'
import type { Entry } from '#app/domain/transparency/entry.ts'
import { appendLeaf, leafHash } from '#app/domain/transparency/merkle.ts'
import type { Tx } from '#db/client.ts'
import { insertEntry, insertNodes, lockHead, saveHead } from '#db/transparency.ts'

/** Writes that commit with an entry of the record. */
export type Alongside = (index: bigint) => readonly Promise<unknown>[]

/**
 * Appends an entry to the coalition's record within the transaction of the act it tells of, so that
 * both commit or neither does. Call it after every other lock is taken: the head is locked here, and
 * the index comes from it, which is why a rolled-back act leaves no gap (verification.md 3.10).
 *
 * `alongside` is what else is written with the entry, told its index: it goes to the database in one go with
 * it, since everybody else who acts waits for this head.
 */
export async function appendEntry(
  tx: Tx,
  coalition: CoalitionId,
  entry: Entry,
  alongside: Alongside = () => [],
): Promise<{ index: bigint; leafHash: Uint8Array }> {
  const bytes = encodeEntry(entry)
  const hash = leafHash(bytes)
  const head = await lockHead(tx, coalition)
  if (entry.ref.some((index) => index >= head.size)) {
    throw new RangeError('an entry can only refer to entries before it')
  }
  const { completed, ...grown } = appendLeaf(head, hash)
  await Promise.all([
    insertEntry(tx, { coalition, idx: head.size, entry: bytes, leafHash: hash }),
    insertNodes(tx, coalition, completed),
    saveHead(tx, coalition, grown),
    ...alongside(head.size),
  ])
  return { index: head.size, leafHash: hash }
}
