import { index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'

import type { CoSponsorship } from '#app/domain/drafting/co-sponsorship.ts'
import type { Statement } from '#app/domain/drafting/statement.ts'

import { idColumn, instantColumn } from '../columns.ts'
import { document } from './drafting.ts'

/** What delegations say about a text under one of its symbols, without touching it (domain/drafting/statement.ts). */
export const statement = pgTable(
  'statement',
  {
    id: idColumn<'statement'>().primaryKey(),
    document: idColumn<'document'>()
      .notNull()
      .references(() => document.id),
    madeAt: instantColumn().notNull(),
    state: jsonb().$type<Statement>().notNull(),
  },
  (table) => [index().on(table.document, table.madeAt)],
)

/** Who sponsors a text, from its first issue under a symbol to its action (domain/drafting/co-sponsorship.ts). */
export const coSponsorship = pgTable(
  'co_sponsorship',
  {
    document: idColumn<'document'>()
      .notNull()
      .references(() => document.id),
    /** The symbol of that first issue: after a reopening another list begins. */
    original: text().notNull(),
    state: jsonb().$type<CoSponsorship>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.document, table.original] })],
)
