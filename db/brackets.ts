import { and, asc, count, eq, inArray } from 'drizzle-orm'

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

/** How many brackets are open in each of these texts; those without any are not named. */
export async function countOpenBrackets(
  tx: Tx | Database,
  documents: readonly DocumentId[],
): Promise<ReadonlyMap<DocumentId, number>> {
  if (documents.length === 0) return new Map()
  const rows = await tx
    .select({ document: bracket.document, open: count() })
    .from(bracket)
    .where(and(inArray(bracket.document, [...documents]), eq(bracket.stage, 'open')))
    .groupBy(bracket.document)
  return new Map(rows.map(({ document, open }) => [document, open]))
}

export async function saveBracket(tx: Tx, document: DocumentId, state: Bracket): Promise<void> {
  const { id, stage, openedAt } = state
  await tx
    .insert(bracket)
    .values({ document, id, stage, openedAt, state })
    .onConflictDoUpdate({ target: [bracket.document, bracket.id], set: { stage, state } })
}
