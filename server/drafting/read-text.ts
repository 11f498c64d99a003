import * as Y from 'yjs'

import type { Block } from '#app/domain/drafting/block.ts'
import { blocksOf } from '#app/domain/drafting/ydoc.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import type { Database, Tx } from '#db/client.ts'
import { readSnapshot, readUpdatesAfter } from '#db/document-log.ts'

/** The text as it is on the disk now, in reading order: what a page shows before its editor has come. */
export async function readText(tx: Tx | Database, id: DocumentId): Promise<readonly Block[]> {
  const snapshot = await readSnapshot(tx, id)
  const rows = await readUpdatesAfter(tx, id, snapshot?.seq ?? 0)
  const doc = new Y.Doc()
  // One transaction: a text that 50,000 edits made is then put together once.
  doc.transact(() => {
    if (snapshot !== null) Y.applyUpdate(doc, snapshot.payload)
    for (const { payload } of rows) Y.applyUpdate(doc, payload)
  })
  const blocks = blocksOf(doc)
  doc.destroy()
  return blocks
}
