import * as z from 'zod'

import { idOf } from '#app/domain/kernel/id.ts'

/** A post by its address and the index of its entry; its body is written when it is sent. */
export const WebhookPayload = z.object({
  webhook: idOf<'webhook'>(),
  index: z.string().regex(/^\d{1,19}$/),
})
