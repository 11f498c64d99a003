import { and, asc, eq, gt, lt, max } from 'drizzle-orm'

import type { CoalitionId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'

import type { Database, Tx } from './client.ts'
import { liveEvent } from './schema/index.ts'

export type LiveEventRow = typeof liveEvent.$inferSelect

export async function insertLiveEvents(
  tx: Tx | Database,
  rows: readonly (typeof liveEvent.$inferInsert)[],
): Promise<void> {
  if (rows.length > 0) await tx.insert(liveEvent).values([...rows])
}

export async function readLiveEventsAfter(
  db: Database,
  coalition: CoalitionId,
  id: number,
): Promise<LiveEventRow[]> {
  return db
    .select()
    .from(liveEvent)
    .where(and(eq(liveEvent.coalition, coalition), gt(liveEvent.id, id)))
    .orderBy(asc(liveEvent.id))
    .limit(1_000)
}

export async function readLastLiveEvent(db: Database, coalition: CoalitionId): Promise<number> {
  const [row] = await db
    .select({ id: max(liveEvent.id) })
    .from(liveEvent)
    .where(eq(liveEvent.coalition, coalition))
  return row?.id ?? 0
}

export async function deleteLiveEventsBefore(tx: Tx | Database, at: Instant): Promise<void> {
  await tx.delete(liveEvent).where(lt(liveEvent.at, at))
}
