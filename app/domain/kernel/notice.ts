import * as z from 'zod'

import type { Deadline } from './deadline.ts'
import { idOf } from './id.ts'
import type { Id } from './id.ts'
import type { Instant } from './instant.ts'
import type { noticeKinds, NoticeKind, Silence } from './notice-kind.ts'

/** What a notice is about, and where it leads. */
export type NoticeSubject = z.infer<typeof NoticeSubject>
export const NoticeSubject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('document'), id: idOf<'document'>() }),
  z.object({ kind: z.literal('snapback'), id: idOf<'snapback'>() }),
  z.object({ kind: z.literal('event'), id: idOf<'event'>() }),
  z.object({ kind: z.literal('measure'), id: idOf<'measure'>() }),
  z.object({ kind: z.literal('exemption'), id: idOf<'exemption'>() }),
  z.object({ kind: z.literal('mandate'), id: idOf<'mandate'>() }),
  z.object({ kind: z.literal('subject'), id: idOf<'subject'>() }),
])

/** A kind of notice with a subject that it can be about. */
export type Matter = {
  [Kind in NoticeKind]: {
    readonly kind: Kind
    readonly subject: Extract<NoticeSubject, { kind: (typeof noticeKinds)[Kind]['about'] }>
  }
}[NoticeKind]

/** One person's notice, as it stands on the desk. */
export type Notice = {
  readonly id: Id<'notice'>
  readonly kind: NoticeKind
  readonly subject: NoticeSubject
  readonly owed: string
  readonly silence: Silence
  readonly due: Deadline | null
  /** Index of the act in the record that gave it; null for what is no act. */
  readonly cause: bigint | null
  readonly createdAt: Instant
}
