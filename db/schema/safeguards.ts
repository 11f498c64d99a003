import { index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'

import type { AgreedClause } from '#app/domain/relief/snapback-clause.ts'
import type { Snapback } from '#app/domain/relief/snapback.ts'
import type { Exemption } from '#app/domain/safeguards/exemption.ts'

import { idColumn, instantColumn } from '../columns.ts'
import { framework } from './accounts.ts'

/** What stays allowed whatever is imposed. Whether it is humanitarian never changes. */
export const exemption = pgTable(
  'exemption',
  {
    id: idColumn<'exemption'>().primaryKey(),
    framework: idColumn<'framework'>()
      .notNull()
      .references(() => framework.id),
    kind: text().$type<Exemption['kind']>().notNull(),
    state: jsonb().$type<Exemption>().notNull(),
    createdAt: instantColumn().notNull(),
  },
  (table) => [index().on(table.framework)],
)

/** A notification by which measures return unless the coalition decides otherwise in time. */
export const snapback = pgTable(
  'snapback',
  {
    id: idColumn<'snapback'>().primaryKey(),
    framework: idColumn<'framework'>()
      .notNull()
      .references(() => framework.id),
    state: jsonb().$type<Snapback>().notNull(),
    createdAt: instantColumn().notNull(),
  },
  (table) => [index().on(table.framework)],
)

/** How measures return in a framework, as agreed last. Who notifies a snapback chooses none of it. */
export const snapbackClause = pgTable('snapback_clause', {
  framework: idColumn<'framework'>()
    .primaryKey()
    .references(() => framework.id),
  state: jsonb().$type<AgreedClause>().notNull(),
})

/** Where it is written down what was decided on an exemption, a snapback or the relief of a measure. */
export const safeguardDecision = pgTable(
  'safeguard_decision',
  {
    id: idColumn<'decision'>().primaryKey(),
    framework: idColumn<'framework'>()
      .notNull()
      .references(() => framework.id),
    /** Of the exemption, the snapback or the measure; of the framework for its way back. */
    subject: idColumn<string>().notNull(),
    act: text().notNull(),
    reference: text().notNull(),
    at: instantColumn().notNull(),
  },
  (table) => [index().on(table.subject)],
)
