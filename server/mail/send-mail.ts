import { findMailMatter } from '#db/mail.ts'

import type { ServerContext } from '../context.ts'
import type { EffectHandler } from '../jobs/carry-out.ts'
import { MailPayload } from './payload.ts'
import { writeMail } from './write-mail.ts'

export type MailServer = { url: string; from: string }

/**
 * Sends a mail through the server of `SMTP_URL` (SPEC.md ML2, ML4, ML5). What has been answered meanwhile
 * is not sent. The library is loaded with the first mail, so that nobody else waits for it.
 */
export function sendMail(
  { db, publicUrl }: Pick<ServerContext, 'db' | 'publicUrl'>,
  { url, from }: MailServer,
): EffectHandler {
  return async ({ payload }, signal) => {
    const parsed = MailPayload.parse(payload)
    const matter = await findMailMatter(db, parsed.notice)
    if (matter === null) return
    const { createTransport } = await import('nodemailer')
    const transport = createTransport({ ...optionsOf(url), ...patience })
    signal.addEventListener('abort', () => transport.close(), { once: true })
    const { to, ...mail } = writeMail(matter, parsed, publicUrl)
    try {
      await transport.sendMail({
        ...mail,
        from: { name: 'Entente', address: from },
        to: { name: '', address: to },
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
      })
    } finally {
      transport.close()
    }
  }
}

/** Milliseconds, within the time limit of an effect. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

/** A password goes over no line that can be read. */
function optionsOf(address: string) {
  const { protocol, hostname, port, username, password } = new URL(address)
  const secure = protocol === 'smtps:'
  const known = username !== ''
  return {
    host: hostname,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: known && !secure,
    ...(known
      ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }
      : {}),
  }
}
