import { sql } from 'drizzle-orm'
import { bigserial, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'

import { instantColumn } from '../columns.ts'

/** What a deadline sets off within our own database: done in the transaction that marks it done. */
export const job = pgTable('job', { ...work(), doneAt: instantColumn() }, (table) => [
  uniqueIndex().on(table.kind, table.key),
  index('job_waiting')
    .on(table.nextAttemptAt, table.id)
    .where(sql`done_at is null and stopped_at is null`),
])

/**
 * Effects on the outside world, written in the transaction that decides them and carried out after
 * it. Kind and key together are the idempotency key: a recipient may see an effect twice, with the
 * same key.
 */
export const outbox = pgTable(
  'outbox',
  { ...work(), doneAt: instantColumn('delivered_at') },
  (table) => [
    uniqueIndex().on(table.kind, table.key),
    index('outbox_waiting')
      .on(table.nextAttemptAt, table.id)
      .where(sql`delivered_at is null and stopped_at is null`),
  ],
)

function work() {
  return {
    id: bigserial({ mode: 'number' }).primaryKey(),
    kind: text().notNull(),
    key: text().notNull(),
    payload: jsonb().notNull(),
    /** When it is due, in the application's time. Never moves. */
    runAt: instantColumn().notNull(),
    /** `runAt`, until a failed attempt puts it off. */
    nextAttemptAt: instantColumn().notNull(),
    attempts: integer().notNull().default(0),
    lastError: text(),
    /** When it was given up. It stays, with its error, for a person to look at. */
    stoppedAt: instantColumn(),
  }
}
