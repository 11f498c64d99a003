import { and, asc, count, desc, eq, inArray, isNull, max } from 'drizzle-orm'

import type { CoalitionId, DelegationId, Id } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'

import type { Database, Tx } from './client.ts'
import { act, calendarFeed, delegation, framework, mandate, person } from './schema/index.ts'

export async function insertFeed(tx: Tx, row: typeof calendarFeed.$inferInsert): Promise<void> {
  await tx.insert(calendarFeed).values(row)
}

/** The calendar at an address, while it is not revoked and whoever made it still has that mandate. */
export async function findFeed(db: Database, tokenHash: string) {
  const [found] = await db
    .select({
      name: calendarFeed.name,
      locale: calendarFeed.locale,
      framework: calendarFeed.framework,
      coalition: delegation.coalition,
      delegation: delegation.id,
    })
    .from(calendarFeed)
    .innerJoin(mandate, eq(mandate.id, calendarFeed.mandate))
    .innerJoin(delegation, eq(delegation.id, mandate.delegation))
    .where(
      and(
        eq(calendarFeed.tokenHash, tokenHash),
        isNull(calendarFeed.revokedAt),
        isNull(mandate.endedAt),
      ),
    )
  return found ?? null
}

/** The calendars of a delegation that can be read, the latest first. */
export async function listFeeds(db: Database, of: DelegationId) {
  return db
    .select({
      id: calendarFeed.id,
      name: calendarFeed.name,
      framework: framework.name,
      by: person.name,
      createdAt: calendarFeed.createdAt,
    })
    .from(calendarFeed)
    .innerJoin(mandate, eq(mandate.id, calendarFeed.mandate))
    .innerJoin(person, eq(person.id, mandate.person))
    .leftJoin(framework, eq(framework.id, calendarFeed.framework))
    .where(and(eq(mandate.delegation, of), isNull(calendarFeed.revokedAt), isNull(mandate.endedAt)))
    .orderBy(desc(calendarFeed.createdAt), asc(calendarFeed.id))
}

/** Ends a calendar of a delegation. False: it has none such. */
export async function revokeFeed(
  db: Database,
  { id, of, at }: { id: Id<'calendar-feed'>; of: DelegationId; at: Instant },
): Promise<boolean> {
  const own = db.select({ id: mandate.id }).from(mandate).where(eq(mandate.delegation, of))
  const revoked = await db
    .update(calendarFeed)
    .set({ revokedAt: at })
    .where(
      and(
        eq(calendarFeed.id, id),
        inArray(calendarFeed.mandate, own),
        isNull(calendarFeed.revokedAt),
      ),
    )
    .returning({ id: calendarFeed.id })
  return revoked.length > 0
}

/** How many acts each of these subjects has had, and when the last one was. */
export async function countActs(
  db: Database,
  coalition: CoalitionId,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, { sequence: number; modified: Instant }>> {
  const rows = await db
    .select({ subject: act.subject, sequence: count(), modified: max(act.at) })
    .from(act)
    .where(and(eq(act.coalition, coalition), inArray(act.subject, [...subjects])))
    .groupBy(act.subject)
  return new Map(
    rows.flatMap(({ subject, sequence, modified }) =>
      modified === null ? [] : [[subject, { sequence, modified }] as const],
    ),
  )
}
