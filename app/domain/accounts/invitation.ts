import { day } from '../kernel/instant.ts'
import { decided, refused } from '../kernel/result.ts'
import type { Decision } from '../kernel/result.ts'
import { mayGive } from './mandate-change.ts'
import type { MandateKind } from './mandate.ts'
import type { Viewer } from './viewer.ts'

/** How long an invitation can be accepted. */
export const invitationLasts = 7 * day

/** Of whoever invites, what decides for which mandates they may. */
export type Inviter = {
  delegation: Pick<Viewer['delegation'], 'kind'>
  mandate: Pick<Viewer['mandate'], 'kind'>
}

/** Whether someone can be invited: not twice to one delegation, and to what AC6 and AC7 leave. */
export function decideInvitation(
  facts: { actsAlready: boolean; by: Inviter },
  { kind }: { kind: MandateKind },
): Decision<{ type: 'invited' }, { code: 'acts-already' | 'chair' | 'head-invites' }> {
  if (facts.actsAlready) return refused({ code: 'acts-already' })
  if (!mayGive(facts.by.delegation.kind, kind)) return refused({ code: 'chair' })
  if (!mayInviteAs(facts.by, kind)) return refused({ code: 'head-invites' })
  return decided({ type: 'invited' })
}

/**
 * Whether the inviter may invite to a mandate of this kind. An alternate who made a head could have
 * the real one's mandate ended, which the table of permissions leaves to heads (AC7).
 */
export function mayInviteAs(by: Inviter, kind: MandateKind): boolean {
  if (by.delegation.kind === 'secretariat') return true
  const leads = kind === 'head' || kind === 'alternate'
  return mayGive(by.delegation.kind, kind) && (!leads || by.mandate.kind === 'head')
}
