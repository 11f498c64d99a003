import { bigint, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'

import type { SystemActor } from '#app/domain/drafting/log-author.ts'

import { bytesColumn, idColumn, instantColumn } from '../columns.ts'
import { person } from './accounts.ts'
import { document } from './drafting.ts'

/**
 * The append-only log: what a person's client sent and was promised to be kept. The actor is the
 * session's, never what the bytes claim; what the system wrote (templates, migrations) names it, and
 * at whose request. No foreign keys: the commit that writes rows has just read every id it names, and
 * checks cost it a third.
 */
export const documentUpdate = pgTable(
  'document_update',
  {
    document: idColumn<'document'>().notNull(),
    seq: bigint({ mode: 'number' }).notNull(),
    person: idColumn<'person'>(),
    mandate: idColumn<'mandate'>(),
    delegation: idColumn<'delegation'>(),
    session: idColumn<'session'>(),
    /** Which socket sent it and its number there: a commit whose outcome was lost is found again by these. */
    connection: text(),
    n: integer(),
    /** Which part of the system wrote it, or null for a person's own edit. */
    system: text().$type<SystemActor>(),
    at: instantColumn().notNull(),
    payload: bytesColumn().notNull(),
    /** The hash chain as of this row. */
    chain: bytesColumn().notNull(),
  },
  (table) => [primaryKey({ columns: [table.document, table.seq] })],
)

/** Rows of the log that are packed (db/log-packs.ts): a range of it without gaps, and its chain at the end. */
export const documentPackRange = pgTable(
  'document_pack_range',
  {
    document: idColumn<'document'>().notNull(),
    first: bigint({ mode: 'number' }).notNull(),
    last: bigint({ mode: 'number' }).notNull(),
    chain: bytesColumn().notNull(),
  },
  (table) => [primaryKey({ columns: [table.document, table.first] })],
)

/** What one author wrote within one minute of a packed range. */
export const documentPack = pgTable(
  'document_pack',
  {
    document: idColumn<'document'>().notNull(),
    range: bigint({ mode: 'number' }).notNull(),
    ordinal: integer().notNull(),
    rows: bytesColumn().notNull(),
  },
  (table) => [primaryKey({ columns: [table.document, table.range, table.ordinal] })],
)

/** Which person a Yjs client id belongs to. A forged id would make replicas differ for ever (sync.md §2 #1). */
export const documentClient = pgTable(
  'document_client',
  {
    document: idColumn<'document'>()
      .notNull()
      .references(() => document.id),
    client: bigint({ mode: 'number' }).notNull(),
    person: idColumn<'person'>().references(() => person.id),
    since: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.document, table.client] })],
)

/** The whole text as of `seq`, garbage-collected. What opening needs to know of it stands beside it, so that nothing is parsed. */
export const documentSnapshot = pgTable(
  'document_snapshot',
  {
    document: idColumn<'document'>()
      .notNull()
      .references(() => document.id),
    seq: bigint({ mode: 'number' }).notNull(),
    payload: bytesColumn().notNull(),
    stateVector: bytesColumn().notNull(),
    deleteSet: bytesColumn().notNull(),
    map: bytesColumn().notNull(),
    at: instantColumn().notNull(),
  },
  (table) => [primaryKey({ columns: [table.document, table.seq] })],
)

/** How far labels and words have followed the log. */
export const documentProjection = pgTable('document_projection', {
  document: idColumn<'document'>()
    .primaryKey()
    .references(() => document.id),
  seq: bigint({ mode: 'number' }).notNull(),
})
