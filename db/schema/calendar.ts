import {
  boolean,
  date,
  foreignKey,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
} from 'drizzle-orm/pg-core'

import type { PlainDate, Weekday } from '#app/domain/kernel/plain-date.ts'

import { instantColumn } from '../columns.ts'

/** A published holiday table of a seat or a capital. Versions are added, never edited (K14). */
export const holidayCalendar = pgTable(
  'holiday_calendar',
  {
    code: text().notNull(),
    version: integer().notNull(),
    zone: text().notNull(),
    /** Days of the week, Monday 1 to Sunday 7. */
    weekend: smallint().array().$type<Weekday[]>().notNull(),
    firstYear: integer().notNull(),
    lastYear: integer().notNull(),
    /** Where the days come from, with the credit that its licence asks for. */
    source: text().notNull(),
    createdAt: instantColumn().notNull(),
  },
  (table) => [primaryKey({ columns: [table.code, table.version] })],
)

/** A day not worked. Two feasts can share one. */
export const holiday = pgTable(
  'holiday',
  {
    code: text().notNull(),
    version: integer().notNull(),
    date: date({ mode: 'string' }).$type<PlainDate>().notNull(),
    name: text().notNull(),
    tentative: boolean().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.code, table.version, table.date, table.name] }),
    foreignKey({
      columns: [table.code, table.version],
      foreignColumns: [holidayCalendar.code, holidayCalendar.version],
    }),
  ],
)
