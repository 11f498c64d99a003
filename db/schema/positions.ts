import { sql } from 'drizzle-orm'
import { integer, jsonb, pgTable, primaryKey, text, unique, uniqueIndex } from 'drizzle-orm/pg-core'

import type { Bridge } from '#app/domain/positions/bridge.ts'
import type { DossierEvent } from '#app/domain/positions/dossier.ts'
import type { Scale } from '#app/domain/positions/scale.ts'
import type { About } from '#app/domain/positions/subject.ts'

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
    about: jsonb().$type<About>().notNull(),
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

/** With what a sealed entry was sealed, until its delegation opens it (positions/SPEC.md PO14, PO15). */
export const positionSeal = pgTable('position_seal', {
  entry: idColumn<'position'>().primaryKey(),
  subject: idColumn<'subject'>()
    .notNull()
    .references(() => positionSubject.id),
  salt: text().notNull(),
})

/**
 * A bridge as it stands. What was answered is kept by delegation and without a time, so that not even
 * a copy of the database tells who gave way first (positions/SPEC.md BG6).
 */
export const positionBridge = pgTable(
  'position_bridge',
  {
    id: idColumn<'bridge'>().primaryKey(),
    subject: idColumn<'subject'>()
      .notNull()
      .references(() => positionSubject.id),
    stage: text().$type<Bridge['stage']>().notNull(),
    state: jsonb().$type<Bridge>().notNull(),
    /** The proposed wording, of which the state has only the hash; null where a value is proposed. */
    words: text(),
    createdAt: instantColumn().notNull(),
  },
  (table) => [
    uniqueIndex('position_bridge_open')
      .on(table.subject)
      .where(sql`${table.stage} = 'open'`),
  ],
)

/** A file that waits for its importer to confirm what it comes to: one for each mandate, seen by nobody else. */
export const positionUpload = pgTable('position_upload', {
  mandate: idColumn<'mandate'>()
    .primaryKey()
    .references(() => mandate.id),
  framework: idColumn<'framework'>()
    .notNull()
    .references(() => framework.id),
  sha256: text().notNull(),
  text: text().notNull(),
  at: instantColumn().notNull(),
})
