import { and, asc, eq, isNull } from 'drizzle-orm'

import type { FrameworkId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Blackout, BlackoutId } from '#app/domain/relief/blackout.ts'

import type { Database, Tx } from './client.ts'
import { blackout } from './schema/index.ts'

export async function insertBlackout(
  tx: Tx,
  framework: FrameworkId,
  row: Blackout,
  at: Instant,
): Promise<void> {
  await tx.insert(blackout).values({ ...row, framework, createdAt: at })
}

/** Whether there was such a window to lift. What is lifted stays, with its time. */
export async function liftBlackout(
  tx: Tx,
  framework: FrameworkId,
  id: BlackoutId,
  at: Instant,
): Promise<boolean> {
  const lifted = await tx
    .update(blackout)
    .set({ liftedAt: at })
    .where(and(eq(blackout.id, id), eq(blackout.framework, framework), isNull(blackout.liftedAt)))
    .returning({ id: blackout.id })
  return lifted.length > 0
}

/** Those that stand, by their first day. */
export async function readBlackouts(
  tx: Tx | Database,
  framework: FrameworkId,
): Promise<readonly Blackout[]> {
  const { id, first, last, reason } = blackout
  return tx
    .select({ id, first, last, reason })
    .from(blackout)
    .where(and(eq(blackout.framework, framework), isNull(blackout.liftedAt)))
    .orderBy(asc(first), asc(id))
}
