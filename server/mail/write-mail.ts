import { createHash } from 'node:crypto'

import type { Locale } from '#app/domain/accounts/viewer.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Silence } from '#app/domain/kernel/notice-kind.ts'

import type { MailPayload } from './payload.ts'
import { mailTexts } from './texts.ts'

/** A mail in plain text, with all that a mail server has to know. */
export type Mail = {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** The same whenever it is sent again, so that a mailbox shows it once. */
  readonly messageId: string
}

/** What a mail is written from. */
export type MailMatter = {
  readonly to: string
  readonly locale: Locale
  readonly silence: Silence
  readonly due: Instant | null
}

/** Writes a mail (SPEC.md ML3, ML4): every word of it is ours, so that nothing in it can be made a header. */
export function writeMail(
  { to, locale, silence, due }: MailMatter,
  { notice, occasion }: MailPayload,
  publicUrl: string,
): Mail {
  const words = mailTexts[locale]
  const asked = [
    words.awaited,
    due === null ? words.noDue : `${words.due} ${inUtc(due, locale)}`,
    words.silence[silence],
  ]
  const lines = [
    ...(occasion === 'told' ? [words.told] : asked),
    `${words.read} ${publicUrl}/`,
    words.why,
  ]
  const tag = createHash('sha256').update(`${notice} ${occasion}`).digest('hex').slice(0, 40)
  return {
    to,
    subject: words.subject[occasion],
    text: `${lines.join('\n\n')}\n`,
    messageId: `<${tag}@${new URL(publicUrl).hostname}>`,
  }
}

/** A legal instant is never a bare date: with its weekday, its time and its zone (domain.md B12). */
function inUtc(at: Instant, locale: Locale): string {
  return new Intl.DateTimeFormat(locale === 'ar' ? 'ar-u-nu-latn' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'UTC',
    timeZoneName: 'short',
  }).format(at)
}
