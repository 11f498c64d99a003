import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { listMails as list } from '#db/mail.ts'

import { requireMay } from '../accounts/require-may.ts'
import type { ServerContext } from '../context.ts'
import { MailPayload } from './payload.ts'
import { writeMail } from './write-mail.ts'

/** The latest mails of the coalition, as they are or would be sent, for the heads of the secretariat (SPEC.md ML6). */
export async function listMails(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo' | 'publicUrl'>,
  viewer: Viewer,
) {
  const { coalition } = viewer
  requireMay(ctx, viewer, 'mail.read', { coalition })
  const mails = await list(ctx.db, coalition)
  return mails.map(({ id, payload, name, at, sentAt, stoppedAt, ...matter }) => {
    const { to, subject, text } = writeMail(matter, MailPayload.parse(payload), ctx.publicUrl)
    const state = sentAt !== null ? 'sent' : stoppedAt !== null ? 'given-up' : 'waiting'
    return { id, name, to, subject, text, at, sentAt, state } as const
  })
}
