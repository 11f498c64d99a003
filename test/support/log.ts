import { asc, eq } from 'drizzle-orm'

import type { DocumentId } from '#app/domain/kernel/id.ts'
import type { Database } from '#db/client.ts'
import { readHead, readUpdatesAfter } from '#db/document-log.ts'
import type { DocumentHead, LoggedUpdate } from '#db/document-log.ts'
import { documentUpdate } from '#db/schema/index.ts'

/** All that the database says of a document's log, as of one moment. */
export type Log = {
  head: DocumentHead
  rows: readonly LoggedUpdate[]
  /** The hash chain that is stored with each row. */
  chains: readonly Uint8Array[]
}

export function readLog(db: Database, document: DocumentId): Promise<Log> {
  return db.transaction(
    async (tx) => {
      const head = await readHead(tx, document)
      if (head === null) throw new Error(`no document ${document}`)
      const stored = await tx
        .select({ chain: documentUpdate.chain })
        .from(documentUpdate)
        .where(eq(documentUpdate.document, document))
        .orderBy(asc(documentUpdate.seq))
      const rows = await readUpdatesAfter(tx, document, 0)
      return { head, rows, chains: stored.map(({ chain }) => chain) }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}
