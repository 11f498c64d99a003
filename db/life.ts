import { and, eq } from 'drizzle-orm'

import { newLife } from '#app/domain/drafting/life.ts'
import type { Life } from '#app/domain/drafting/life.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'

import type { Database, Tx } from './client.ts'
import { documentLife, edition } from './schema/index.ts'

type EditionRow = typeof edition.$inferSelect

/** What has become of a document: it begins as a zero draft, which has no row. */
export async function readLife(tx: Tx | Database, document: DocumentId): Promise<Life> {
  const [row] = await tx
    .select({ state: documentLife.state })
    .from(documentLife)
    .where(eq(documentLife.document, document))
  return row?.state ?? newLife('zero-draft')
}

/** Whoever saves it holds the document. */
export async function saveLife(tx: Tx, document: DocumentId, state: Life): Promise<void> {
  await tx
    .insert(documentLife)
    .values({ document, state })
    .onConflictDoUpdate({ target: documentLife.document, set: { state } })
}

export async function insertEdition(tx: Tx, row: EditionRow): Promise<void> {
  await tx.insert(edition).values(row)
}

export async function readEdition(
  tx: Tx | Database,
  document: DocumentId,
  symbol: string,
): Promise<EditionRow | null> {
  const [row] = await tx
    .select()
    .from(edition)
    .where(and(eq(edition.document, document), eq(edition.symbol, symbol)))
  return row ?? null
}
