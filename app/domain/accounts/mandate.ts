import type { MandateId, PersonId } from '../kernel/id.ts'

/** In what quality a person acts for a delegation (domain.md B0). */
export const mandateKinds = [
  'head',
  'alternate',
  'delegate',
  'capital-reviewer',
  'legal-adviser',
  'chair',
] as const
export type MandateKind = (typeof mandateKinds)[number]

export type Mandate = { id: MandateId; person: PersonId; kind: MandateKind }
