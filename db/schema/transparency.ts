import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  customType,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'

import { longestEntry } from '#app/domain/transparency/entry.ts'
import { hashLength } from '#app/domain/transparency/merkle.ts'

import { arrayLiteral } from '../array-types.ts'
import { bytesColumn, idColumn, instantColumn } from '../columns.ts'
import { coalition, delegation, mandate } from './accounts.ts'

/** A list of hashes. drizzle's own `.array()` would write a Buffer as text, hence the literal. */
const hashesColumn = customType<{
  data: readonly Uint8Array[]
  driverData: string
}>({
  dataType: () => 'bytea[]',
  toDriver: arrayLiteral,
  fromDriver: (literal) =>
    [...literal.matchAll(/\\x([0-9a-f]*)/g)].map(([, hex = '']) => Buffer.from(hex, 'hex')),
})

/** One log per coalition. The frontier holds the roots of the complete subtrees, largest first. */
export const logHead = pgTable('log_head', {
  coalition: idColumn<'coalition'>()
    .primaryKey()
    .references(() => coalition.id),
  size: bigint({ mode: 'bigint' }).notNull(),
  frontier: hashesColumn().notNull(),
})

/** The exact bytes that were hashed; they are never made again from anything else. */
export const logEntry = pgTable(
  'log_entry',
  {
    coalition: idColumn<'coalition'>()
      .notNull()
      .references(() => coalition.id),
    idx: bigint({ mode: 'bigint' }).notNull(),
    entry: bytesColumn().notNull(),
    leafHash: bytesColumn().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.coalition, table.idx] }),
    check(
      'log_entry_length',
      sql`octet_length(${table.entry}) between 1 and ${number(longestEntry)}`,
    ),
    check('log_entry_leaf_hash_length', isHash(table.leafHash)),
  ],
)

/**
 * Hashes of complete subtrees of two leaves and more: node n of a level covers the leaves from
 * n·2^level up to (n + 1)·2^level. Single leaves stand in log_entry.
 */
export const logNode = pgTable(
  'log_node',
  {
    coalition: idColumn<'coalition'>()
      .notNull()
      .references(() => coalition.id),
    level: smallint().notNull(),
    n: bigint({ mode: 'bigint' }).notNull(),
    hash: bytesColumn().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.coalition, table.level, table.n] }),
    check('log_node_hash_length', isHash(table.hash)),
  ],
)

/**
 * What happened, for people: the act behind a log entry with who did it. `key` makes a retried
 * request find the act it already performed; `result` is what it answered then.
 */
export const act = pgTable(
  'act',
  {
    coalition: idColumn<'coalition'>()
      .notNull()
      .references(() => coalition.id),
    idx: bigint({ mode: 'bigint' }).notNull(),
    kind: text().notNull(),
    at: instantColumn().notNull(),
    /** Both are null for what the clock did by itself. */
    delegation: idColumn<'delegation'>().references(() => delegation.id),
    mandate: idColumn<'mandate'>().references(() => mandate.id),
    subject: text().notNull(),
    key: text().notNull(),
    /** Hash of the parsed command: one key must not carry two different requests. */
    commandHash: text().notNull(),
    result: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.coalition, table.idx] }),
    foreignKey({
      columns: [table.coalition, table.idx],
      foreignColumns: [logEntry.coalition, logEntry.idx],
    }),
    uniqueIndex().on(table.mandate, table.key),
    uniqueIndex('act_by_clock')
      .on(table.coalition, table.key)
      .where(sql`mandate is null`),
    index().on(table.coalition, table.subject),
  ],
)

/**
 * What was done without being an act: a delegation kept it to itself or to the chair (product.md), so
 * that no entry and no act tells of it. Its key finds it again all the same.
 */
export const keptAct = pgTable(
  'kept_act',
  {
    mandate: idColumn<'mandate'>()
      .notNull()
      .references(() => mandate.id),
    key: text().notNull(),
    commandHash: text().notNull(),
    result: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.mandate, table.key] })],
)

function isHash(column: AnyPgColumn) {
  return sql`octet_length(${column}) = ${number(hashLength)}`
}

/** A constraint is stored as text, so its numbers cannot be parameters. */
function number(value: number) {
  return sql.raw(String(value))
}
