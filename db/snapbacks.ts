import { and, asc, desc, eq } from 'drizzle-orm'

import type { CoalitionId, FrameworkId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { AgreedClause } from '#app/domain/relief/snapback-clause.ts'
import type { Snapback, SnapbackId } from '#app/domain/relief/snapback.ts'

import type { Database, Tx } from './client.ts'
import { framework, snapback, snapbackClause } from './schema/index.ts'

export type SnapbackRow = {
  readonly coalition: CoalitionId
  readonly framework: FrameworkId
  readonly snapback: Snapback
}

export async function insertSnapback(
  tx: Tx,
  row: { framework: FrameworkId; snapback: Snapback; at: Instant },
): Promise<void> {
  const { snapback: state, at } = row
  await tx.insert(snapback).values({ id: state.id, framework: row.framework, state, createdAt: at })
}

/** Whoever saves a snapback has locked it (`lockSnapback`). */
export async function saveSnapback(tx: Tx, state: Snapback): Promise<void> {
  await tx.update(snapback).set({ state }).where(eq(snapback.id, state.id))
}

/** The snapbacks of a framework, the latest first. */
export async function readSnapbacks(
  tx: Tx | Database,
  of: FrameworkId,
): Promise<readonly Snapback[]> {
  const rows = await tx
    .select({ state: snapback.state })
    .from(snapback)
    .where(eq(snapback.framework, of))
    .orderBy(desc(snapback.createdAt), desc(snapback.id))
  return rows.map(({ state }) => state)
}

/** All of a coalition, in the order in which they were notified. */
export async function readSnapbacksOf(
  tx: Tx | Database,
  coalition: CoalitionId,
): Promise<readonly SnapbackRow[]> {
  return selectSnapbacks(tx)
    .where(eq(framework.coalition, coalition))
    .orderBy(asc(snapback.createdAt), asc(snapback.id))
}

export async function readSnapback(
  tx: Tx | Database,
  coalition: CoalitionId,
  id: SnapbackId,
): Promise<SnapbackRow | null> {
  const [row] = await selectSnapbacks(tx).where(
    and(eq(snapback.id, id), eq(framework.coalition, coalition)),
  )
  return row ?? null
}

/** A snapback for whoever changes it: one act and one look of the clock at a time. */
export async function lockSnapback(tx: Tx, id: SnapbackId): Promise<SnapbackRow | null> {
  const [row] = await selectSnapbacks(tx)
    .where(eq(snapback.id, id))
    .for('no key update', { of: snapback })
  return row ?? null
}

/** What a framework agreed on last; null while it has no way back. */
export async function readSnapbackClause(
  tx: Tx | Database,
  of: FrameworkId,
): Promise<AgreedClause | null> {
  const [row] = await tx
    .select({ state: snapbackClause.state })
    .from(snapbackClause)
    .where(eq(snapbackClause.framework, of))
  return row?.state ?? null
}

/** Whoever saves it has locked the framework. */
export async function saveSnapbackClause(
  tx: Tx,
  of: FrameworkId,
  state: AgreedClause,
): Promise<void> {
  await tx
    .insert(snapbackClause)
    .values({ framework: of, state })
    .onConflictDoUpdate({ target: snapbackClause.framework, set: { state } })
}

function selectSnapbacks(tx: Tx | Database) {
  return tx
    .select({
      coalition: framework.coalition,
      framework: snapback.framework,
      snapback: snapback.state,
    })
    .from(snapback)
    .innerJoin(framework, eq(framework.id, snapback.framework))
    .$dynamic()
}
