import * as z from 'zod'

import type { MailWish } from '#app/domain/accounts/mail-wish.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import type { Id } from '#app/domain/kernel/id.ts'
import { day, later } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { asksForAnswer } from '#app/domain/kernel/notice-kind.ts'
import type { NoticeKind } from '#app/domain/kernel/notice-kind.ts'
import type { Tx } from '#db/client.ts'
import { addToOutbox, enqueueAll } from '#db/jobs.ts'
import type { NewWork } from '#db/jobs.ts'
import { findMailMatter } from '#db/mail.ts'
import type { MailWishes } from '#db/mail.ts'
import type { GivenNotice } from '#db/notices.ts'

import type { ServerContext } from '../context.ts'
import { jobHandler } from '../jobs/do-job.ts'
import type { JobHandler } from '../jobs/do-job.ts'
import type { MailPayload } from './payload.ts'

/** Leaves a mail for each of these notices whose person wants one, and a reminder of an answer (SPEC.md ML1, ML7). */
export async function announceByMail(
  tx: Tx,
  given: readonly GivenNotice[],
  {
    wishes,
    kind,
    due,
    at,
  }: { wishes: MailWishes; kind: NoticeKind; due: Instant | null; at: Instant },
): Promise<void> {
  if (isKept(kind)) return
  const asks = asksForAnswer(kind)
  const runAt = asks && due !== null ? later(due, -day) : null
  const reminds = runAt !== null && runAt > at
  const wanted = given.filter(({ person }) => wants(wishes.get(person), { asks, reminds }))
  await addToOutbox(tx, ...wanted.map(({ id }) => mailOn(id, asks ? 'given' : 'told', at)))
  if (!reminds) return
  await enqueueAll(
    tx,
    given.map(({ id }) => ({ kind: 'mail.remind', key: id, payload: { notice: id }, runAt })),
  )
}

/** What a delegation keeps to itself is not mailed: the heads of the secretariat read to whom mails go. */
function isKept(kind: NoticeKind): boolean {
  return kind === 'position-review' || kind === 'note-mention' || kind === 'note-answer'
}

/** Who wants reminders alone is told at once of what no reminder will come of. */
function wants(
  wish: MailWish | undefined,
  { asks, reminds }: { asks: boolean; reminds: boolean },
): boolean {
  if (!asks) return wish === 'told'
  return wish !== 'reminder' || !reminds
}

/** A day before it is due, whoever still owes an answer is reminded (ML2). */
export function remindByMail({ now }: Pick<ServerContext, 'now'>): JobHandler {
  return jobHandler(z.object({ notice: idOf<'notice'>() }), async (tx, { notice }) => {
    const owes = (await findMailMatter(tx, notice)) !== null
    if (owes) await addToOutbox(tx, mailOn(notice, 'reminder', now()))
  })
}

function mailOn(notice: Id<'notice'>, occasion: MailPayload['occasion'], runAt: Instant): NewWork {
  return { kind: 'mail', key: `${notice}/${occasion}`, payload: { notice, occasion }, runAt }
}
