import { and, desc, eq, inArray } from 'drizzle-orm'

import type { Silence, SilenceId, UnderSilence } from '#app/domain/drafting/silence.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'

import type { Database, Tx } from './client.ts'
import { silence } from './schema/index.ts'

/** Every silence procedure there was on a text, the latest first. */
export async function readSilences(
  tx: Tx | Database,
  document: DocumentId,
): Promise<readonly Silence[]> {
  const rows = await tx
    .select({ state: silence.state })
    .from(silence)
    .where(eq(silence.document, document))
    .orderBy(desc(silence.proposedAt), desc(silence.id))
  return rows.map(({ state }) => state)
}

/** One procedure on a text. Whoever changes it holds the document. */
export async function readSilence(
  tx: Tx,
  document: DocumentId,
  id: SilenceId,
): Promise<Silence | null> {
  const [row] = await tx
    .select({ state: silence.state })
    .from(silence)
    .where(and(eq(silence.document, document), eq(silence.id, id)))
  return row?.state ?? null
}

/** What runs now on each of these texts, where anything does. */
export async function readRunningSilences(
  tx: Tx | Database,
  documents: readonly DocumentId[],
): Promise<ReadonlyMap<DocumentId, UnderSilence>> {
  if (documents.length === 0) return new Map()
  const rows = await tx
    .select({ document: silence.document, state: silence.state })
    .from(silence)
    .where(and(inArray(silence.document, [...documents]), eq(silence.stage, 'under-silence')))
  return new Map(
    rows.flatMap(({ document, state }) =>
      state.stage === 'under-silence' ? [[document, state]] : [],
    ),
  )
}

export async function saveSilence(tx: Tx, document: DocumentId, state: Silence): Promise<void> {
  const { id, stage, proposedAt } = state
  await tx
    .insert(silence)
    .values({ id, document, stage, proposedAt, state })
    .onConflictDoUpdate({ target: silence.id, set: { stage, state } })
}
