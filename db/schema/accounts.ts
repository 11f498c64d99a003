import {
  bigint,
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'

import type { DelegationKind } from '#app/domain/accounts/delegation.ts'
import type { MailWish } from '#app/domain/accounts/mail-wish.ts'
import type { MandateKind } from '#app/domain/accounts/mandate.ts'
import type { Locale } from '#app/domain/accounts/viewer.ts'

import { idColumn, instantColumn } from '../columns.ts'

export const coalition = pgTable('coalition', {
  id: idColumn<'coalition'>().primaryKey(),
  name: text().notNull(),
  /** IANA zone and holiday calendar of the seat, by which procedural clocks run. */
  seatZone: text().notNull(),
  seatCalendar: text().notNull(),
  createdAt: instantColumn().notNull(),
})

export const delegation = pgTable(
  'delegation',
  {
    id: idColumn<'delegation'>().primaryKey(),
    coalition: idColumn<'coalition'>()
      .notNull()
      .references(() => coalition.id),
    code: text().notNull(),
    name: text().notNull(),
    kind: text().$type<DelegationKind>().notNull(),
    country: text().notNull(),
    timeZone: text().notNull(),
    holidayCalendar: text().notNull(),
    hue: integer().notNull(),
    /** What it weighs where a decision needs a share of the weight: a whole number of any unit. */
    weight: integer().notNull().default(1),
    createdAt: instantColumn().notNull(),
  },
  (table) => [uniqueIndex().on(table.coalition, table.code)],
)

/** A human being, and the user table of better-auth (server/accounts/auth.ts maps the names). */
export const person = pgTable('person', {
  id: idColumn<'person'>().primaryKey(),
  name: text().notNull(),
  email: text().notNull().unique(),
  emailVerified: boolean().notNull().default(false),
  image: text(),
  locale: text().$type<Locale>().notNull().default('en'),
  mails: text().$type<MailWish>().notNull().default('owed'),
  twoFactorEnabled: boolean().notNull().default(false),
  createdAt: instantColumn().notNull(),
  updatedAt: instantColumn().notNull(),
})

/** A person acting for a delegation; ended, never deleted, because the record points at it. */
export const mandate = pgTable(
  'mandate',
  {
    id: idColumn<'mandate'>().primaryKey(),
    person: idColumn<'person'>()
      .notNull()
      .references(() => person.id),
    delegation: idColumn<'delegation'>()
      .notNull()
      .references(() => delegation.id),
    kind: text().$type<MandateKind>().notNull(),
    createdAt: instantColumn().notNull(),
    endedAt: instantColumn(),
  },
  (table) => [index().on(table.person), index().on(table.delegation)],
)

export const framework = pgTable('framework', {
  id: idColumn<'framework'>().primaryKey(),
  coalition: idColumn<'coalition'>()
    .notNull()
    .references(() => coalition.id),
  name: text().notNull(),
  summary: text().notNull(),
  createdAt: instantColumn().notNull(),
})

/** A promise of a mandate to whoever holds the link. Only the hash of its token is kept. */
export const invitation = pgTable('invitation', {
  id: idColumn<'invitation'>().primaryKey(),
  delegation: idColumn<'delegation'>()
    .notNull()
    .references(() => delegation.id),
  email: text().notNull(),
  name: text().notNull(),
  mandateKind: text().$type<MandateKind>().notNull(),
  tokenHash: text().notNull().unique(),
  invitedBy: idColumn<'mandate'>()
    .notNull()
    .references(() => mandate.id),
  createdAt: instantColumn().notNull(),
  expiresAt: instantColumn().notNull(),
  acceptedAt: instantColumn(),
})

/** One-time links that are not invitations: the first set-up, a password reset. */
export const oneTimeLink = pgTable('one_time_link', {
  tokenHash: text().primaryKey(),
  purpose: text().$type<'set-up' | 'reset-password'>().notNull(),
  person: idColumn<'person'>().references(() => person.id),
  createdAt: instantColumn().notNull(),
  expiresAt: instantColumn().notNull(),
  usedAt: instantColumn(),
})

/**
 * The tables of better-auth (server/accounts/auth.ts), with its columns and in its types: it speaks
 * `Date`, and its times are the machine's, which a demo world's clock does not move.
 */
const machineTime = () => timestamp({ withTimezone: true, precision: 3 })

/** A browser that is signed in, acting for one mandate, or for none until one of several is chosen. */
export const session = pgTable(
  'session',
  {
    id: idColumn<'session'>().primaryKey(),
    token: text().notNull().unique(),
    person: idColumn<'person'>()
      .notNull()
      .references(() => person.id),
    mandate: idColumn<'mandate'>().references(() => mandate.id),
    /** Ours, by the application's clock: when this session last proved that the person is there. */
    presenceProvedAt: instantColumn(),
    userAgent: text(),
    ipAddress: text(),
    expiresAt: machineTime().notNull(),
    createdAt: machineTime().notNull(),
    updatedAt: machineTime().notNull(),
  },
  (table) => [index().on(table.person), index().on(table.mandate)],
)

/** How a person can sign in; for a password, `providerId` is `credential`. */
export const account = pgTable(
  'account',
  {
    id: idColumn<'account'>().primaryKey(),
    person: idColumn<'person'>()
      .notNull()
      .references(() => person.id),
    accountId: text().notNull(),
    providerId: text().notNull(),
    password: text(),
    accessToken: text(),
    refreshToken: text(),
    idToken: text(),
    accessTokenExpiresAt: machineTime(),
    refreshTokenExpiresAt: machineTime(),
    scope: text(),
    createdAt: machineTime().notNull(),
    updatedAt: machineTime().notNull(),
  },
  (table) => [uniqueIndex().on(table.providerId, table.accountId), index().on(table.person)],
)

/** Challenges under way: a second factor that is awaited, a passkey that is being made. */
export const verification = pgTable(
  'verification',
  {
    id: idColumn<'verification'>().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: machineTime().notNull(),
    createdAt: machineTime().notNull(),
    updatedAt: machineTime().notNull(),
  },
  (table) => [index().on(table.identifier)],
)

export const passkey = pgTable(
  'passkey',
  {
    id: idColumn<'passkey'>().primaryKey(),
    person: idColumn<'person'>()
      .notNull()
      .references(() => person.id),
    name: text(),
    publicKey: text().notNull(),
    credentialID: text().notNull().unique(),
    counter: integer().notNull(),
    deviceType: text().notNull(),
    backedUp: boolean().notNull(),
    transports: text(),
    aaguid: text(),
    createdAt: machineTime(),
  },
  (table) => [index().on(table.person)],
)

/** A code generator and its recovery codes, encrypted with the session secret. */
export const twoFactor = pgTable('two_factor', {
  id: idColumn<'two-factor'>().primaryKey(),
  person: idColumn<'person'>()
    .notNull()
    .unique()
    .references(() => person.id),
  secret: text().notNull(),
  backupCodes: text().notNull(),
  verified: boolean().notNull().default(false),
  failedVerificationCount: integer().notNull().default(0),
  lockedUntil: machineTime(),
})

/** How far the application's clock stands ahead of the machine's. Only a demo world moves it. */
export const clock = pgTable(
  'clock',
  { id: integer().notNull(), aheadMs: bigint({ mode: 'number' }).notNull() },
  (table) => [primaryKey({ columns: [table.id] })],
)
