import { and, asc, eq } from 'drizzle-orm'

import type { CoalitionId, DocumentId, FrameworkId, Id } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { PlanAct } from '#app/domain/relief/plan-acts.ts'
import type { AmendmentId, Plan, PlanId } from '#app/domain/relief/plan.ts'

import type { Database, Tx } from './client.ts'
import { documentWords, framework, planDecision, reliefPlan } from './schema/index.ts'

export async function insertPlan(
  tx: Tx,
  row: { framework: FrameworkId; plan: Plan; at: Instant },
): Promise<void> {
  const { plan, at } = row
  const { id, document } = plan
  const values = { id, framework: row.framework, document, state: plan, createdAt: at }
  await tx.insert(reliefPlan).values(values)
}

/** Whoever saves a plan has locked it (`lockPlan`). */
export async function savePlan(tx: Tx, plan: Plan): Promise<void> {
  await tx.update(reliefPlan).set({ state: plan }).where(eq(reliefPlan.id, plan.id))
}

/** The plan of a framework, or null before one is begun. */
export async function readPlan(tx: Tx | Database, of: FrameworkId): Promise<Plan | null> {
  const [row] = await tx
    .select({ state: reliefPlan.state })
    .from(reliefPlan)
    .where(eq(reliefPlan.framework, of))
  return row?.state ?? null
}

/** The plan of a framework for whoever changes it: one change at a time. */
export async function lockPlan(
  tx: Tx,
  coalition: CoalitionId,
  of: FrameworkId,
): Promise<Plan | null> {
  const [row] = await tx
    .select({ state: reliefPlan.state })
    .from(reliefPlan)
    .innerJoin(framework, eq(framework.id, reliefPlan.framework))
    .where(and(eq(reliefPlan.framework, of), eq(framework.coalition, coalition)))
    .for('no key update', { of: reliefPlan })
  return row?.state ?? null
}

export async function insertPlanDecision(
  tx: Tx,
  row: typeof planDecision.$inferInsert,
): Promise<void> {
  await tx.insert(planDecision).values(row)
}

export async function readPlanDecisions(
  tx: Database,
  plan: PlanId,
): Promise<
  readonly {
    id: Id<'decision'>
    act: PlanAct
    amendment: AmendmentId | null
    reference: string
    at: Instant
  }[]
> {
  const { id, act, amendment, reference, at } = planDecision
  return tx
    .select({ id, act, amendment, reference, at })
    .from(planDecision)
    .where(eq(planDecision.plan, plan))
    .orderBy(asc(at), asc(id))
}

/** The words of each block of a text in its order, for what its blocks name. */
export async function readBlocks(
  tx: Database,
  document: DocumentId,
): Promise<readonly { position: number; words: string }[]> {
  const { position, words } = documentWords
  return tx
    .select({ position, words })
    .from(documentWords)
    .where(eq(documentWords.document, document))
    .orderBy(asc(position))
}
