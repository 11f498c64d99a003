import { and, asc, eq, gt, lt, max, min, sql } from 'drizzle-orm'

import type { CoalitionId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'

import type { Database, Tx } from './client.ts'
import { liveEvent } from './schema/index.ts'

export type LiveEventRow = typeof liveEvent.$inferSelect

/**
 * Tells of changes that commit with `tx`. Who tells next of the same coalition waits until then, so that
 * numbers come in the order of commits: a page that has heard one has heard all before it.
 */
export async function insertLiveEvents(
  tx: Tx,
  coalition: CoalitionId,
  rows: readonly Omit<typeof liveEvent.$inferInsert, 'coalition'>[],
): Promise<void> {
  if (rows.length === 0) return
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${coalition}, 3))`)
  await tx.insert(liveEvent).values(rows.map((row) => ({ coalition, ...row })))
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

/** The number from which a reader goes on who knows everything up to `at`; what committed late, it hears again. */
export async function readLiveEventAt(
  db: Database,
  coalition: CoalitionId,
  at: Instant,
): Promise<number> {
  const [row] = await db
    .select({ id: min(liveEvent.id) })
    .from(liveEvent)
    .where(and(eq(liveEvent.coalition, coalition), gt(liveEvent.at, at)))
  const first = row?.id ?? null
  return first === null ? readLastLiveEvent(db, coalition) : first - 1
}

export async function deleteLiveEventsBefore(tx: Tx | Database, at: Instant): Promise<void> {
  await tx.delete(liveEvent).where(lt(liveEvent.at, at))
}
