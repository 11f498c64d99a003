import * as z from 'zod'

import type { Indicator } from '../model.ts'
import { CodeId, Decimal, Identifier } from '../schemas.ts'
import { missingStatuses, valueStatuses } from '../vocabulary.ts'
import type { Figure } from './figure.ts'
import { fromDecimal, over } from './fraction.ts'

/**
 * One thing that one source reported. Blank is no value: what is absent says why, in a status and in
 * words (verification.md 1.3). `line` names the row of a table by its key, and is null elsewhere.
 */
export type Observation = z.infer<typeof Observation>
const place = {
  indicator: Identifier,
  source: Identifier,
  subject: CodeId,
  period: z.string(),
  line: z.string().nullable(),
}
export const Observation = z.union([
  z.strictObject({
    ...place,
    status: z.enum(valueStatuses),
    value: z.string().min(1),
    /** The uncertainty as submitted, ± at the indicator's `k`. */
    uncertainty: Decimal.nullable(),
  }),
  z.strictObject({ ...place, status: z.enum(missingStatuses), comment: z.string().min(1) }),
])

/** The figure that an observation states, or null when it states none. */
export function figureOf(
  observation: Observation | undefined,
  { tolerance: { k } }: Pick<Indicator, 'tolerance'>,
): Figure | null {
  if (observation === undefined || !('value' in observation)) return null
  const amount = Decimal.safeParse(observation.value)
  if (!amount.success) return null
  const { uncertainty } = observation
  const factor = fromDecimal(k)
  return {
    value: fromDecimal(amount.data),
    u: uncertainty === null || factor.top === 0n ? null : over(fromDecimal(uncertainty), factor),
  }
}
