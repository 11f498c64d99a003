import * as z from 'zod'

import { idOf } from '#app/domain/kernel/id.ts'

/** A mail by the notice that it is about, and nothing of its words: they are written when it is sent. */
export const MailPayload = z.object({
  notice: idOf<'notice'>(),
  occasion: z.enum(['given', 'reminder', 'told']),
})
export type MailPayload = z.infer<typeof MailPayload>
