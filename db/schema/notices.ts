import { sql } from 'drizzle-orm'
import { bigint, index, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'

import type { NoticeKind, Silence } from '#app/domain/kernel/notice-kind.ts'
import type { NoticeSubject } from '#app/domain/kernel/notice.ts'

import { idColumn, instantColumn } from '../columns.ts'
import { coalition, person } from './accounts.ts'

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
    /** Index in the coalition's record of the act that gave it; that entry is appended after this row. Null for working talk. */
    cause: bigint({ mode: 'bigint' }),
    createdAt: instantColumn().notNull(),
    settledAt: instantColumn(),
  },
  (table) => [
    uniqueIndex('notice_open')
      .on(table.person, table.coalition, table.kind, table.subjectId)
      .where(sql`settled_at is null`),
    index('notice_subject')
      .on(table.coalition, table.subjectId)
      .where(sql`settled_at is null`),
  ],
)
