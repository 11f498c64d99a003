import * as z from 'zod'

import { Content } from '../model.ts'
import { Identifier, Version } from '../schemas.ts'

/** What became of an indicator of the version before (domain.md B8). */
export type Mapping = z.infer<typeof Mapping>
const Mapping = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('same'), id: Identifier }),
  z.strictObject({ kind: z.literal('renamed'), from: Identifier, to: Identifier }),
  z.strictObject({ kind: z.literal('split'), from: Identifier, to: z.array(Identifier).min(2) }),
  z.strictObject({ kind: z.literal('dropped'), from: Identifier, reason: z.string().min(1) }),
])

/** An adopted version: what `format.json` holds. */
export type Format = z.infer<typeof Format>
export const Format = z
  .strictObject({
    content: Content,
    version: Version,
    supersedes: z.strictObject({ version: Version, fieldMap: z.array(Mapping) }).nullable(),
  })
  .readonly()
