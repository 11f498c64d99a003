import { and, asc, count, eq, gt, inArray, isNull, sql } from 'drizzle-orm'

import type { MandateKind } from '#app/domain/accounts/mandate.ts'
import type { Locale } from '#app/domain/accounts/viewer.ts'
import type {
  CoalitionId,
  DelegationId,
  Id,
  MandateId,
  PersonId,
  SessionId,
} from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'

import type { Database, Tx } from './client.ts'
import { account, coalition, delegation, mandate, person, session } from './schema/index.ts'

type Db = Database | Tx

export type NewPerson = { id: PersonId; name: string; email: string; at: Instant }

export async function insertCoalition(tx: Tx, row: typeof coalition.$inferInsert): Promise<void> {
  await tx.insert(coalition).values(row)
}

export async function insertDelegation(tx: Tx, row: typeof delegation.$inferInsert): Promise<void> {
  await tx.insert(delegation).values(row)
}

export async function insertMandate(tx: Tx, row: typeof mandate.$inferInsert): Promise<void> {
  await tx.insert(mandate).values(row)
}

/** False: there is a person with this address already, and nothing was stored. */
export async function insertPerson(tx: Tx, { at, ...row }: NewPerson): Promise<boolean> {
  const stored = await tx
    .insert(person)
    .values({ ...row, createdAt: at, updatedAt: at })
    .onConflictDoNothing({ target: person.email })
    .returning({ id: person.id })
  return stored.length > 0
}

/** The first password of a person, hashed. */
export async function insertPassword(
  tx: Tx,
  row: { id: Id<'account'>; person: PersonId; hash: string; at: Instant },
): Promise<void> {
  const at = new Date(row.at)
  await tx.insert(account).values({
    id: row.id,
    person: row.person,
    accountId: row.person,
    providerId: 'credential',
    password: row.hash,
    createdAt: at,
    updatedAt: at,
  })
}

export async function savePassword(tx: Tx, of: PersonId, hash: string, at: Instant): Promise<void> {
  await tx
    .update(account)
    .set({ password: hash, updatedAt: new Date(at) })
    .where(and(eq(account.person, of), eq(account.providerId, 'credential')))
}

export async function findPasswordHash(db: Db, of: PersonId): Promise<string | null> {
  const [found] = await db
    .select({ hash: account.password })
    .from(account)
    .where(and(eq(account.person, of), eq(account.providerId, 'credential')))
  return found?.hash ?? null
}

export async function findPersonByEmail(
  db: Db,
  email: string,
): Promise<{ id: PersonId; name: string } | null> {
  const [found] = await db
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(eq(person.email, email))
  return found ?? null
}

export async function saveLocale(db: Db, of: PersonId, locale: Locale): Promise<void> {
  await db.update(person).set({ locale }).where(eq(person.id, of))
}

export async function hasPeople(db: Db): Promise<boolean> {
  const [found] = await db.select({ id: person.id }).from(person).limit(1)
  return found !== undefined
}

export async function findDelegation(db: Db, of: CoalitionId, id: DelegationId) {
  const [found] = await db
    .select()
    .from(delegation)
    .where(and(eq(delegation.coalition, of), eq(delegation.id, id)))
  return found ?? null
}

/** The delegations of a coalition, secretariat first, then members by code, then the others. */
export async function listDelegations(db: Db, of: CoalitionId) {
  return db
    .select({
      id: delegation.id,
      coalition: delegation.coalition,
      code: delegation.code,
      name: delegation.name,
      kind: delegation.kind,
      country: delegation.country,
      timeZone: delegation.timeZone,
      hue: delegation.hue,
      weight: delegation.weight,
    })
    .from(delegation)
    .where(eq(delegation.coalition, of))
    .orderBy(asc(kindOrder), asc(delegation.code))
}

/**
 * The delegations of a coalition, whose row is locked until the transaction ends: codes and hues are
 * decided by looking at all of them. They are read by a second statement, which sees what whoever held
 * the lock before has added (READ COMMITTED). Keys stay free, so that nobody's foreign key waits.
 */
export async function lockDelegations(tx: Tx, of: CoalitionId) {
  await tx
    .select({ id: coalition.id })
    .from(coalition)
    .where(eq(coalition.id, of))
    .for('no key update')
  return tx
    .select({ code: delegation.code, hue: delegation.hue })
    .from(delegation)
    .where(eq(delegation.coalition, of))
}

/** A delegation's living mandates with their people, heads first. */
export async function listMandates(db: Db, of: CoalitionId) {
  return db
    .select({
      id: mandate.id,
      delegation: mandate.delegation,
      kind: mandate.kind,
      person: { id: person.id, name: person.name, email: person.email },
    })
    .from(mandate)
    .innerJoin(delegation, eq(delegation.id, mandate.delegation))
    .innerJoin(person, eq(person.id, mandate.person))
    .where(and(eq(delegation.coalition, of), isNull(mandate.endedAt)))
    .orderBy(asc(mandateOrder), asc(person.name), asc(mandate.id))
}

/** One mandate of a coalition, ended or not, with how many living heads its delegation has. */
export async function findMandate(db: Db, of: CoalitionId, id: MandateId) {
  const [found] = await db
    .select({
      id: mandate.id,
      delegation: mandate.delegation,
      person: mandate.person,
      kind: mandate.kind,
      endedAt: mandate.endedAt,
    })
    .from(mandate)
    .innerJoin(delegation, eq(delegation.id, mandate.delegation))
    .where(and(eq(delegation.coalition, of), eq(mandate.id, id)))
  return found ?? null
}

/** Locks the delegation, and with it every decision about who acts for it. */
export async function lockDelegation(tx: Tx, id: DelegationId): Promise<void> {
  await tx
    .select({ id: delegation.id })
    .from(delegation)
    .where(eq(delegation.id, id))
    .for('no key update')
}

export async function countHeads(tx: Tx, of: DelegationId): Promise<number> {
  const [found] = await tx
    .select({ heads: count() })
    .from(mandate)
    .where(and(eq(mandate.delegation, of), eq(mandate.kind, 'head'), isNull(mandate.endedAt)))
  return found?.heads ?? 0
}

export async function saveMandateKind(tx: Tx, id: MandateId, kind: MandateKind): Promise<void> {
  await tx.update(mandate).set({ kind }).where(eq(mandate.id, id))
}

export async function endMandate(tx: Tx, id: MandateId, at: Instant): Promise<void> {
  await tx.update(mandate).set({ endedAt: at }).where(eq(mandate.id, id))
}

/** Whether the person of this address already acts for the delegation. */
export async function actsFor(db: Db, email: string, of: DelegationId): Promise<boolean> {
  const [found] = await db
    .select({ id: mandate.id })
    .from(mandate)
    .innerJoin(person, eq(person.id, mandate.person))
    .where(and(eq(person.email, email), eq(mandate.delegation, of), isNull(mandate.endedAt)))
  return found !== undefined
}

/** Everyone who acts for someone, delegation by delegation: the door of a demo world. */
export async function listEveryone(db: Db) {
  return db
    .select({
      name: person.name,
      email: person.email,
      mandate: mandate.kind,
      delegation: {
        id: delegation.id,
        code: delegation.code,
        name: delegation.name,
        kind: delegation.kind,
        hue: delegation.hue,
      },
    })
    .from(mandate)
    .innerJoin(person, eq(person.id, mandate.person))
    .innerJoin(delegation, eq(delegation.id, mandate.delegation))
    .where(isNull(mandate.endedAt))
    .orderBy(asc(kindOrder), asc(delegation.code), asc(mandateOrder), asc(person.name))
}

/** Which of these sessions still live. A session acts for one mandate all its life (SI4). */
export async function readActiveSessions(
  db: Db,
  of: readonly SessionId[],
): Promise<ReadonlySet<SessionId>> {
  if (of.length === 0) return new Set()
  const rows = await db
    .select({ id: session.id })
    .from(session)
    .innerJoin(mandate, eq(mandate.id, session.mandate))
    .where(
      and(inArray(session.id, [...of]), gt(session.expiresAt, sql`now()`), isNull(mandate.endedAt)),
    )
  return new Set(rows.map(({ id }) => id))
}

const kindOrder = sql`array_position(array['secretariat', 'member', 'verifier', 'observer', 'civil-society'], ${delegation.kind})`

const mandateOrder = sql`array_position(array['head', 'alternate', 'chair', 'delegate', 'legal-adviser', 'capital-reviewer'], ${mandate.kind})`

/** The code of the holiday table by whose days the seat works. */
export async function readSeatCalendar(tx: Db, id: CoalitionId): Promise<string> {
  const [row] = await tx
    .select({ code: coalition.seatCalendar })
    .from(coalition)
    .where(eq(coalition.id, id))
  if (row === undefined) throw new Error(`there is no coalition ${id}`)
  return row.code
}

/** The zone of the coalition's seat, by whose days procedure counts. */
export async function readSeatZone(tx: Db, id: CoalitionId): Promise<string> {
  const [row] = await tx
    .select({ zone: coalition.seatZone })
    .from(coalition)
    .where(eq(coalition.id, id))
  if (row === undefined) throw new Error(`there is no coalition ${id}`)
  return row.zone
}
