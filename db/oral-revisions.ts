import { asc, eq } from 'drizzle-orm'

import type { RevisionId } from '#app/domain/drafting/life.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'

import type { Database, Tx } from './client.ts'
import { oralRevision } from './schema/index.ts'

export type OralRevisionRow = typeof oralRevision.$inferSelect

export async function insertOralRevision(tx: Tx, row: OralRevisionRow): Promise<void> {
  await tx.insert(oralRevision).values(row)
}

export async function saveFolded(tx: Tx, id: RevisionId, foldedAt: Instant): Promise<void> {
  await tx.update(oralRevision).set({ foldedAt }).where(eq(oralRevision.id, id))
}

/** What was ever announced on a text, in the order in which it was. */
export async function listOralRevisions(
  tx: Tx | Database,
  document: DocumentId,
): Promise<OralRevisionRow[]> {
  return tx
    .select()
    .from(oralRevision)
    .where(eq(oralRevision.document, document))
    .orderBy(asc(oralRevision.announcedAt))
}
