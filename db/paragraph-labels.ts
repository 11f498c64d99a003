import { and, asc, eq, sql } from 'drizzle-orm'

import type { BlockId } from '#app/domain/drafting/block.ts'
import type { Given, Label } from '#app/domain/drafting/labels.ts'
import type { Numbering } from '#app/domain/drafting/numbering.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import { instant } from '#app/domain/kernel/instant.ts'

import type { Database, Tx } from './client.ts'
import { inStatements, readIssues } from './drafting.ts'
import { paragraphLabel } from './schema/index.ts'

/** The labels of the numbering that is in force now, and how many were before it. */
export async function readLabels(
  tx: Tx | Database,
  id: DocumentId,
): Promise<{ numbering: number; given: Given[] }> {
  const last = tx
    .select({ last: sql<number>`coalesce(max(${paragraphLabel.numbering}), 0)` })
    .from(paragraphLabel)
    .where(eq(paragraphLabel.document, id))
  const rows = await tx
    .select()
    .from(paragraphLabel)
    .where(and(eq(paragraphLabel.document, id), eq(paragraphLabel.numbering, last)))
  return { numbering: rows[0]?.numbering ?? 0, given: rows.map(givenIn) }
}

/** Every numbering of a document in the order in which they began, for what is read as of a moment. */
export async function readNumberings(tx: Tx | Database, id: DocumentId): Promise<Numbering[]> {
  const rows = await tx
    .select()
    .from(paragraphLabel)
    .where(eq(paragraphLabel.document, id))
    .orderBy(asc(paragraphLabel.numbering), asc(paragraphLabel.seq))
  const issuedAt = new Map((await readIssues(tx, id)).map((issue) => [issue.seq, issue.issuedAt]))
  const numberings: { begins: Numbering['begins']; given: (Given & { seq: number })[] }[] = []
  for (const row of rows) {
    const seq = row.numbering === 0 ? 0 : row.seq
    const begins = { seq, at: issuedAt.get(seq) ?? instant(0) }
    const known = (numberings[row.numbering] ??= { begins, given: [] })
    known.given.push({ ...givenIn(row), seq: row.seq })
  }
  return numberings
}

export async function insertLabels(
  tx: Tx | Database,
  id: DocumentId,
  { numbering, seq }: { numbering: number; seq: number },
  given: readonly Given[],
): Promise<void> {
  for (const some of inStatements(given)) {
    await tx
      .insert(paragraphLabel)
      .values(some.map(({ block, label }) => ({ document: id, numbering, block, label, seq })))
      .onConflictDoNothing()
  }
}

function givenIn({ block, label }: typeof paragraphLabel.$inferSelect): Given {
  return { block: block as BlockId, label: label as Label }
}
