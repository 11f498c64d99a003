import { sql } from 'drizzle-orm'
import { bigint, foreignKey, index, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core'

import type { NoticeKind, NoticeSubject, Silence } from '#app/domain/kernel/notice.ts'

import { idColumn, instantColumn } from '../columns.ts'
import { coalition, person } from './accounts.ts'
import { logEntry } from './transparency.ts'

/**
 * What one person is asked or told, by when, and what silence would mean. The meaning is kept as it
 * was when the notice was given: nobody's silence changes its sense afterwards.
 */
export const notice = pgTable(
  'notice',
  {
    id: idColumn<'notice'>()
      .primaryKey()
      .default(sql`gen_random_uuid()`),
    coalition: idColumn<'coalition'>()
      .notNull()
      .references(() => coalition.id),
    person: idColumn<'person'>()
      .notNull()
      .references(() => person.id),
    kind: text().$type<NoticeKind>().notNull(),
    subjectKind: text().$type<NoticeSubject['kind']>().notNull(),
    subjectId: idColumn<string>().notNull(),
    owed: text().notNull(),
    silence: text().$type<Silence>().notNull(),
    /** The deadline's instant, how it was said and by which tables (domain.md B12); absent when nothing presses. */
    dueAt: instantColumn(),
    dueWording: jsonb(),
    dueEditions: jsonb(),
    /** Index of the act in the coalition's record that gave it. */
    cause: bigint({ mode: 'bigint' }).notNull(),
    createdAt: instantColumn().notNull(),
    settledAt: instantColumn(),
  },
  (table) => [
    unique('notice_once').on(
      table.coalition,
      table.cause,
      table.person,
      table.kind,
      table.subjectId,
    ),
    foreignKey({
      columns: [table.coalition, table.cause],
      foreignColumns: [logEntry.coalition, logEntry.idx],
    }),
    index('notice_open')
      .on(table.person, table.coalition)
      .where(sql`settled_at is null`),
    index('notice_subject')
      .on(table.coalition, table.subjectId)
      .where(sql`settled_at is null`),
  ],
)
