import { and, asc, eq } from 'drizzle-orm'

import type { BracketId } from '#app/domain/drafting/block.ts'
import type { Bracket } from '#app/domain/drafting/bracket.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'

import type { Database, Tx } from './client.ts'
import { bracket } from './schema/index.ts'

/** The brackets of a text, the oldest first. */
export async function readBrackets(
  tx: Tx | Database,
  document: DocumentId,
): Promise<readonly Bracket[]> {
  const rows = await tx
    .select({ state: bracket.state })
    .from(bracket)
    .where(eq(bracket.document, document))
    .orderBy(asc(bracket.openedAt), asc(bracket.id))
  return rows.map(({ state }) => state)
}

/** One bracket of a text, which nobody else changes until this transaction has ended. */
export async function lockBracket(
  tx: Tx,
  document: DocumentId,
  id: BracketId,
): Promise<Bracket | null> {
  const [row] = await tx
    .select({ state: bracket.state })
    .from(bracket)
    .where(and(eq(bracket.document, document), eq(bracket.id, id)))
    .for('update')
  return row?.state ?? null
}

export async function saveBracket(tx: Tx, document: DocumentId, state: Bracket): Promise<void> {
  const { id, stage, openedAt } = state
  await tx
    .insert(bracket)
    .values({ document, id, stage, openedAt, state })
    .onConflictDoUpdate({ target: [bracket.document, bracket.id], set: { stage, state } })
}
