import { and, eq, gt, isNull } from 'drizzle-orm'

import type { CoalitionId, Id } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'

import type { Database, Tx } from './client.ts'
import { coalition, delegation, invitation, oneTimeLink, person } from './schema/index.ts'

type Db = Database | Tx
type Purpose = (typeof oneTimeLink.$inferSelect)['purpose']

export async function insertInvitation(tx: Tx, row: typeof invitation.$inferInsert): Promise<void> {
  await tx.insert(invitation).values(row)
}

/** Gives an invitation that nobody accepted yet another token; the one before opens nothing any more. */
export async function renewInvitation(
  db: Db,
  id: Id<'invitation'>,
  tokenHash: string,
): Promise<void> {
  await db
    .update(invitation)
    .set({ tokenHash })
    .where(and(eq(invitation.id, id), isNull(invitation.acceptedAt)))
}

/** The invitation behind a token, with who invites to what. */
export async function findInvitation(db: Db, tokenHash: string) {
  const [found] = await selectInvitation(db, tokenHash)
  return found ?? null
}

/** The same, locked until the transaction ends, so that it is accepted once. */
export async function lockInvitation(tx: Tx, tokenHash: string) {
  const [found] = await selectInvitation(tx, tokenHash).for('no key update', { of: invitation })
  return found ?? null
}

export async function saveAcceptance(tx: Tx, id: Id<'invitation'>, at: Instant): Promise<void> {
  await tx.update(invitation).set({ acceptedAt: at }).where(eq(invitation.id, id))
}

/** Invitations of a coalition that can still be accepted. */
export async function listOpenInvitations(db: Db, of: CoalitionId, now: Instant) {
  return db
    .select({
      id: invitation.id,
      delegation: invitation.delegation,
      name: invitation.name,
      email: invitation.email,
      kind: invitation.mandateKind,
      expiresAt: invitation.expiresAt,
    })
    .from(invitation)
    .innerJoin(delegation, eq(delegation.id, invitation.delegation))
    .where(
      and(
        eq(delegation.coalition, of),
        isNull(invitation.acceptedAt),
        gt(invitation.expiresAt, now),
      ),
    )
    .orderBy(invitation.name, invitation.id)
}

/** Keeps a link and forgets every other one of the same purpose for the same person. */
export async function replaceLink(tx: Tx, row: typeof oneTimeLink.$inferInsert): Promise<void> {
  const ofPerson = row.person ? eq(oneTimeLink.person, row.person) : isNull(oneTimeLink.person)
  await tx.delete(oneTimeLink).where(and(eq(oneTimeLink.purpose, row.purpose), ofPerson))
  await tx.insert(oneTimeLink).values(row)
}

export async function findLink(db: Db, purpose: Purpose, tokenHash: string) {
  const [found] = await selectLink(db, purpose, tokenHash)
  return found ?? null
}

export async function lockLink(tx: Tx, purpose: Purpose, tokenHash: string) {
  const [found] = await selectLink(tx, purpose, tokenHash).for('no key update', { of: oneTimeLink })
  return found ?? null
}

export async function saveUse(tx: Tx, tokenHash: string, at: Instant): Promise<void> {
  await tx.update(oneTimeLink).set({ usedAt: at }).where(eq(oneTimeLink.tokenHash, tokenHash))
}

function selectInvitation(db: Db, tokenHash: string) {
  return db
    .select({
      id: invitation.id,
      email: invitation.email,
      name: invitation.name,
      kind: invitation.mandateKind,
      expiresAt: invitation.expiresAt,
      usedAt: invitation.acceptedAt,
      delegation: {
        id: delegation.id,
        code: delegation.code,
        name: delegation.name,
        kind: delegation.kind,
        timeZone: delegation.timeZone,
        hue: delegation.hue,
      },
      coalition: { id: coalition.id, name: coalition.name },
    })
    .from(invitation)
    .innerJoin(delegation, eq(delegation.id, invitation.delegation))
    .innerJoin(coalition, eq(coalition.id, delegation.coalition))
    .where(eq(invitation.tokenHash, tokenHash))
    .$dynamic()
}

function selectLink(db: Db, purpose: Purpose, tokenHash: string) {
  return db
    .select({
      tokenHash: oneTimeLink.tokenHash,
      person: oneTimeLink.person,
      name: person.name,
      email: person.email,
      expiresAt: oneTimeLink.expiresAt,
      usedAt: oneTimeLink.usedAt,
    })
    .from(oneTimeLink)
    .leftJoin(person, eq(person.id, oneTimeLink.person))
    .where(and(eq(oneTimeLink.purpose, purpose), eq(oneTimeLink.tokenHash, tokenHash)))
    .$dynamic()
}
