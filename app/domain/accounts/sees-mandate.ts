import type { DelegationId } from '../kernel/id.ts'
import type { MandateKind } from './mandate.ts'
import type { Viewer } from './viewer.ts'

type ViewerFacts = { delegation: Pick<Viewer['delegation'], 'id' | 'kind'> }

/**
 * Whether a viewer may know that this mandate exists: capital reviewers read unseen by the others
 * (SPEC.md PM10, domain.md B0).
 */
export function seesMandate(
  viewer: ViewerFacts,
  mandate: { delegation: DelegationId; kind: MandateKind },
): boolean {
  return mandate.kind !== 'capital-reviewer' || seesAddresses(viewer, mandate.delegation)
}

/** Whether a viewer sees how to write to the people of a delegation. */
export function seesAddresses(viewer: ViewerFacts, of: DelegationId): boolean {
  return viewer.delegation.id === of || viewer.delegation.kind === 'secretariat'
}
