import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'

import type { MailWish } from '#app/domain/accounts/mail-wish.ts'
import type { CoalitionId, Id, PersonId } from '#app/domain/kernel/id.ts'

import type { Database, Tx } from './client.ts'
import { notice, outbox, person } from './schema/index.ts'

const matterColumns = {
  to: person.email,
  locale: person.locale,
  silence: notice.silence,
  due: notice.dueAt,
}

/** Whom to write to on a notice, and about what; null once it is answered or over. */
export async function findMailMatter(tx: Tx | Database, id: Id<'notice'>) {
  const [found] = await tx
    .select(matterColumns)
    .from(notice)
    .innerJoin(person, eq(person.id, notice.person))
    .where(and(eq(notice.id, id), isNull(notice.settledAt)))
  return found ?? null
}

export async function saveMailWish(db: Database, of: PersonId, mails: MailWish): Promise<void> {
  await db.update(person).set({ mails }).where(eq(person.id, of))
}

export async function readMailWish(db: Database, of: PersonId): Promise<MailWish> {
  const [found] = await db.select({ mails: person.mails }).from(person).where(eq(person.id, of))
  return found?.mails ?? 'owed'
}

export type MailWishes = ReadonlyMap<PersonId, MailWish>

/** Of which mails these people wish to have. */
export async function readMailWishes(tx: Tx, people: readonly PersonId[]): Promise<MailWishes> {
  const rows = await tx
    .select({ id: person.id, mails: person.mails })
    .from(person)
    .where(inArray(person.id, [...people]))
  return new Map(rows.map(({ id, mails }) => [id, mails]))
}

/** The mails of a coalition, the latest first. */
export async function listMails(db: Database, coalition: CoalitionId) {
  const about = sql`(${outbox.payload} ->> 'notice')::uuid`
  return db
    .select({
      ...matterColumns,
      id: outbox.id,
      payload: outbox.payload,
      name: person.name,
      at: outbox.runAt,
      sentAt: outbox.doneAt,
      stoppedAt: outbox.stoppedAt,
    })
    .from(outbox)
    .innerJoin(notice, eq(notice.id, about))
    .innerJoin(person, eq(person.id, notice.person))
    .where(and(eq(outbox.kind, 'mail'), eq(notice.coalition, coalition)))
    .orderBy(desc(outbox.id))
    .limit(100)
}
