import { and, asc, eq } from 'drizzle-orm'

import type { CoalitionId, FrameworkId, Id } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Exemption } from '#app/domain/safeguards/exemption.ts'

import type { Database, Tx } from './client.ts'
import { exemption, framework, safeguardDecision } from './schema/index.ts'

export type ExemptionRow = {
  readonly coalition: CoalitionId
  readonly framework: FrameworkId
  readonly exemption: Exemption
}

export async function insertExemption(
  tx: Tx,
  row: { framework: FrameworkId; exemption: Exemption; at: Instant },
): Promise<void> {
  const { id, kind } = row.exemption
  const values = { id: idIn(id), kind, state: row.exemption, framework: row.framework }
  await tx.insert(exemption).values({ ...values, createdAt: row.at })
}

/** Whoever saves an exemption has locked it (`lockExemption`). */
export async function saveExemption(tx: Tx, state: Exemption): Promise<void> {
  await tx
    .update(exemption)
    .set({ state })
    .where(eq(exemption.id, idIn(state.id)))
}

/** The exemptions of a framework, in the order in which they were proposed. */
export async function readExemptions(
  tx: Tx | Database,
  of: FrameworkId,
): Promise<readonly Exemption[]> {
  const rows = await tx
    .select({ state: exemption.state })
    .from(exemption)
    .where(eq(exemption.framework, of))
    .orderBy(asc(exemption.createdAt), asc(exemption.id))
  return rows.map(({ state }) => state)
}

export async function readExemption(
  tx: Tx | Database,
  coalition: CoalitionId,
  id: string,
): Promise<ExemptionRow | null> {
  const [row] = await selectExemptions(tx).where(
    and(eq(exemption.id, idIn(id)), eq(framework.coalition, coalition)),
  )
  return row ?? null
}

/** An exemption for whoever changes it: one act and one look of the clock at a time. */
export async function lockExemption(tx: Tx, id: string): Promise<ExemptionRow | null> {
  const [row] = await selectExemptions(tx)
    .where(eq(exemption.id, idIn(id)))
    .for('no key update', { of: exemption })
  return row ?? null
}

/** All of a coalition, in the order in which they were proposed. */
export async function readExemptionsOf(
  tx: Tx | Database,
  coalition: CoalitionId,
): Promise<readonly ExemptionRow[]> {
  return selectExemptions(tx)
    .where(eq(framework.coalition, coalition))
    .orderBy(asc(exemption.createdAt), asc(exemption.id))
}

/** The titles of all exemptions of a coalition, for the record to name. */
export async function readExemptionTitles(
  tx: Database,
  coalition: CoalitionId,
): Promise<readonly { id: string; framework: FrameworkId; title: string }[]> {
  const rows = await selectExemptions(tx).where(eq(framework.coalition, coalition))
  return rows.map((row) => ({
    id: row.exemption.id,
    framework: row.framework,
    title: row.exemption.terms.title,
  }))
}

export async function insertSafeguardDecision(
  tx: Tx,
  row: typeof safeguardDecision.$inferInsert,
): Promise<void> {
  await tx.insert(safeguardDecision).values(row)
}

/** What was decided on one of them, the first first. */
export async function readSafeguardDecisions(
  tx: Database,
  subject: string,
): Promise<readonly { id: Id<'decision'>; act: string; reference: string; at: Instant }[]> {
  const { id, act, reference, at } = safeguardDecision
  return tx
    .select({ id, act, reference, at })
    .from(safeguardDecision)
    .where(eq(safeguardDecision.subject, subject as Id<string>))
    .orderBy(asc(at), asc(id))
}

function selectExemptions(tx: Tx | Database) {
  return tx
    .select({
      coalition: framework.coalition,
      framework: exemption.framework,
      exemption: exemption.state,
    })
    .from(exemption)
    .innerJoin(framework, eq(framework.id, exemption.framework))
    .$dynamic()
}

/** An exemption is one row by one id, whichever of the two kinds its id says. */
function idIn(id: string): Id<'exemption'> {
  return id as Id<'exemption'>
}
