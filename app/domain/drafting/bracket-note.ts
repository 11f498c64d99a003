import * as z from 'zod'

import { idOf } from '../kernel/id.ts'
import { passage } from '../kernel/text.ts'

/** What a holder says to its hold, and what would make it let go ("can lift if OP9 stays"). */
export type Note = z.infer<typeof Note>
export const Note = z
  .object({
    words: passage(2_000),
    linkage: z
      .object({
        condition: passage(500).min(1, 'required'),
        about: z.array(idOf<'block'>()).max(20).readonly(),
      })
      .readonly()
      .nullable(),
  })
  .readonly()
