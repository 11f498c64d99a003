import * as z from 'zod'

import { idOf } from '../kernel/id.ts'
import type { Id } from '../kernel/id.ts'
import { passage } from '../kernel/text.ts'

export type ConditionId = Id<'condition'>

/** What must be so before relief takes effect. Other words are another condition, with an id of its own. */
export type Condition = z.infer<typeof Condition>
export const Condition = z
  .object({
    id: idOf<'condition'>(),
    statement: passage(2_000),
    /** Whether a finding "verified with observations" meets it. */
    observations: z.enum(['accepted', 'refused'], 'choice'),
  })
  .readonly()

/** The first condition that kept its id under other words; what was found on the old words is not on these. */
export function reworded(
  before: readonly Condition[],
  after: readonly Condition[],
): ConditionId | null {
  const old = new Map(before.map((condition) => [condition.id, condition]))
  const found = after.find((condition) => {
    const was = old.get(condition.id)
    return (
      was && (was.statement !== condition.statement || was.observations !== condition.observations)
    )
  })
  return found?.id ?? null
}
