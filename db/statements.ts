import { and, desc, eq } from 'drizzle-orm'

import type { Statement, StatementId } from '#app/domain/drafting/statement.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'

import type { Database, Tx } from './client.ts'
import { statement } from './schema/index.ts'

/** Everything that was said about a text, the last first. */
export async function readStatements(
  tx: Tx | Database,
  document: DocumentId,
): Promise<readonly Statement[]> {
  const rows = await tx
    .select({ state: statement.state })
    .from(statement)
    .where(eq(statement.document, document))
    .orderBy(desc(statement.madeAt), desc(statement.id))
  return rows.map(({ state }) => state)
}

/** Whoever changes it holds the document. */
export async function readStatement(
  tx: Tx,
  document: DocumentId,
  id: StatementId,
): Promise<Statement | null> {
  const [row] = await tx
    .select({ state: statement.state })
    .from(statement)
    .where(and(eq(statement.document, document), eq(statement.id, id)))
  return row?.state ?? null
}

export async function saveStatement(tx: Tx, document: DocumentId, state: Statement): Promise<void> {
  const { id, madeAt } = state
  await tx
    .insert(statement)
    .values({ id, document, madeAt, state })
    .onConflictDoUpdate({ target: statement.id, set: { state } })
}
