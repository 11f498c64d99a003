import { and, eq, sql } from 'drizzle-orm'

import type { Paragraph } from '#app/domain/drafting/paragraph.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'

import type { Database, Tx } from './client.ts'
import { paragraph } from './schema/index.ts'

/** The paragraphs of a text to which anything ever happened. */
export async function readParagraphs(
  tx: Tx | Database,
  document: DocumentId,
): Promise<readonly Paragraph[]> {
  const rows = await tx
    .select({ state: paragraph.state })
    .from(paragraph)
    .where(eq(paragraph.document, document))
  return rows.map(({ state }) => state)
}

/** Whether consent to any paragraph of a text is being asked now. */
export async function isRoundRunning(tx: Tx, document: DocumentId): Promise<boolean> {
  const running = sql`${paragraph.state} #> '{standing,round,words}' is not null`
  const rows = await tx
    .select({ block: paragraph.block })
    .from(paragraph)
    .where(and(eq(paragraph.document, document), running))
    .limit(1)
  return rows.length > 0
}

/** Whoever saves a paragraph holds the document. */
export async function saveParagraph(tx: Tx, document: DocumentId, state: Paragraph): Promise<void> {
  await tx
    .insert(paragraph)
    .values({ document, block: state.block, state })
    .onConflictDoUpdate({ target: [paragraph.document, paragraph.block], set: { state } })
}
