import { and, eq, getTableColumns, gt, isNull, ne, sql } from 'drizzle-orm'

import type { Id, MandateId, PersonId, SessionId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'

import type { Database, Tx } from './client.ts'
import { delegation, mandate, passkey, person, session } from './schema/index.ts'

type Db = Database | Tx

/** Sessions live by the machine's time: moving a demo world's clock signs nobody out. */
const alive = gt(session.expiresAt, sql`now()`)

/** The living session of a token with its person and, once chosen, its mandate and delegation. */
export async function findSession(db: Db, token: string) {
  const [found] = await db
    .select({
      session: getTableColumns(session),
      person: getTableColumns(person),
      mandate: getTableColumns(mandate),
      delegation: getTableColumns(delegation),
    })
    .from(session)
    .innerJoin(person, eq(person.id, session.person))
    .leftJoin(mandate, eq(mandate.id, session.mandate))
    .leftJoin(delegation, eq(delegation.id, mandate.delegation))
    .where(and(eq(session.token, token), alive))
  return found ?? null
}

export async function listSessions(db: Db, of: PersonId) {
  return db
    .select({
      id: session.id,
      userAgent: session.userAgent,
      createdAt: session.createdAt,
      delegation: delegation.code,
      mandate: mandate.kind,
    })
    .from(session)
    .leftJoin(mandate, eq(mandate.id, session.mandate))
    .leftJoin(delegation, eq(delegation.id, mandate.delegation))
    .where(and(eq(session.person, of), alive))
    .orderBy(session.createdAt)
}

/** A session takes up one mandate and keeps it; to act under another one begins another session. */
export async function saveMandateOfSession(
  db: Db,
  inSession: SessionId,
  under: MandateId,
): Promise<void> {
  await db
    .update(session)
    .set({ mandate: under })
    .where(and(eq(session.id, inSession), isNull(session.mandate)))
}

export async function savePresence(db: Db, inSession: SessionId, at: Instant): Promise<void> {
  await db.update(session).set({ presenceProvedAt: at }).where(eq(session.id, inSession))
}

export async function endSession(db: Db, token: string): Promise<void> {
  await db.delete(session).where(eq(session.token, token))
}

/** Ends one session of this person; someone else's is left alone. False: there was no such session. */
export async function endOwnSession(db: Db, of: PersonId, id: SessionId): Promise<boolean> {
  const ended = await db
    .delete(session)
    .where(and(eq(session.id, id), eq(session.person, of)))
    .returning({ id: session.id })
  return ended.length > 0
}

export async function endSessionsOf(db: Db, of: PersonId, except?: SessionId): Promise<void> {
  await db
    .delete(session)
    .where(and(eq(session.person, of), except === undefined ? undefined : ne(session.id, except)))
}

export async function endSessionsUnder(db: Db, under: MandateId): Promise<void> {
  await db.delete(session).where(eq(session.mandate, under))
}

/** The mandates a person can act under, oldest first. */
export async function listOwnMandates(db: Db, of: PersonId) {
  return db
    .select({
      id: mandate.id,
      kind: mandate.kind,
      delegation: {
        id: delegation.id,
        code: delegation.code,
        name: delegation.name,
        hue: delegation.hue,
      },
    })
    .from(mandate)
    .innerJoin(delegation, eq(delegation.id, mandate.delegation))
    .where(and(eq(mandate.person, of), isNull(mandate.endedAt)))
    .orderBy(mandate.createdAt, mandate.id)
}

export async function listPasskeys(db: Db, of: PersonId) {
  return db
    .select({ id: passkey.id, name: passkey.name })
    .from(passkey)
    .where(eq(passkey.person, of))
    .orderBy(passkey.createdAt)
}

/** False: this person has no such passkey. */
export async function deletePasskey(db: Db, of: PersonId, id: Id<'passkey'>): Promise<boolean> {
  const deleted = await db
    .delete(passkey)
    .where(and(eq(passkey.id, id), eq(passkey.person, of)))
    .returning({ id: passkey.id })
  return deleted.length > 0
}

export async function hasSecondFactor(db: Db, of: PersonId): Promise<boolean> {
  const [found] = await db
    .select({ on: person.twoFactorEnabled })
    .from(person)
    .where(eq(person.id, of))
  return found?.on ?? false
}
