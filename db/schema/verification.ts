import { pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'

import type { FormatAudience } from '#app/domain/verification/audience.ts'

import { idColumn, instantColumn } from '../columns.ts'
import { document } from './drafting.ts'

/** The versions of formats, each made of one edition of its text, for good (app/domain/verification). */
export const formatVersion = pgTable(
  'format_version',
  {
    /** The name of the format, part of its public address, and of no other document. */
    format: text().notNull(),
    version: text().notNull(),
    document: idColumn<'document'>()
      .notNull()
      .references(() => document.id),
    /** The edition that it was made of. */
    symbol: text().notNull(),
    /** `format.json`, byte for byte as it was hashed. */
    json: text().notNull(),
    audience: text().$type<FormatAudience>().notNull(),
    publishedAt: instantColumn().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.format, table.version] }),
    unique().on(table.document, table.symbol),
  ],
)
