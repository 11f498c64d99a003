import { canonicalJson } from '../kernel/canonical-json.ts'
import type { DelegationId, DocumentId, Id } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import { decided, refused } from '../kernel/result.ts'
import type { Decision } from '../kernel/result.ts'
import type { Exempt } from '../safeguards/reach.ts'
import { commits, presides } from './actor.ts'
import type { Actor } from './actor.ts'
import { reworded } from './condition.ts'
import type { ConditionId } from './condition.ts'
import type { EventId } from './event.ts'
import { notCarried } from './outcome.ts'
import type { Outcome, OutcomeRefusal } from './outcome.ts'
import { conditionsOf, differences, eventsOf, planFault } from './plan-content.ts'
import type { Difference, PlanContent, PlanFault } from './plan-content.ts'

export type PlanId = Id<'plan'>
export type AmendmentId = Id<'amendment'>

/** A relief plan: a text that is adopted like any other, and the rows that its blocks name. */
export type Plan = {
  readonly id: PlanId
  readonly document: DocumentId
  readonly content: PlanContent
  readonly state:
    | { readonly is: 'draft' }
    /** `edition`: hash of the adopted text. */
    | { readonly is: 'adopted'; readonly at: Instant; readonly edition: string }
  /** How many amendments were adopted; a proposal says upon how many it was written. */
  readonly amended: number
  readonly proposed: readonly Amendment[]
  readonly amendments: readonly RecordedAmendment[]
}

export type Amendment = {
  readonly id: AmendmentId
  readonly by: DelegationId
  readonly reason: string
  readonly content: PlanContent
  readonly upon: number
}

/** What an adopted amendment changed, kept for as long as the plan. */
export type RecordedAmendment = {
  readonly id: AmendmentId
  readonly number: number
  readonly at: Instant
  readonly by: DelegationId
  readonly reason: string
  readonly differences: readonly Difference[]
}

export type PlanCommand =
  | { type: 'revise-plan'; content: PlanContent }
  | { type: 'adopt-plan'; edition: string; outcome: Outcome }
  | { type: 'propose-amendment'; id: AmendmentId; content: PlanContent; reason: string }
  | { type: 'withdraw-amendment'; id: AmendmentId }
  | { type: 'adopt-amendment'; id: AmendmentId; outcome: Outcome }

export type PlanFact =
  | { type: 'plan-revised'; content: PlanContent }
  | { type: 'plan-adopted'; edition: string; at: Instant }
  | { type: 'amendment-proposed'; amendment: Amendment }
  | { type: 'amendment-withdrawn'; id: AmendmentId }
  | { type: 'amendment-adopted'; content: PlanContent; recorded: RecordedAmendment }

export type PlanRefusal =
  | PlanFault
  | OutcomeRefusal
  | { code: 'secretariat-only' }
  | { code: 'head-only' }
  | { code: 'plan-adopted' }
  | { code: 'plan-not-adopted' }
  | { code: 'plan-empty' }
  | { code: 'nothing-changed' }
  | { code: 'amendment-twice' }
  | { code: 'amendment-unknown' }
  | { code: 'amendment-stale' }
  | { code: 'event-fired'; details: { event: EventId } }
  | { code: 'condition-reworded'; details: { condition: ConditionId } }

export type PlanSetting = {
  readonly by: Actor
  readonly now: Instant
  readonly members: ReadonlySet<DelegationId>
  readonly exemptions: readonly Pick<Exempt, 'id' | 'kind'>[]
  /** Events of the plan that have fired; what they did is history. */
  readonly fired: ReadonlySet<EventId>
}

/** Revises, adopts and amends a plan (SPEC.md RP1–RP3, RP8–RP11). */
export function decidePlan(
  plan: Plan,
  command: PlanCommand,
  setting: PlanSetting,
): Decision<PlanFact, PlanRefusal> {
  const { by, now } = setting
  switch (command.type) {
    case 'revise-plan': {
      if (!presides(by)) return refused({ code: 'secretariat-only' })
      if (plan.state.is === 'adopted') return refused({ code: 'plan-adopted' })
      const fault = planFault(command.content, setting)
      return fault ? refused(fault) : decided({ type: 'plan-revised', content: command.content })
    }
    case 'adopt-plan': {
      const { edition, outcome } = command
      if (!presides(by)) return refused({ code: 'secretariat-only' })
      if (plan.state.is === 'adopted') return refused({ code: 'plan-adopted' })
      if (eventsOf(plan.content).length === 0) return refused({ code: 'plan-empty' })
      const lacking = notCarried(outcome, { act: 'adopt-plan', plan: plan.id, edition })
      return lacking ? refused(lacking) : decided({ type: 'plan-adopted', edition, at: now })
    }
    case 'propose-amendment':
      return propose(plan, command, setting)
    case 'withdraw-amendment': {
      const found = plan.proposed.find(({ id }) => id === command.id)
      if (found === undefined) return refused({ code: 'amendment-unknown' })
      if (!commits(by) || by.delegation.id !== found.by) return refused({ code: 'head-only' })
      return decided({ type: 'amendment-withdrawn', id: found.id })
    }
    case 'adopt-amendment':
      return adopt(plan, command, setting)
  }
}

export function evolvePlan(plan: Plan, fact: PlanFact): Plan {
  switch (fact.type) {
    case 'plan-revised':
      return { ...plan, content: fact.content }
    case 'plan-adopted':
      return { ...plan, state: { is: 'adopted', at: fact.at, edition: fact.edition } }
    case 'amendment-proposed':
      return { ...plan, proposed: [...plan.proposed, fact.amendment] }
    case 'amendment-withdrawn':
      return { ...plan, proposed: plan.proposed.filter(({ id }) => id !== fact.id) }
    case 'amendment-adopted':
      return {
        ...plan,
        content: fact.content,
        amended: fact.recorded.number,
        proposed: plan.proposed.filter(({ id }) => id !== fact.recorded.id),
        amendments: [...plan.amendments, fact.recorded],
      }
  }
}

function propose(
  plan: Plan,
  { id, content, reason }: Extract<PlanCommand, { type: 'propose-amendment' }>,
  setting: PlanSetting,
): Decision<PlanFact, PlanRefusal> {
  const { by } = setting
  const mayPropose = by.delegation.kind === 'member' ? commits(by) : presides(by)
  if (!mayPropose) return refused({ code: 'head-only' })
  if (plan.state.is === 'draft') return refused({ code: 'plan-not-adopted' })
  if ([...plan.proposed, ...plan.amendments].some((known) => known.id === id)) {
    return refused({ code: 'amendment-twice' })
  }
  const amendment = { id, by: by.delegation.id, reason, content, upon: plan.amended }
  const fault = amendmentFault(plan, amendment, setting)
  return fault ? refused(fault) : decided({ type: 'amendment-proposed', amendment })
}

function adopt(
  plan: Plan,
  { id, outcome }: Extract<PlanCommand, { type: 'adopt-amendment' }>,
  setting: PlanSetting,
): Decision<PlanFact, PlanRefusal> {
  if (!presides(setting.by)) return refused({ code: 'secretariat-only' })
  const found = plan.proposed.find((amendment) => amendment.id === id)
  if (found === undefined) return refused({ code: 'amendment-unknown' })
  if (found.upon !== plan.amended) return refused({ code: 'amendment-stale' })
  const lacking = notCarried(outcome, { act: 'amend-plan', plan: plan.id, amendment: id })
  if (lacking !== null) return refused(lacking)
  // Events fire and exemptions begin while an amendment lies on the table.
  const fault = amendmentFault(plan, found, setting)
  if (fault !== null) return refused(fault)
  const recorded = {
    id,
    number: plan.amended + 1,
    at: setting.now,
    by: found.by,
    reason: found.reason,
    differences: differences(plan.content, found.content),
  }
  return decided({ type: 'amendment-adopted', content: found.content, recorded })
}

function amendmentFault(
  plan: Plan,
  { content }: Amendment,
  setting: PlanSetting,
): PlanRefusal | null {
  if (differences(plan.content, content).length === 0) return { code: 'nothing-changed' }
  const changed = reworded(conditionsOf(plan.content), conditionsOf(content))
  if (changed !== null) return { code: 'condition-reworded', details: { condition: changed } }
  const after = new Map(eventsOf(content).map((event) => [event.id, canonicalJson(event)]))
  for (const event of eventsOf(plan.content)) {
    if (setting.fired.has(event.id) && after.get(event.id) !== canonicalJson(event)) {
      return { code: 'event-fired', details: { event: event.id } }
    }
  }
  return planFault(content, setting)
}
