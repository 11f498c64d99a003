import { and, asc, count, desc, eq, inArray, isNull, sql } from 'drizzle-orm'

import type { CoalitionId, DelegationId, Id } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'

import type { Database, Tx } from './client.ts'
import { delegation, mandate, outbox, person, webhook } from './schema/index.ts'

export type WebhookId = Id<'webhook'>

export async function insertWebhook(tx: Tx, row: typeof webhook.$inferInsert): Promise<void> {
  await tx.insert(webhook).values(row)
}

/** Locks the delegation, so that nobody else of it adds an address meanwhile, and counts those it has. */
export async function countWebhooks(tx: Tx, of: DelegationId): Promise<number> {
  await tx.select().from(delegation).where(eq(delegation.id, of)).for('update')
  const [counted] = await tx
    .select({ kept: count() })
    .from(webhook)
    .innerJoin(mandate, eq(mandate.id, webhook.mandate))
    .where(and(eq(mandate.delegation, of), stands))
  return counted?.kept ?? 0
}

/** Where to post to, while it is not revoked and whoever added it still has that mandate. */
export async function findWebhook(db: Database, id: WebhookId) {
  const [found] = await db
    .select({ address: webhook.address, coalition: delegation.coalition })
    .from(webhook)
    .innerJoin(mandate, eq(mandate.id, webhook.mandate))
    .innerJoin(delegation, eq(delegation.id, mandate.delegation))
    .where(and(eq(webhook.id, id), stands))
  return found ?? null
}

/** The addresses in a coalition to which its acts on relief are posted now. */
export async function listWebhookIds(
  tx: Tx,
  coalition: CoalitionId,
): Promise<readonly WebhookId[]> {
  const rows = await tx
    .select({ id: webhook.id })
    .from(webhook)
    .innerJoin(mandate, eq(mandate.id, webhook.mandate))
    .innerJoin(delegation, eq(delegation.id, mandate.delegation))
    .where(and(eq(delegation.coalition, coalition), stands))
  return rows.map(({ id }) => id)
}

/** The addresses of a delegation, the latest first. */
export async function listWebhooks(db: Database, of: DelegationId) {
  return db
    .select({
      id: webhook.id,
      address: webhook.address,
      by: person.name,
      createdAt: webhook.createdAt,
    })
    .from(webhook)
    .innerJoin(mandate, eq(mandate.id, webhook.mandate))
    .innerJoin(person, eq(person.id, mandate.person))
    .where(and(eq(mandate.delegation, of), stands))
    .orderBy(desc(webhook.createdAt), asc(webhook.id))
}

/** The latest posts to these addresses, the latest first. */
export async function listDeliveries(db: Database, to: readonly WebhookId[]) {
  return db
    .select({
      id: outbox.id,
      payload: outbox.payload,
      decidedAt: outbox.runAt,
      deliveredAt: outbox.doneAt,
      stoppedAt: outbox.stoppedAt,
      nextAttemptAt: outbox.nextAttemptAt,
      attempts: outbox.attempts,
      lastError: outbox.lastError,
    })
    .from(outbox)
    .where(and(eq(outbox.kind, 'webhook'), inArray(sql`${outbox.payload} ->> 'webhook'`, [...to])))
    .orderBy(desc(outbox.id))
    .limit(50)
}

/** Ends an address of a delegation. False: it has none such. */
export async function revokeWebhook(
  db: Database,
  { id, of, at }: { id: WebhookId; of: DelegationId; at: Instant },
): Promise<boolean> {
  const own = db.select({ id: mandate.id }).from(mandate).where(eq(mandate.delegation, of))
  const revoked = await db
    .update(webhook)
    .set({ revokedAt: at })
    .where(and(eq(webhook.id, id), inArray(webhook.mandate, own), isNull(webhook.revokedAt)))
    .returning({ id: webhook.id })
  return revoked.length > 0
}

const stands = and(isNull(webhook.revokedAt), isNull(mandate.endedAt))
