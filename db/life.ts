import { and, desc, eq } from 'drizzle-orm'

import type { DecisionRule } from '#app/domain/drafting/decision-rule.ts'
import { newLife } from '#app/domain/drafting/life.ts'
import type { Life } from '#app/domain/drafting/life.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'

import type { Database, Tx } from './client.ts'
import { documentLife, edition } from './schema/index.ts'

export type EditionRow = typeof edition.$inferSelect

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

/** By what a body decides on a text: by consensus, unless it decided otherwise. */
export async function readRule(tx: Tx | Database, document: DocumentId): Promise<DecisionRule> {
  const [row] = await tx
    .select({ rule: documentLife.rule })
    .from(documentLife)
    .where(eq(documentLife.document, document))
  return row?.rule ?? { kind: 'consensus' }
}

/** For a text that has been before the body, and so has a row. */
export async function saveRule(tx: Tx, document: DocumentId, rule: DecisionRule): Promise<void> {
  await tx.update(documentLife).set({ rule }).where(eq(documentLife.document, document))
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

/** What was adopted of a document, the last first, without the texts. */
export async function listEditions(
  tx: Tx | Database,
  document: DocumentId,
): Promise<Pick<EditionRow, 'symbol' | 'seq' | 'words' | 'how' | 'adoptedAt'>[]> {
  const { symbol, seq, words, how, adoptedAt } = edition
  return tx
    .select({ symbol, seq, words, how, adoptedAt })
    .from(edition)
    .where(eq(edition.document, document))
    .orderBy(desc(edition.seq))
}
