import type { CoalitionId } from '#app/domain/kernel/id.ts'
import { encodeEntry } from '#app/domain/transparency/entry.ts'
import type { Entry } from '#app/domain/transparency/entry.ts'
import { appendLeaf, leafHash } from '#app/domain/transparency/merkle.ts'
import type { Frontier, Node } from '#app/domain/transparency/merkle.ts'
import type { Tx } from '#db/client.ts'
import { insertEntries, insertNodes, lockHead, saveHead } from '#db/transparency.ts'

/** Writes that commit with entries of the record, told the index of the first of them. */
export type Alongside = (first: bigint) => readonly Promise<unknown>[]

/**
 * Appends entries to the coalition's record within the transaction of the acts they tell of, so that
 * all of it commits or nothing does, and says the index of the first. Call it after every other lock is taken:
 * the head is locked here, and the indexes come from it, which is why a rolled-back act leaves no gap
 * (verification.md 3.10).
 *
 * `alongside` is what else is written with the entries: it goes to the database in one go with them, since
 * everybody else who acts waits for this head.
 */
export async function appendEntries(
  tx: Tx,
  coalition: CoalitionId,
  entries: readonly Entry[],
  alongside: Alongside = () => [],
): Promise<bigint> {
  const leaves = entries.map((entry) => {
    const bytes = encodeEntry(entry)
    return { entry: bytes, leafHash: leafHash(bytes) }
  })
  const head = await lockHead(tx, coalition)
  const first = head.size
  for (const [at, { ref }] of entries.entries()) {
    if (ref.some((index) => index >= first + BigInt(at))) {
      throw new RangeError('an entry can only refer to entries before it')
    }
  }
  const { grown, completed } = grow(
    head,
    leaves.map((leaf) => leaf.leafHash),
  )
  const rows = leaves.map((leaf, at) => ({ coalition, idx: first + BigInt(at), ...leaf }))
  await Promise.all([
    insertEntries(tx, rows),
    insertNodes(tx, coalition, completed),
    saveHead(tx, coalition, grown),
    ...alongside(first),
  ])
  return first
}

function grow(
  head: Frontier,
  leaves: readonly Uint8Array[],
): { grown: Frontier; completed: readonly Node[] } {
  const completed: Node[] = []
  let grown = head
  for (const leaf of leaves) {
    const { completed: nodes, ...next } = appendLeaf(grown, leaf)
    completed.push(...nodes)
    grown = next
  }
  return { grown, completed }
}
