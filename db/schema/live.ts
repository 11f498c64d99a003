import { bigserial, index, pgTable, text } from 'drizzle-orm/pg-core'

import { idColumn, instantColumn } from '../columns.ts'
import { coalition } from './accounts.ts'

/** What changed, for open pages: a topic and an id, never content. Kept for an hour. */
export const liveEvent = pgTable(
  'live_event',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    coalition: idColumn<'coalition'>()
      .notNull()
      .references(() => coalition.id),
    topic: text().notNull(),
    subject: text().notNull(),
    at: instantColumn().notNull(),
  },
  (table) => [index().on(table.coalition, table.id)],
)
