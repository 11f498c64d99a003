import { index, pgTable, text } from 'drizzle-orm/pg-core'

import { idColumn, instantColumn } from '../columns.ts'
import { mandate } from './accounts.ts'

/** An address of a delegation to which acts on relief are posted. The key that signs is derived, and not here. */
export const webhook = pgTable(
  'webhook',
  {
    id: idColumn<'webhook'>().primaryKey(),
    mandate: idColumn<'mandate'>()
      .notNull()
      .references(() => mandate.id),
    address: text().notNull(),
    createdAt: instantColumn().notNull(),
    revokedAt: instantColumn(),
  },
  (table) => [index().on(table.mandate)],
)
