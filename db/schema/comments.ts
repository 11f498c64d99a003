import { jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'

import type { Thread } from '#app/domain/drafting/comment.ts'

import { idColumn, instantColumn } from '../columns.ts'
import { delegation } from './accounts.ts'
import { document } from './drafting.ts'

/** What is said about places of a text (domain/drafting/comment.ts), for everyone who may read it. */
export const commentThread = pgTable(
  'comment_thread',
  {
    document: idColumn<'document'>()
      .notNull()
      .references(() => document.id),
    id: idColumn<'thread'>().notNull(),
    stage: text().$type<Thread['stage']>().notNull(),
    openedAt: instantColumn().notNull(),
    state: jsonb().$type<Thread>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.document, table.id] })],
)

/** What one delegation keeps to itself about a text. A table of its own: no query for comments can reach it. */
export const privateNote = pgTable(
  'private_note',
  {
    document: idColumn<'document'>()
      .notNull()
      .references(() => document.id),
    delegation: idColumn<'delegation'>()
      .notNull()
      .references(() => delegation.id),
    id: idColumn<'thread'>().notNull(),
    openedAt: instantColumn().notNull(),
    state: jsonb().$type<Thread>().notNull(),
    /** The words that the delegation would have there; null where it only remarks. */
    redline: text(),
  },
  (table) => [primaryKey({ columns: [table.document, table.delegation, table.id] })],
)
