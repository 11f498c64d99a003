import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'

import type { Access } from '#app/domain/accounts/access.ts'
import type { DelegationKind } from '#app/domain/accounts/delegation.ts'
import type { Bracket } from '#app/domain/drafting/bracket.ts'
import type { DecisionRule } from '#app/domain/drafting/decision-rule.ts'
import type { AdoptedText, Life } from '#app/domain/drafting/life.ts'
import type { Paragraph } from '#app/domain/drafting/paragraph.ts'
import type { RollCall } from '#app/domain/drafting/roll-call.ts'
import type { Silence } from '#app/domain/drafting/silence.ts'
import type { Sitting } from '#app/domain/drafting/sitting.ts'
import type { TextHash } from '#app/domain/drafting/text-hash.ts'
import type { Deadline } from '#app/domain/kernel/deadline.ts'
import type { DelegationId } from '#app/domain/kernel/id.ts'

import { bytesColumn, idColumn, instantColumn } from '../columns.ts'
import { delegation, framework } from './accounts.ts'

/** A co-edited text. One document is one Y.Doc for life; `generation` changes only if that is broken. */
export const document = pgTable(
  'document',
  {
    id: idColumn<'document'>().primaryKey(),
    framework: idColumn<'framework'>()
      .notNull()
      .references(() => framework.id),
    kind: text().$type<'format' | 'text'>().notNull(),
    title: text().notNull(),
    symbol: text().notNull(),
    drafting: text().$type<'open' | 'closed'>().notNull(),
    generation: text().notNull(),
    grammar: integer().notNull(),
    /** Sequence number of the last row of the update log: gap-free from 1, 0 while empty. */
    head: bigint({ mode: 'number' }).notNull().default(0),
    /** The hash chain of the log as of `head` (app/domain/drafting/log-chain.ts). */
    chain: bytesColumn()
      .notNull()
      .default(sql`decode(repeat('00', 32), 'hex')`),
    /** How much of the log the record has an anchor for. */
    anchored: bigint({ mode: 'number' }).notNull().default(0),
    /** Grows with every change to who may do what here; a commit under an older one is refused. */
    accessEpoch: integer().notNull().default(0),
    /** The whole text stands as it is: nobody types in it (app/domain/drafting/protection.ts). */
    frozen: boolean().notNull().default(false),
    /** What one changes in open text must be marked as one's proposal. */
    negotiation: boolean().notNull().default(false),
    createdAt: instantColumn().notNull(),
  },
  (table) => [index().on(table.framework), unique().on(table.framework, table.symbol)],
)

export const documentAccess = pgTable(
  'document_access',
  {
    document: idColumn<'document'>()
      .notNull()
      .references(() => document.id),
    delegation: idColumn<'delegation'>().references(() => delegation.id),
    kind: text().$type<DelegationKind>(),
    access: text().$type<Access>().notNull(),
  },
  (table) => [
    unique('document_access_grantee')
      .on(table.document, table.delegation, table.kind)
      .nullsNotDistinct(),
  ],
)

/** Disputed words and everything that is proposed for them, as the domain has it (domain/drafting/bracket.ts). */
export const bracket = pgTable(
  'bracket',
  {
    document: idColumn<'document'>()
      .notNull()
      .references(() => document.id),
    id: idColumn<'bracket'>().notNull(),
    stage: text().$type<Bracket['stage']>().notNull(),
    openedAt: instantColumn().notNull(),
    state: jsonb().$type<Bracket>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.document, table.id] })],
)

/** How far a paragraph is agreed (domain/drafting/paragraph.ts); one without a row is as it was created. */
export const paragraph = pgTable(
  'paragraph',
  {
    document: idColumn<'document'>()
      .notNull()
      .references(() => document.id),
    block: idColumn<'block'>().notNull(),
    state: jsonb().$type<Paragraph>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.document, table.block] })],
)

/** The meetings on a text with their attendance lists (domain/drafting/sitting.ts); one at a time is open. */
export const sitting = pgTable(
  'sitting',
  {
    id: idColumn<'sitting'>().primaryKey(),
    document: idColumn<'document'>()
      .notNull()
      .references(() => document.id),
    stage: text().$type<Sitting['stage']>().notNull(),
    openedAt: instantColumn().notNull(),
    state: jsonb().$type<Sitting>().notNull(),
  },
  (table) => [
    index().on(table.document, table.openedAt),
    uniqueIndex('sitting_open')
      .on(table.document)
      .where(sql`${table.stage} = 'open'`),
  ],
)

/** What was put under silence (domain/drafting/silence.ts); on a text one procedure runs at a time. */
export const silence = pgTable(
  'silence',
  {
    id: idColumn<'silence'>().primaryKey(),
    document: idColumn<'document'>()
      .notNull()
      .references(() => document.id),
    stage: text().$type<Silence['stage']>().notNull(),
    proposedAt: instantColumn().notNull(),
    state: jsonb().$type<Silence>().notNull(),
  },
  (table) => [
    index().on(table.document, table.proposedAt),
    uniqueIndex('silence_running')
      .on(table.document)
      .where(sql`${table.stage} = 'under-silence'`),
  ],
)

/** Paragraphs of which no word may be changed by typing. */
export const lockedBlock = pgTable(
  'locked_block',
  {
    document: idColumn<'document'>()
      .notNull()
      .references(() => document.id),
    block: idColumn<'block'>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.document, table.block] })],
)

/** Blocks of an adopted format in whose cells a delegation goes on writing: its national annex. */
export const annexBlock = pgTable(
  'annex_block',
  {
    document: idColumn<'document'>()
      .notNull()
      .references(() => document.id),
    block: idColumn<'block'>().notNull(),
    delegation: idColumn<'delegation'>()
      .notNull()
      .references(() => delegation.id),
  },
  (table) => [primaryKey({ columns: [table.document, table.block] })],
)

/**
 * A paragraph's label, given once in commit order and never to another of its numbering (domain.md B1). One
 * per group and numbering.
 */
export const paragraphLabel = pgTable(
  'paragraph_label',
  {
    document: idColumn<'document'>()
      .notNull()
      .references(() => document.id),
    /** How often the document had been renumbered. */
    numbering: integer().notNull().default(0),
    block: text().notNull(),
    label: text().notNull(),
    seq: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.document, table.numbering, table.label] }),
    index().on(table.document, table.block),
  ],
)

/** A draft, revision or corrigendum of a document: a symbol for the text as of a sequence number. */
export const documentIssue = pgTable(
  'document_issue',
  {
    document: idColumn<'document'>()
      .notNull()
      .references(() => document.id),
    symbol: text().notNull(),
    seq: bigint({ mode: 'number' }).notNull(),
    canonicalHash: bytesColumn().notNull(),
    issuedAt: instantColumn().notNull(),
  },
  (table) => [primaryKey({ columns: [table.document, table.symbol] })],
)

/** What has become of a document (domain/drafting/life.ts); one without a row is a zero draft. */
export const documentLife = pgTable('document_life', {
  document: idColumn<'document'>()
    .primaryKey()
    .references(() => document.id),
  state: jsonb().$type<Life>().notNull(),
  /** By what the body decides on it. */
  rule: jsonb()
    .$type<DecisionRule>()
    .notNull()
    .default(sql`'{"kind":"consensus"}'`),
})

/** Changes announced while a text was up for action (domain/drafting/life.ts), which a life forgets with the action. */
export const oralRevision = pgTable(
  'oral_revision',
  {
    id: idColumn<'oral-revision'>().primaryKey(),
    document: idColumn<'document'>()
      .notNull()
      .references(() => document.id),
    /** The issue that was up for action. */
    symbol: text().notNull(),
    by: idColumn<'delegation'>().notNull(),
    block: idColumn<'block'>().notNull(),
    /** What the paragraph read when it was announced, and is to read. */
    before: text().notNull(),
    words: text().notNull(),
    announcedAt: instantColumn().notNull(),
    foldedAt: instantColumn(),
  },
  (table) => [index().on(table.document, table.announcedAt)],
)

/** Decisions asked of the members by name (domain/drafting/roll-call.ts); one at a time is open. */
export const rollCall = pgTable(
  'roll_call',
  {
    id: idColumn<'roll-call'>().primaryKey(),
    document: idColumn<'document'>()
      .notNull()
      .references(() => document.id),
    stage: text().$type<RollCall['stage']>().notNull(),
    calledAt: instantColumn().notNull(),
    state: jsonb().$type<RollCall>().notNull(),
  },
  (table) => [
    index().on(table.document, table.calledAt),
    uniqueIndex('roll_call_open')
      .on(table.document)
      .where(sql`${table.stage} = 'called'`),
  ],
)

/**
 * An adopted text for good (db/sql/append-only.sql): its canonical JSON as it was hashed, and the last row
 * of the log that is in it.
 */
export const edition = pgTable(
  'edition',
  {
    document: idColumn<'document'>()
      .notNull()
      .references(() => document.id),
    symbol: text().notNull(),
    seq: bigint({ mode: 'number' }).notNull(),
    words: text().$type<TextHash>().notNull(),
    how: text().$type<AdoptedText['how']>().notNull(),
    canonical: text().notNull(),
    adoptedAt: instantColumn().notNull(),
    /** Whose names it bears: its sponsor's, then those of who had joined. */
    sponsors: jsonb().$type<readonly DelegationId[]>().notNull().default([]),
    /** Until when statements that bear on its effect are made; null where no working day could be reckoned. */
    statements: jsonb().$type<Deadline>(),
  },
  (table) => [primaryKey({ columns: [table.document, table.symbol] })],
)

/** The words of each block as of `seq`, for search. Derived; may be dropped and made again. */
export const documentWords = pgTable(
  'document_words',
  {
    document: idColumn<'document'>()
      .notNull()
      .references(() => document.id),
    block: text().notNull(),
    position: integer().notNull(),
    words: text().notNull(),
    seq: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.document, table.block] }),
    index('document_words_search').using('gin', sql`to_tsvector('simple', ${table.words})`),
  ],
)
