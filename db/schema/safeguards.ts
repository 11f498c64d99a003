import { index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'

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

/** Where it is written down what was decided on an exemption, a snapback or the relief of a measure. */
export const safeguardDecision = pgTable(
  'safeguard_decision',
  {
    id: idColumn<'decision'>().primaryKey(),
    framework: idColumn<'framework'>()
      .notNull()
      .references(() => framework.id),
    /** Of the exemption, the snapback or the measure. */
    subject: idColumn<string>().notNull(),
    act: text().notNull(),
    reference: text().notNull(),
    at: instantColumn().notNull(),
  },
  (table) => [index().on(table.subject)],
)
