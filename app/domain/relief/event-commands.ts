import type { Calendar } from '../kernel/calendar.ts'
import type { Deadline, DeadlineRefusal } from '../kernel/deadline.ts'
import type { DelegationId } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Decision } from '../kernel/result.ts'
import type { Reckoning } from '../kernel/wording.ts'
import type { HumanitarianExemptionId } from '../safeguards/exemption.ts'
import type { Exempt, OutOfReach } from '../safeguards/reach.ts'
import type { Actor } from './actor.ts'
import type { ConditionId } from './condition.ts'
import type { EventFact, HoldId, ProposalId, Stage } from './event.ts'
import type { FindingRefusal, NewFinding } from './finding.ts'
import type { Answer } from './go-no-go.ts'
import type { LegCommand, LegRefusal } from './leg-acts.ts'
import type { LegId, NewLeg, StepId } from './leg.ts'
import type { MeasureId } from './measure.ts'
import type { Outcome, OutcomeRefusal } from './outcome.ts'
import type { ArmingBlocker } from './readiness.ts'
import type { PlaybookAction, Terms } from './terms.ts'

/** Everything that a person does with an event. What time does is in `decideClock`. */
export type EventCommand =
  | { type: 'revise-terms'; terms: Terms }
  | { type: 'add-leg'; leg: NewLeg }
  | { type: 'schedule'; outcome: Outcome }
  | { type: 'begin-preparation' }
  | { type: 'leg'; leg: LegId; command: LegCommand }
  | { type: 'propose-change'; id: ProposalId; terms: Terms; reason: string }
  | { type: 'withdraw-change'; id: ProposalId }
  | { type: 'accept-change'; id: ProposalId; outcome: Outcome }
  | { type: 'bridge'; longStop: Deadline; outcome: Outcome }
  | { type: 'issue-finding'; finding: NewFinding }
  | {
      type: 'waive-condition'
      condition: ConditionId
      until: Deadline
      reason: string
      outcome: Outcome
    }
  | { type: 'waive-leg'; leg: LegId; outcome: Outcome }
  | { type: 'confirm-channels'; exemptions: readonly HumanitarianExemptionId[] }
  | { type: 'arm' }
  | { type: 'open-call'; due: Deadline }
  | { type: 'answer-call'; is: Answer['is']; reason: string }
  | {
      type: 'hold'
      id: HoldId
      reason: string
      reviewBy: Deadline
      over: readonly MeasureId[]
    }
  /** The holder lets go. */
  | { type: 'lift-hold'; id: HoldId }
  /** The decision rule overrides it. */
  | { type: 'overrule-hold'; id: HoldId; outcome: Outcome }
  | { type: 'abort'; reason: string; outcome: Outcome }
  | { type: 'compensate'; action: PlaybookAction }
  | { type: 'reverse'; over: readonly MeasureId[]; outcome: Outcome }
  | { type: 'close' }
  | { type: 'close-incomplete'; outcome: Outcome }

export type EventRefusal =
  | DeadlineRefusal
  | OutcomeRefusal
  | OutOfReach
  | TermsFault
  | LegRefusal
  | FindingRefusal
  | { code: 'clock-behind'; details: { asOf: Instant } }
  | { code: 'member-head-only' }
  | { code: 'event-stage'; details: { is: Stage['is'] } }
  | { code: 'leg-unknown' }
  | { code: 'leg-twice' }
  | { code: 'step-twice' }
  | { code: 'no-leg' }
  | { code: 'not-a-member'; details: { delegation: DelegationId } }
  | { code: 'measure-elsewhere'; details: { measure: MeasureId } }
  | { code: 'step-elsewhere'; details: { step: StepId } }
  | { code: 'steps-in-a-circle'; details: { steps: readonly StepId[] } }
  | { code: 'notice-after-trigger'; details: { notice: Instant; trigger: Instant } }
  | { code: 'proposal-unknown' }
  | { code: 'proposal-twice' }
  | { code: 'proposal-stale' }
  | { code: 'not-yours' }
  | { code: 'nothing-changed' }
  | { code: 'no-long-stop' }
  | { code: 'not-later'; details: { at: Instant } }
  | { code: 'exemption-unknown' }
  | { code: 'not-ready-to-arm'; details: { blockers: readonly ArmingBlocker[] } }
  | { code: 'call-open' }
  | { code: 'no-call' }
  | { code: 'party-only' }
  | { code: 'hold-unknown' }
  | { code: 'hold-twice' }
  | { code: 'nothing-named' }
  | { code: 'not-in-playbook' }
  | { code: 'paused' }

export type TermsFault =
  | { code: 'trigger-past'; details: { at: Instant } }
  | { code: 'condition-elsewhere' }
  | { code: 'condition-twice'; details: { condition: ConditionId } }
  | { code: 'condition-reworded'; details: { condition: ConditionId } }
  | { code: 'nothing-named' }
  | { code: 'answer-too-short' }
  | OutOfReach

export type EventSetting = {
  readonly by: Actor
  readonly now: Instant
  readonly members: ReadonlySet<DelegationId>
  /** All exemptions of the framework, so that no humanitarian one is ever named. */
  readonly exemptions: readonly Exempt[]
  readonly calendars: Readonly<Record<Reckoning, Calendar>>
}

export type EventDecision = Decision<EventFact, EventRefusal>

/** One kind of command. */
export type EventAct<Type extends EventCommand['type']> = Extract<EventCommand, { type: Type }>
