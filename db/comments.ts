import { and, asc, count, eq, inArray } from 'drizzle-orm'

import type { Thread, ThreadId } from '#app/domain/drafting/comment.ts'
import type { DocumentId, MandateId } from '#app/domain/kernel/id.ts'

import type { Database, Tx } from './client.ts'
import { commentThread, mandate, person } from './schema/index.ts'

/** The threads on a text, the oldest first. */
export async function readThreads(
  tx: Tx | Database,
  document: DocumentId,
): Promise<readonly Thread[]> {
  const rows = await tx
    .select({ state: commentThread.state })
    .from(commentThread)
    .where(eq(commentThread.document, document))
    .orderBy(asc(commentThread.openedAt), asc(commentThread.id))
  return rows.map(({ state }) => state)
}

export async function countOpenThreads(tx: Tx | Database, document: DocumentId): Promise<number> {
  const [row] = await tx
    .select({ open: count() })
    .from(commentThread)
    .where(and(eq(commentThread.document, document), eq(commentThread.stage, 'open')))
  return row?.open ?? 0
}

/** One thread on a text, which nobody else changes until this transaction has ended. */
export async function lockThread(
  tx: Tx,
  document: DocumentId,
  id: ThreadId,
): Promise<Thread | null> {
  const [row] = await tx
    .select({ state: commentThread.state })
    .from(commentThread)
    .where(and(eq(commentThread.document, document), eq(commentThread.id, id)))
    .for('update')
  return row?.state ?? null
}

/** A thread that is there already stays as it is: the same form was sent twice at once. */
export async function insertThread(tx: Tx, document: DocumentId, state: Thread): Promise<void> {
  const { id, stage, openedAt } = state
  await tx
    .insert(commentThread)
    .values({ document, id, stage, openedAt, state })
    .onConflictDoNothing()
}

export async function saveThread(tx: Tx, document: DocumentId, state: Thread): Promise<void> {
  await tx
    .update(commentThread)
    .set({ stage: state.stage, state })
    .where(and(eq(commentThread.document, document), eq(commentThread.id, state.id)))
}

/** Who spoke under each of these mandates, ended ones included. */
export async function readAuthors(tx: Tx | Database, mandates: readonly MandateId[]) {
  return tx
    .select({
      under: mandate.id,
      delegation: mandate.delegation,
      kind: mandate.kind,
      name: person.name,
    })
    .from(mandate)
    .innerJoin(person, eq(person.id, mandate.person))
    .where(inArray(mandate.id, [...mandates]))
}
