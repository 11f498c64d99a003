import { canonicalJson } from '../kernel/canonical-json.ts'
import type { Id } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import type { ExemptionId } from '../safeguards/exemption.ts'
import type { ConditionId } from './condition.ts'
import type { EventId, HoldId, ProposalId } from './event.ts'
import type { LegId } from './leg.ts'
import type { AmendmentId, PlanId } from './plan.ts'
import type { Conclusion } from './review-words.ts'
import type { SnapbackId } from './snapback.ts'
import type { Relieved } from './sunset.ts'

/** What a coalition decides by its rule, precisely: a decision on one motion carries no other. */
export type Motion =
  | { act: 'adopt-plan'; plan: PlanId; edition: string }
  | { act: 'amend-plan'; plan: PlanId; amendment: AmendmentId }
  | { act: 'schedule'; event: EventId; revision: number }
  | { act: 'change'; event: EventId; proposal: ProposalId }
  | { act: 'bridge'; event: EventId; until: Instant }
  | { act: 'waive-condition'; event: EventId; condition: ConditionId; until: Instant }
  | { act: 'waive-leg'; event: EventId; leg: LegId }
  | { act: 'lift-hold'; event: EventId; hold: HoldId }
  | { act: 'abort'; event: EventId }
  | { act: 'reverse'; event: EventId }
  | { act: 'close'; event: EventId }
  | { act: 'continue-relief'; snapback: SnapbackId }
  | { act: 'extend'; subject: Relieved; until: Instant }
  | { act: 'let-lapse'; subject: Relieved }
  | { act: 'postpone-review'; subject: Relieved; due: Instant }
  | { act: 'conclude-review'; subject: Relieved; conclusion: Conclusion }
  | { act: 'adopt-exemption'; exemption: ExemptionId }
  | { act: 'amend-exemption'; exemption: ExemptionId; revision: number }
  | { act: 'end-exemption'; exemption: ExemptionId }

/** What the decision rule came to on a motion. The rule itself is computed elsewhere (domain.md B4a). */
export type Outcome = {
  readonly decision: Id<'decision'>
  readonly motion: Motion
  readonly adopted: boolean
}

export type OutcomeRefusal = { code: 'decided-otherwise' } | { code: 'not-adopted' }

/** Why an outcome does not carry this motion, or null when it does. */
export function notCarried(outcome: Outcome, motion: Motion): OutcomeRefusal | null {
  if (canonicalJson(outcome.motion) !== canonicalJson(motion)) return { code: 'decided-otherwise' }
  return outcome.adopted ? null : { code: 'not-adopted' }
}
