import { and, asc, eq } from 'drizzle-orm'

import type { Thread, ThreadId } from '#app/domain/drafting/comment.ts'
import type { DelegationId, DocumentId } from '#app/domain/kernel/id.ts'

import type { Database, Tx } from './client.ts'
import { privateNote } from './schema/index.ts'

/** Whose notes, on which text: no query here goes without both. */
export type Notebook = { document: DocumentId; delegation: DelegationId }

export type Note = { state: Thread; redline: string | null }

/** A delegation's notes on a text, the oldest first. */
export async function readNotes(tx: Tx | Database, of: Notebook): Promise<readonly Note[]> {
  return tx
    .select({ state: privateNote.state, redline: privateNote.redline })
    .from(privateNote)
    .where(inNotebook(of))
    .orderBy(asc(privateNote.openedAt), asc(privateNote.id))
}

/** One note of a delegation, which nobody else changes until this transaction has ended. */
export async function lockNote(tx: Tx, of: Notebook, id: ThreadId): Promise<Note | null> {
  const [row] = await tx
    .select({ state: privateNote.state, redline: privateNote.redline })
    .from(privateNote)
    .where(and(inNotebook(of), eq(privateNote.id, id)))
    .for('update')
  return row ?? null
}

/** A note that is there already stays as it is: the same form was sent twice at once. */
export async function insertNote(tx: Tx, of: Notebook, { state, redline }: Note): Promise<void> {
  const { id, openedAt } = state
  await tx
    .insert(privateNote)
    .values({ ...of, id, openedAt, state, redline })
    .onConflictDoNothing()
}

export async function saveNote(tx: Tx, of: Notebook, state: Thread): Promise<void> {
  await tx
    .update(privateNote)
    .set({ state })
    .where(and(inNotebook(of), eq(privateNote.id, state.id)))
}

function inNotebook({ document, delegation }: Notebook) {
  return and(eq(privateNote.document, document), eq(privateNote.delegation, delegation))
}
