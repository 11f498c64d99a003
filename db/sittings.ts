import { and, eq } from 'drizzle-orm'

import type { Sitting } from '#app/domain/drafting/sitting.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'

import type { Database, Tx } from './client.ts'
import { sitting } from './schema/index.ts'

/** The sitting that is open on a text now. Whoever changes it holds the document. */
export async function readOpenSitting(
  tx: Tx | Database,
  document: DocumentId,
): Promise<Sitting | null> {
  const [row] = await tx
    .select({ state: sitting.state })
    .from(sitting)
    .where(and(eq(sitting.document, document), eq(sitting.stage, 'open')))
  return row?.state ?? null
}

export async function saveSitting(tx: Tx, document: DocumentId, state: Sitting): Promise<void> {
  const { id, stage, openedAt } = state
  await tx
    .insert(sitting)
    .values({ id, document, stage, openedAt, state })
    .onConflictDoUpdate({ target: sitting.id, set: { stage, state } })
}
