import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import * as z from 'zod'

import { Edition } from '#app/domain/kernel/calendar.ts'
import type { Deadline } from '#app/domain/kernel/deadline.ts'
import type { CoalitionId, Id, PersonId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { NoticeSubject } from '#app/domain/kernel/notice.ts'
import type { Matter, Notice } from '#app/domain/kernel/notice.ts'
import { Wording } from '#app/domain/kernel/wording.ts'

import type { Database, Tx } from './client.ts'
import { notice } from './schema/notices.ts'

type NewNotice = Matter & Pick<Notice, 'owed' | 'silence' | 'due' | 'cause' | 'createdAt'>

export type GivenNotice = { readonly id: Id<'notice'>; readonly person: PersonId }

export async function insertNotices(
  tx: Tx,
  coalition: CoalitionId,
  people: readonly PersonId[],
  { kind, subject, due, ...given }: NewNotice,
): Promise<readonly GivenNotice[]> {
  const row = {
    ...given,
    coalition,
    kind,
    subjectKind: subject.kind,
    subjectId: subject.id,
    dueAt: due?.at ?? null,
    dueWording: due?.wording ?? null,
    dueEditions: due?.editions ?? null,
  }
  return tx
    .insert(notice)
    .values(people.map((person) => ({ ...row, person })))
    .returning({ id: notice.id, person: notice.person })
}

/** Settles whatever is open of this matter, for these people or for everyone. */
export async function settleMatter(
  tx: Tx,
  coalition: CoalitionId,
  { kind, subject }: Matter,
  people: readonly PersonId[] | 'everyone',
  at: Instant,
): Promise<void> {
  await tx
    .update(notice)
    .set({ settledAt: at })
    .where(
      and(
        eq(notice.coalition, coalition),
        eq(notice.subjectId, subject.id),
        eq(notice.kind, kind),
        isNull(notice.settledAt),
        people === 'everyone' ? undefined : inArray(notice.person, [...people]),
      ),
    )
}

/** A person's open notices: by deadline, then those without one, newest first. */
export async function selectOpenNotices(
  db: Database | Tx,
  coalition: CoalitionId,
  person: PersonId,
): Promise<Notice[]> {
  const rows = await db
    .select()
    .from(notice)
    .where(
      and(eq(notice.coalition, coalition), eq(notice.person, person), isNull(notice.settledAt)),
    )
    .orderBy(sql`${notice.dueAt} asc nulls last`, desc(notice.createdAt), asc(notice.id))
  return rows.map(noticeOf)
}

/** A person's own notice, open or settled. */
export async function findNotice(
  tx: Tx,
  coalition: CoalitionId,
  person: PersonId,
  id: Id<'notice'>,
): Promise<Notice | null> {
  const [row] = await tx
    .select()
    .from(notice)
    .where(and(eq(notice.id, id), eq(notice.coalition, coalition), eq(notice.person, person)))
  return row === undefined ? null : noticeOf(row)
}

export async function settleNotice(tx: Tx, id: Id<'notice'>, at: Instant): Promise<void> {
  await tx
    .update(notice)
    .set({ settledAt: at })
    .where(and(eq(notice.id, id), isNull(notice.settledAt)))
}

function noticeOf(row: typeof notice.$inferSelect): Notice {
  const { id, kind, owed, silence, cause, createdAt } = row
  const subject = NoticeSubject.parse({ kind: row.subjectKind, id: row.subjectId })
  return { id, kind, subject, owed, silence, due: dueOf(row), cause, createdAt }
}

function dueOf(row: typeof notice.$inferSelect): Deadline | null {
  if (row.dueAt === null) return null
  return {
    at: row.dueAt,
    wording: Wording.parse(row.dueWording),
    editions: z.array(Edition).parse(row.dueEditions),
  }
}
