import { date, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'

import type { PlainDate } from '#app/domain/kernel/plain-date.ts'
import type { ReliefAct } from '#app/domain/relief/acts.ts'
import type { Granted } from '#app/domain/relief/granted.ts'
import type { Measure } from '#app/domain/relief/measure.ts'
import type { PlanAct } from '#app/domain/relief/plan-acts.ts'
import type { Plan } from '#app/domain/relief/plan.ts'

import { idColumn, instantColumn } from '../columns.ts'
import type { StoredEvent } from '../relief.ts'
import { framework } from './accounts.ts'
import { document } from './drafting.ts'

/** A restrictive measure whose relief a framework plans, as it was entered. */
export const measure = pgTable(
  'measure',
  {
    id: idColumn<'measure'>().primaryKey(),
    framework: idColumn<'framework'>()
      .notNull()
      .references(() => framework.id),
    state: jsonb().$type<Measure>().notNull(),
    createdAt: instantColumn().notNull(),
  },
  (table) => [index().on(table.framework)],
)

/** How the relief of a measure stands, from the first time that it was agreed or had effect. */
export const grantedRelief = pgTable('granted_relief', {
  measure: idColumn<'measure'>()
    .primaryKey()
    .references(() => measure.id),
  state: jsonb().$type<Granted>().notNull(),
})

/** A relief event. What it has come to is in `state`; the other columns are for finding it. */
export const reliefEvent = pgTable(
  'relief_event',
  {
    id: idColumn<'event'>().primaryKey(),
    framework: idColumn<'framework'>()
      .notNull()
      .references(() => framework.id),
    title: text().notNull(),
    stage: text().notNull(),
    /** Its fixed moment, or the long stop of what waits for a finding. */
    last: instantColumn().notNull(),
    state: jsonb().$type<StoredEvent>().notNull(),
    createdAt: instantColumn().notNull(),
  },
  (table) => [index().on(table.framework, table.last)],
)

/** Where it is written down that the coalition decided, since a decision is taken outside of this event. */
export const reliefDecision = pgTable(
  'relief_decision',
  {
    id: idColumn<'decision'>().primaryKey(),
    event: idColumn<'event'>()
      .notNull()
      .references(() => reliefEvent.id),
    act: text().$type<ReliefAct>().notNull(),
    reference: text().notNull(),
    at: instantColumn().notNull(),
  },
  (table) => [index().on(table.event)],
)

/** The relief plan of a framework: its rows, and what was amended in them. Its wording is a document. */
export const reliefPlan = pgTable('relief_plan', {
  id: idColumn<'plan'>().primaryKey(),
  framework: idColumn<'framework'>()
    .notNull()
    .unique()
    .references(() => framework.id),
  document: idColumn<'document'>()
    .notNull()
    .references(() => document.id),
  state: jsonb().$type<Plan>().notNull(),
  createdAt: instantColumn().notNull(),
})

/** Where it is written down that the coalition adopted the plan, or an amendment of it. */
export const planDecision = pgTable(
  'plan_decision',
  {
    id: idColumn<'decision'>().primaryKey(),
    plan: idColumn<'plan'>()
      .notNull()
      .references(() => reliefPlan.id),
    act: text().$type<PlanAct>().notNull(),
    /** Null for the plan itself. */
    amendment: idColumn<'amendment'>(),
    reference: text().notNull(),
    at: instantColumn().notNull(),
  },
  (table) => [index().on(table.plan)],
)

/** Days on which nothing of a framework shall take effect, as they were entered. */
export const blackout = pgTable(
  'blackout',
  {
    id: idColumn<'blackout'>().primaryKey(),
    framework: idColumn<'framework'>()
      .notNull()
      .references(() => framework.id),
    first: date().$type<PlainDate>().notNull(),
    last: date().$type<PlainDate>().notNull(),
    reason: text().notNull(),
    createdAt: instantColumn().notNull(),
    /** Null while the window stands. */
    liftedAt: instantColumn(),
  },
  (table) => [index().on(table.framework)],
)
