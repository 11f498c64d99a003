import { integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'

import type { DossierEvent } from '#app/domain/positions/dossier.ts'
import type { Scale } from '#app/domain/positions/scale.ts'
import type { Declared } from '#app/domain/positions/subject.ts'

import { idColumn, instantColumn } from '../columns.ts'
import { delegation, framework, mandate } from './accounts.ts'

/** A matter on which delegations take positions. `key` names the matter itself, of which there is one. */
export const positionSubject = pgTable(
  'position_subject',
  {
    id: idColumn<'subject'>().primaryKey(),
    framework: idColumn<'framework'>()
      .notNull()
      .references(() => framework.id),
    key: text().notNull(),
    about: jsonb().$type<Declared>().notNull(),
    scale: jsonb().$type<Scale>().notNull(),
    createdAt: instantColumn().notNull(),
  },
  (table) => [unique().on(table.framework, table.key)],
)

/**
 * All that happened to what one delegation wrote on one subject, numbered from 1 without gaps: rows
 * are only added (db/sql/append-only.sql), and a dossier is what they fold into.
 */
export const positionEvent = pgTable(
  'position_event',
  {
    subject: idColumn<'subject'>()
      .notNull()
      .references(() => positionSubject.id),
    delegation: idColumn<'delegation'>()
      .notNull()
      .references(() => delegation.id),
    n: integer().notNull(),
    at: instantColumn().notNull(),
    /** Null for what the clock did by itself. */
    mandate: idColumn<'mandate'>().references(() => mandate.id),
    event: jsonb().$type<DossierEvent>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.subject, table.delegation, table.n] })],
)
