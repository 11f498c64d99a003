import { and, desc, eq } from 'drizzle-orm'

import type { RollCall, RollCallId } from '#app/domain/drafting/roll-call.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'

import type { Database, Tx } from './client.ts'
import { rollCall } from './schema/index.ts'

/** A roll call on a text, by its id. */
export type KeptRollCall = { id: RollCallId; state: RollCall }

/** The roll that is being called on a text now. Whoever changes it holds the document. */
export async function readOpenRollCall(
  tx: Tx | Database,
  document: DocumentId,
): Promise<KeptRollCall | null> {
  const [row] = await tx
    .select({ id: rollCall.id, state: rollCall.state })
    .from(rollCall)
    .where(and(eq(rollCall.document, document), eq(rollCall.stage, 'called')))
  return row ?? null
}

/** Every roll call on a text, the last first. */
export async function listRollCalls(
  tx: Tx | Database,
  document: DocumentId,
): Promise<KeptRollCall[]> {
  return tx
    .select({ id: rollCall.id, state: rollCall.state })
    .from(rollCall)
    .where(eq(rollCall.document, document))
    .orderBy(desc(rollCall.calledAt))
}

export async function saveRollCall(
  tx: Tx,
  document: DocumentId,
  { id, state }: KeptRollCall,
): Promise<void> {
  const { stage, calledAt } = state
  await tx
    .insert(rollCall)
    .values({ id, document, stage, calledAt, state })
    .onConflictDoUpdate({ target: rollCall.id, set: { stage, state } })
}
