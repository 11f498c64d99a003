import { index, pgTable, text } from 'drizzle-orm/pg-core'

import type { Locale } from '#app/domain/accounts/viewer.ts'

import { idColumn, instantColumn } from '../columns.ts'
import { framework, mandate } from './accounts.ts'

/** A calendar at a secret address, for programs that cannot sign in. It shows what its mandate's delegation may see. */
export const calendarFeed = pgTable(
  'calendar_feed',
  {
    id: idColumn<'calendar-feed'>().primaryKey(),
    mandate: idColumn<'mandate'>()
      .notNull()
      .references(() => mandate.id),
    /** Null is the delegation's own calendar, over all frameworks. */
    framework: idColumn<'framework'>().references(() => framework.id),
    /** What the calendar is called where it is subscribed to. */
    name: text().notNull(),
    locale: text().$type<Locale>().notNull(),
    tokenHash: text().notNull().unique(),
    createdAt: instantColumn().notNull(),
    revokedAt: instantColumn(),
  },
  (table) => [index().on(table.mandate)],
)
