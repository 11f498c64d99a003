import { day } from '../kernel/instant.ts'
import { decided, refused } from '../kernel/result.ts'
import type { Decision } from '../kernel/result.ts'
import type { DelegationKind } from './delegation.ts'
import { mayGive } from './mandate-change.ts'
import type { MandateKind } from './mandate.ts'

/** How long an invitation can be accepted. */
export const invitationLasts = 7 * day

/** Whether someone can be invited: not twice to one delegation, and to the chair only as AC6 says. */
export function decideInvitation(
  facts: { actsAlready: boolean; by: DelegationKind },
  { kind }: { kind: MandateKind },
): Decision<{ type: 'invited' }, { code: 'acts-already' | 'chair' }> {
  if (facts.actsAlready) return refused({ code: 'acts-already' })
  if (!mayGive(facts.by, kind)) return refused({ code: 'chair' })
  return decided({ type: 'invited' })
}
