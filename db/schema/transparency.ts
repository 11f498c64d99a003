import { bigint, index, pgTable, primaryKey, smallint, text, uniqueIndex } from 'drizzle-orm/pg-core'

import { bytesColumn, idColumn, instantColumn } from '../columns.ts'
import { coalition, delegation, mandate } from './accounts.ts'

/** One log per coalition. The frontier holds the roots of the complete subtrees, largest first. */
export const logHead = pgTable('log_head', {
  coalition: idColumn<'coalition'>().primaryKey().references(() => coalition.id),
  size: bigint({ mode: 'bigint' }).notNull(),
  frontier: bytesColumn().array().notNull(),
})

/** The exact bytes that were hashed; they are never made again from anything else. */
export const logEntry = pgTable(
  'log_entry',
  {
    coalition: idColumn<'coalition'>().notNull().references(() => coalition.id),
    idx: bigint({ mode: 'bigint' }).notNull(),
    entry: bytesColumn().notNull(),
    leafHash: bytesColumn().notNull(),
  },
  (table) => [primaryKey({ columns: [table.coalition, table.idx] })],
)

/** Hashes of complete subtrees: node n of a level covers leaves n·2^level up to the next. */
export const logNode = pgTable(
  'log_node',
  {
    coalition: idColumn<'coalition'>().notNull().references(() => coalition.id),
    level: smallint().notNull(),
    n: bigint({ mode: 'bigint' }).notNull(),
    hash: bytesColumn().notNull(),
  },
  (table) => [primaryKey({ columns: [table.coalition, table.level, table.n] })],
)

/**
 * What happened, for people: the act behind a log entry with who did it. `key` makes a retried
 * request find the act it already performed; `result` is what it answered then.
 */
export const act = pgTable(
  'act',
  {
    coalition: idColumn<'coalition'>().notNull().references(() => coalition.id),
    idx: bigint({ mode: 'bigint' }).notNull(),
    kind: text().notNull(),
    at: instantColumn().notNull(),
    delegation: idColumn<'delegation'>().notNull().references(() => delegation.id),
    mandate: idColumn<'mandate'>().notNull().references(() => mandate.id),
    subject: text().notNull(),
    key: text().notNull(),
    /** Hash of the parsed command: one key must not carry two different requests. */
    commandHash: text().notNull(),
    result: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.coalition, table.idx] }),
    uniqueIndex().on(table.mandate, table.key),
    index().on(table.coalition, table.subject),
  ],
)
