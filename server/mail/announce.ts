import * as z from 'zod'

import { idOf } from '#app/domain/kernel/id.ts'
import type { Id } from '#app/domain/kernel/id.ts'
import { day, later } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { asksForAnswer } from '#app/domain/kernel/notice.ts'
import type { NoticeKind } from '#app/domain/kernel/notice.ts'
import type { Tx } from '#db/client.ts'
import { addToOutbox, enqueueAll } from '#db/jobs.ts'
import type { NewWork } from '#db/jobs.ts'
import { findMailMatter } from '#db/mail.ts'

import type { ServerContext } from '../context.ts'
import { jobHandler } from '../jobs/do-job.ts'
import type { JobHandler } from '../jobs/do-job.ts'
import type { MailPayload } from './payload.ts'

/** Leaves a mail for each of these notices, if they ask for an answer, and a reminder (SPEC.md ML1). */
export async function announceByMail(
  tx: Tx,
  notices: readonly Id<'notice'>[],
  { kind, due, at }: { kind: NoticeKind; due: Instant | null; at: Instant },
): Promise<void> {
  if (!asksForAnswer(kind) || isKept(kind)) return
  await addToOutbox(tx, ...notices.map((notice) => mailOn(notice, 'given', at)))
  const runAt = due === null ? null : later(due, -day)
  if (runAt === null || runAt <= at) return
  await enqueueAll(
    tx,
    notices.map((notice) => ({ kind: 'mail.remind', key: notice, payload: { notice }, runAt })),
  )
}

/** That a position is to be reviewed tells that there is one, and the heads of the secretariat read what is mailed. */
function isKept(kind: NoticeKind): boolean {
  return kind === 'position-review'
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
