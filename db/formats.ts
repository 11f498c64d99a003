import { and, asc, eq, ne } from 'drizzle-orm'

import type { DocumentId } from '#app/domain/kernel/id.ts'

import type { Database, Tx } from './client.ts'
import { formatVersion } from './schema/index.ts'

export type FormatVersionRow = typeof formatVersion.$inferSelect

/** The versions that were made of a document, the oldest first. */
export async function readVersions(
  tx: Tx | Database,
  document: DocumentId,
): Promise<FormatVersionRow[]> {
  return tx
    .select()
    .from(formatVersion)
    .where(eq(formatVersion.document, document))
    .orderBy(asc(formatVersion.publishedAt), asc(formatVersion.version))
}

export async function readVersion(
  tx: Tx | Database,
  { format, version }: { format: string; version: string },
): Promise<FormatVersionRow | null> {
  const [row] = await tx
    .select()
    .from(formatVersion)
    .where(and(eq(formatVersion.format, format), eq(formatVersion.version, version)))
  return row ?? null
}

/** Whether another document has the name already. */
export async function isNameOfAnother(
  tx: Tx,
  format: string,
  document: DocumentId,
): Promise<boolean> {
  const [row] = await tx
    .select({ document: formatVersion.document })
    .from(formatVersion)
    .where(and(eq(formatVersion.format, format), ne(formatVersion.document, document)))
    .limit(1)
  return row !== undefined
}

export async function insertVersion(tx: Tx, row: FormatVersionRow): Promise<void> {
  await tx.insert(formatVersion).values(row)
}
