import type { Deadline } from '../kernel/deadline.ts'
import type { DelegationId, Id } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import type { HumanitarianExemptionId } from '../safeguards/exemption.ts'
import type { ReadyFrom } from './burn-up.ts'
import type { ConditionId } from './condition.ts'
import type { Finding } from './finding.ts'
import type { Answer, Call } from './go-no-go.ts'
import type { LegFact } from './leg-acts.ts'
import type { Leg, LegId } from './leg.ts'
import type { MeasureId } from './measure.ts'
import type { SnapbackId } from './snapback.ts'
import type { PlaybookAction, Terms } from './terms.ts'
import type { Firing, Stop } from './trigger.ts'

export type EventId = Id<'event'>
export type HoldId = Id<'hold'>
export type ProposalId = Id<'proposal'>

/** A relief event: many legal acts that take effect as one, in two phases (domain.md B10). */
export type ReliefEvent = {
  readonly id: EventId
  readonly terms: Terms
  /** Counts the terms: every change that is accepted makes the next revision. */
  readonly revision: number
  readonly legs: readonly Leg[]
  readonly proposals: readonly Proposal[]
  readonly findings: readonly Finding[]
  readonly waivers: readonly Waiver[]
  readonly stage: Stage
  /** Step by step since the event was scheduled; from before steps were kept there are none. */
  readonly burnUp: readonly ReadyFrom[]
  /** The latest moment at which anything happened to it; nothing happens before that. */
  readonly asOf: Instant
}

export type Stage =
  | { readonly is: 'proposed' }
  | { readonly is: 'scheduled'; readonly round: Round }
  | { readonly is: 'preparing'; readonly round: Round }
  | { readonly is: 'armed'; readonly round: Round; readonly since: Instant }
  | {
      readonly is: 'on-hold'
      readonly round: Round
      readonly before: 'scheduled' | 'preparing'
      readonly holds: readonly Hold[]
      readonly stop: Stop | null
    }
  | { readonly is: 'aborted'; readonly reason: string; readonly at: Instant }
  | { readonly is: 'triggered'; readonly firing: Firing; readonly window: Deadline }
  | { readonly is: 'executing'; readonly firing: Firing; readonly window: Deadline }
  | {
      readonly is: 'partially-effective'
      readonly firing: Firing
      readonly missed: readonly LegId[]
      readonly taken: readonly { readonly action: PlaybookAction; readonly at: Instant }[]
      readonly retryUntil: Deadline | null
    }
  | { readonly is: 'effective'; readonly firing: Firing }
  | {
      readonly is: 'closed'
      readonly firing: Firing
      readonly as: 'effective' | 'partially-effective'
      readonly at: Instant
    }
  | { readonly is: 'reversing'; readonly firing: Firing; readonly reversal: Reversal }
  | {
      readonly is: 'reversed'
      readonly firing: Firing
      readonly reversal: Reversal
      readonly at: Instant
    }

export const reliefStages = [
  'proposed',
  'scheduled',
  'preparing',
  'armed',
  'on-hold',
  'aborted',
  'triggered',
  'executing',
  'partially-effective',
  'effective',
  'closed',
  'reversing',
  'reversed',
] as const satisfies readonly Stage['is'][]

/** What has been asked and given under the terms as they stand. Other terms begin another round. */
export type Round = {
  /** End of the period of notice: not armed before. */
  readonly notice: Deadline
  /** Until then heads are asked to attest; silence says *not ready*, a late yes is still taken. */
  readonly readyBy: Deadline
  /** The humanitarian channels, confirmed to work on the day. */
  readonly channels: Channels | null
  readonly call: Call | null
}

export type Channels = {
  readonly by: DelegationId
  readonly at: Instant
  readonly exemptions: readonly HumanitarianExemptionId[]
}

/** Other terms on the table. Until they are accepted the old ones stand, with every attestation to them. */
export type Proposal = {
  readonly id: ProposalId
  readonly by: DelegationId
  readonly reason: string
  readonly terms: Terms
  readonly upon: number
}

/** One party's hold on the event, until it lets go or the decision rule overrides it. */
export type Hold = {
  readonly id: HoldId
  readonly by: DelegationId
  readonly reason: string
  readonly at: Instant
  readonly reviewBy: Deadline
  /** Whose relief it is about. Measures only: a humanitarian exemption has no such id. */
  readonly over: readonly MeasureId[]
}

/** A decision that the event need not wait for a condition. Relief ahead of a finding is always one (Libya 2004). */
export type Waiver = {
  readonly condition: ConditionId
  readonly decision: Id<'decision'>
  readonly reason: string
  readonly at: Instant
  readonly until: Deadline
}

export type Reversal = {
  readonly over: readonly MeasureId[]
  readonly ground:
    | { readonly by: 'decision'; readonly decision: Id<'decision'> }
    | { readonly by: 'snapback'; readonly snapback: SnapbackId }
    | { readonly by: 'playbook' }
  readonly since: Instant
}

/** What happened, and when it was recorded. */
export type EventFact = Happening & { readonly at: Instant }

export type Happening =
  | { type: 'terms-revised'; terms: Terms }
  | { type: 'scheduled'; round: Round }
  | { type: 'preparation-begun' }
  | { type: 'leg-added'; leg: Leg }
  | { type: 'leg'; leg: LegId; fact: LegFact }
  | { type: 'change-proposed'; proposal: Proposal }
  | { type: 'change-withdrawn'; proposal: ProposalId }
  | { type: 'change-accepted'; proposal: ProposalId; terms: Terms; round: Round }
  | { type: 'bridged'; longStop: Deadline }
  | { type: 'finding-issued'; finding: Finding }
  | { type: 'condition-waived'; waiver: Waiver }
  | { type: 'channels-confirmed'; channels: Channels }
  | { type: 'armed' }
  | { type: 'disarmed'; legs: readonly LegId[] }
  | { type: 'call-opened'; call: Call }
  | { type: 'call-answered'; delegation: DelegationId; answer: Answer }
  | { type: 'held'; hold: Hold }
  | { type: 'hold-lifted'; hold: HoldId }
  | { type: 'stopped'; stop: Stop }
  | { type: 'aborted'; reason: string }
  | { type: 'fired'; firing: Firing; window: Deadline }
  | { type: 'window-ended'; missed: readonly LegId[] }
  | { type: 'compensated'; action: 'pause' }
  | { type: 'compensated'; action: 'retry'; until: Deadline }
  | { type: 'became-effective' }
  | { type: 'reversal-begun'; reversal: Reversal }
  | { type: 'reversed' }
  | { type: 'closed'; as: 'effective' | 'partially-effective' }
