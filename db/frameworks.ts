import { and, asc, eq } from 'drizzle-orm'

import type { CoalitionId, FrameworkId } from '#app/domain/kernel/id.ts'

import type { Database, Tx } from './client.ts'
import { framework } from './schema/index.ts'

export type FrameworkRow = typeof framework.$inferSelect

export async function readFrameworks(
  tx: Tx | Database,
  coalition: CoalitionId,
): Promise<FrameworkRow[]> {
  return tx
    .select()
    .from(framework)
    .where(eq(framework.coalition, coalition))
    .orderBy(asc(framework.name))
}

export async function readFramework(
  tx: Tx | Database,
  coalition: CoalitionId,
  id: FrameworkId,
): Promise<FrameworkRow | null> {
  const [found] = await tx
    .select()
    .from(framework)
    .where(and(eq(framework.coalition, coalition), eq(framework.id, id)))
  return found ?? null
}

/** Locks a framework, so that what must be unique within it is decided by one act at a time. */
export async function lockFramework(
  tx: Tx,
  coalition: CoalitionId,
  id: FrameworkId,
): Promise<FrameworkRow | null> {
  const [found] = await tx
    .select()
    .from(framework)
    .where(and(eq(framework.coalition, coalition), eq(framework.id, id)))
    .for('no key update')
  return found ?? null
}

export async function insertFramework(tx: Tx, row: typeof framework.$inferInsert): Promise<void> {
  await tx.insert(framework).values(row)
}
