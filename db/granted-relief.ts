import { and, asc, eq } from 'drizzle-orm'

import type { CoalitionId, FrameworkId } from '#app/domain/kernel/id.ts'
import { notGranted } from '#app/domain/relief/granted.ts'
import type { Granted } from '#app/domain/relief/granted.ts'
import type { Measure, MeasureId } from '#app/domain/relief/measure.ts'

import type { Database, Tx } from './client.ts'
import { framework, grantedRelief, measure } from './schema/index.ts'

export type GrantedRow = {
  readonly coalition: CoalitionId
  readonly framework: FrameworkId
  readonly measure: Measure
  readonly granted: Granted
}

/** How the relief of a measure stands, for whoever changes it: the measure itself is locked. */
export async function lockGranted(tx: Tx, id: MeasureId): Promise<GrantedRow | null> {
  const [row] = await selectGranted(tx)
    .where(eq(measure.id, id))
    .for('no key update', { of: measure })
  return row === undefined ? null : { ...row, granted: row.granted ?? notGranted }
}

export async function readGrantedRow(
  db: Tx | Database,
  coalition: CoalitionId,
  id: string,
): Promise<GrantedRow | null> {
  const [row] = await selectGranted(db).where(
    and(eq(measure.id, id as MeasureId), eq(framework.coalition, coalition)),
  )
  return row === undefined ? null : { ...row, granted: row.granted ?? notGranted }
}

/** The relief of all measures of a coalition, in the order in which they were entered. */
export async function readGrantedRows(
  db: Database,
  coalition: CoalitionId,
): Promise<readonly GrantedRow[]> {
  const rows = await selectGranted(db)
    .where(eq(framework.coalition, coalition))
    .orderBy(asc(measure.createdAt), asc(measure.id))
  return rows.map((row) => ({ ...row, granted: row.granted ?? notGranted }))
}

/** Whoever saves it has locked the measure (`lockGranted`). */
export async function saveGranted(tx: Tx, of: MeasureId, state: Granted): Promise<void> {
  await tx
    .insert(grantedRelief)
    .values({ measure: of, state })
    .onConflictDoUpdate({ target: grantedRelief.measure, set: { state } })
}

/** Of the measures of a framework, those whose relief was ever agreed or had effect. */
export async function readGranted(
  tx: Tx | Database,
  of: FrameworkId,
): Promise<ReadonlyMap<MeasureId, Granted>> {
  const rows = await tx
    .select({ id: measure.id, state: grantedRelief.state })
    .from(grantedRelief)
    .innerJoin(measure, eq(measure.id, grantedRelief.measure))
    .where(eq(measure.framework, of))
  return new Map(rows.map(({ id, state }) => [id, state]))
}

function selectGranted(tx: Tx | Database) {
  return tx
    .select({
      coalition: framework.coalition,
      framework: measure.framework,
      measure: measure.state,
      granted: grantedRelief.state,
    })
    .from(measure)
    .innerJoin(framework, eq(framework.id, measure.framework))
    .leftJoin(grantedRelief, eq(grantedRelief.measure, measure.id))
    .$dynamic()
}
