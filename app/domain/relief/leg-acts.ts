import { hasPassed } from '../kernel/deadline.ts'
import type { Deadline } from '../kernel/deadline.ts'
import type { Id, MandateId } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import { decided, refused } from '../kernel/result.ts'
import type { Decision } from '../kernel/result.ts'
import { commits, prepares, presides } from './actor.ts'
import type { Actor } from './actor.ts'
import { adoptionOf, effectOf, remainingSteps } from './leg.ts'
import type {
  Adoption,
  Attestation,
  Lapse,
  Lead,
  Leg,
  LegEffect,
  LegState,
  Step,
  StepId,
} from './leg.ts'

/** What a delegation does on its own leg; the last one the secretariat does. */
export type LegCommand =
  | { type: 'start' }
  | { type: 'complete-step'; step: StepId }
  | { type: 're-estimate'; step: StepId; lead: Lead }
  /** What remains to be done, in its order. */
  | { type: 'lay-out'; steps: readonly Step[] }
  | { type: 'adopt'; reference: string }
  | { type: 'attest'; mandate: MandateId; validUntil: Deadline; revision: number }
  | { type: 'withdraw-attestation' }
  | { type: 'block'; reason: string }
  | { type: 'unblock' }
  | { type: 'execute'; effect: LegEffect }
  | { type: 'revert'; end: LegEffect }
  | { type: 'confirm' }

export type LegFact =
  | { type: 'started' }
  | { type: 'step-completed'; step: StepId; at: Instant }
  | { type: 're-estimated'; step: StepId; lead: Lead }
  | { type: 'laid-out'; steps: readonly Step[] }
  | { type: 'adopted'; adopted: Adoption }
  | { type: 'attested'; attestation: Attestation }
  | { type: 'lapsed'; lapse: Lapse }
  | { type: 'blocked'; reason: string }
  | { type: 'unblocked' }
  | { type: 'waived'; decision: Id<'decision'> }
  | { type: 'executed'; effect: LegEffect }
  | { type: 'confirmed'; at: Instant }
  | { type: 'reverted'; end: LegEffect }

export type LegRefusal =
  | { code: 'other-delegation' }
  | { code: 'head-only' }
  | { code: 'prepared-by-delegates' }
  | { code: 'secretariat-only' }
  | { code: 'leg-state'; details: { is: LegState['is'] } }
  | { code: 'step-unknown' }
  | { code: 'step-done' }
  | { code: 'step-before'; details: { step: StepId } }
  | { code: 'steps-remain'; details: { steps: readonly StepId[] } }
  | { code: 'terms-changed'; details: { revision: number } }
  | { code: 'expires-in-the-past' }
  | { code: 'not-fired' }
  | { code: 'fired' }
  | { code: 'before-firing'; details: { firedAt: Instant } }
  | { code: 'before-effect'; details: { effectAt: Instant } }
  | { code: 'in-the-future' }
  | { code: 'not-reversed' }
  | { code: 'being-reversed'; details: { since: Instant } }

export type LegSetting = {
  readonly by: Actor
  readonly now: Instant
  /** The revision of the terms now in force; an attestation is to these. */
  readonly revision: number
  readonly firedAt: Instant | null
  /** Since when a reversal that reaches the leg has been under way; null while none is. */
  readonly reversedSince: Instant | null
}

/** What a delegation may do on a leg, and when (SPEC.md LG1–LG16). */
export function decideLeg(
  leg: Leg,
  command: LegCommand,
  setting: LegSetting,
): Decision<LegFact, LegRefusal> {
  const lacking = entitlementLacking(leg, command, setting.by)
  if (lacking !== null) return refused(lacking)
  const { state } = leg
  const wrongState = refused({ code: 'leg-state', details: { is: state.is } })
  switch (command.type) {
    case 'start':
      return state.is === 'not-started' ? decided({ type: 'started' }) : wrongState
    case 'complete-step':
      return completeStep(leg, command.step, setting)
    case 're-estimate':
      return reEstimate(leg, command)
    case 'lay-out':
      return layOut(leg, command.steps)
    case 'adopt':
      if (state.is !== 'drafting') return wrongState
      return decided({
        type: 'adopted',
        adopted: { reference: command.reference, at: setting.now },
      })
    case 'attest':
      return attest(leg, command, setting)
    case 'withdraw-attestation':
      if (state.is !== 'ready') return wrongState
      if (setting.firedAt !== null) return refused({ code: 'fired' })
      return decided({ type: 'lapsed', lapse: { because: 'withdrawn', at: setting.now } })
    case 'block':
      return canBlock(leg) ? decided({ type: 'blocked', reason: command.reason }) : wrongState
    case 'unblock':
      return state.is === 'blocked' ? decided({ type: 'unblocked' }) : wrongState
    case 'execute':
      return execute(leg, command.effect, setting)
    case 'confirm':
      return state.is === 'executed' ? decided({ type: 'confirmed', at: setting.now }) : wrongState
    case 'revert':
      return revert(leg, command.end, setting)
  }
}

export function evolveLeg(leg: Leg, fact: LegFact): Leg {
  switch (fact.type) {
    case 'started':
      return { ...leg, state: { is: 'drafting' } }
    case 'step-completed':
      return { ...leg, done: new Map([...leg.done, [fact.step, fact.at]]) }
    case 're-estimated':
      return {
        ...leg,
        steps: leg.steps.map((step) =>
          step.id === fact.step ? { ...step, lead: fact.lead } : step,
        ),
      }
    case 'laid-out': {
      const done = leg.steps.filter(({ id }) => leg.done.has(id))
      return { ...leg, steps: [...done, ...fact.steps] }
    }
    case 'adopted':
      return { ...leg, state: { is: 'adopted-contingent', adopted: fact.adopted } }
    case 'attested':
      return {
        ...leg,
        state: { is: 'ready', adopted: adopted(leg), attestation: fact.attestation },
      }
    case 'lapsed':
      return { ...leg, state: { is: 'lapsed', adopted: adopted(leg), lapse: fact.lapse } }
    case 'blocked':
      return { ...leg, state: { is: 'blocked', adopted: adoptionOf(leg), reason: fact.reason } }
    case 'unblocked': {
      const held = adoptionOf(leg)
      const state = held ? ({ is: 'adopted-contingent', adopted: held } as const) : undefined
      return { ...leg, state: state ?? { is: 'drafting' } }
    }
    case 'waived':
      return { ...leg, state: { is: 'waived', adopted: adoptionOf(leg), decision: fact.decision } }
    case 'executed':
      return { ...leg, state: { is: 'executed', adopted: adopted(leg), effect: fact.effect } }
    case 'confirmed':
      return {
        ...leg,
        state: {
          is: 'confirmed',
          adopted: adopted(leg),
          effect: effect(leg),
          confirmedAt: fact.at,
        },
      }
    case 'reverted':
      return { ...leg, state: { is: 'reverted', effect: effect(leg), end: fact.end } }
  }
}

function entitlementLacking(leg: Leg, command: LegCommand, by: Actor): LegRefusal | null {
  if (command.type === 'confirm') return presides(by) ? null : { code: 'secretariat-only' }
  if (by.delegation.id !== leg.delegation) return { code: 'other-delegation' }
  switch (command.type) {
    case 'start':
    case 'complete-step':
    case 're-estimate':
    case 'lay-out':
    case 'block':
    case 'unblock':
      return prepares(by) ? null : { code: 'prepared-by-delegates' }
    case 'adopt':
    case 'attest':
    case 'withdraw-attestation':
    case 'execute':
    case 'revert':
      return commits(by) ? null : { code: 'head-only' }
  }
}

function completeStep(leg: Leg, id: StepId, { now }: LegSetting): Decision<LegFact, LegRefusal> {
  if (!isOpen(leg)) return refused({ code: 'leg-state', details: { is: leg.state.is } })
  if (!leg.steps.some((step) => step.id === id)) return refused({ code: 'step-unknown' })
  const [next] = remainingSteps(leg)
  if (next === undefined || leg.done.has(id)) return refused({ code: 'step-done' })
  if (next.id !== id) return refused({ code: 'step-before', details: { step: next.id } })
  return decided({ type: 'step-completed', step: id, at: now })
}

function reEstimate(
  leg: Leg,
  { step, lead }: Extract<LegCommand, { type: 're-estimate' }>,
): Decision<LegFact, LegRefusal> {
  if (!leg.steps.some(({ id }) => id === step)) return refused({ code: 'step-unknown' })
  if (leg.done.has(step)) return refused({ code: 'step-done' })
  return decided({ type: 're-estimated', step, lead })
}

/** To whoever attested, no step may be added; the event sees to it that the steps of all go together. */
function layOut(leg: Leg, steps: readonly Step[]): Decision<LegFact, LegRefusal> {
  if (!isPreparing(leg)) return refused({ code: 'leg-state', details: { is: leg.state.is } })
  if (steps.some(({ id }) => leg.done.has(id))) return refused({ code: 'step-done' })
  return decided({ type: 'laid-out', steps })
}

/** A late yes is taken as long as the terms are what they were (domain.md B10), so no deadline is asked here. */
function attest(
  leg: Leg,
  { mandate, validUntil, revision }: Extract<LegCommand, { type: 'attest' }>,
  setting: LegSetting,
): Decision<LegFact, LegRefusal> {
  const { state } = leg
  if (setting.firedAt !== null) return refused({ code: 'fired' })
  if (state.is !== 'adopted-contingent' && state.is !== 'ready' && state.is !== 'lapsed') {
    return refused({ code: 'leg-state', details: { is: state.is } })
  }
  const remaining = remainingSteps(leg).map(({ id }) => id)
  if (remaining.length > 0) return refused({ code: 'steps-remain', details: { steps: remaining } })
  if (revision !== setting.revision) {
    return refused({ code: 'terms-changed', details: { revision: setting.revision } })
  }
  if (hasPassed(validUntil, setting.now)) return refused({ code: 'expires-in-the-past' })
  return decided({
    type: 'attested',
    attestation: { mandate, at: setting.now, validUntil, revision },
  })
}

function execute(
  leg: Leg,
  effect: LegEffect,
  { now, firedAt, reversedSince }: LegSetting,
): Decision<LegFact, LegRefusal> {
  const { state } = leg
  if (firedAt === null) return refused({ code: 'not-fired' })
  if (state.is !== 'adopted-contingent' && state.is !== 'ready' && state.is !== 'lapsed') {
    return refused({ code: 'leg-state', details: { is: state.is } })
  }
  if (effect.at < firedAt) return refused({ code: 'before-firing', details: { firedAt } })
  if (effect.at > now) return refused({ code: 'in-the-future' })
  if (reversedSince !== null && effect.at >= reversedSince) {
    return refused({ code: 'being-reversed', details: { since: reversedSince } })
  }
  return decided({ type: 'executed', effect })
}

function revert(
  leg: Leg,
  end: LegEffect,
  { now, reversedSince }: LegSetting,
): Decision<LegFact, LegRefusal> {
  const { state } = leg
  if (state.is !== 'executed' && state.is !== 'confirmed') {
    return refused({ code: 'leg-state', details: { is: state.is } })
  }
  if (reversedSince === null) return refused({ code: 'not-reversed' })
  const { at } = state.effect
  if (end.at < at) return refused({ code: 'before-effect', details: { effectAt: at } })
  if (end.at > now) return refused({ code: 'in-the-future' })
  return decided({ type: 'reverted', end })
}

function isOpen({ state }: Leg): boolean {
  return state.is === 'drafting' || state.is === 'adopted-contingent'
}

function isPreparing({ state }: Leg): boolean {
  switch (state.is) {
    case 'not-started':
    case 'drafting':
    case 'adopted-contingent':
    case 'lapsed':
    case 'blocked':
      return true
    case 'ready':
    case 'waived':
    case 'executed':
    case 'confirmed':
    case 'reverted':
      return false
  }
}

function canBlock(leg: Leg): boolean {
  return effectOf(leg) === null && leg.state.is !== 'blocked' && leg.state.is !== 'waived'
}

function adopted(leg: Leg): Adoption {
  const found = adoptionOf(leg)
  if (found === null) throw new Error(`leg ${leg.id} has adopted nothing`)
  return found
}

function effect(leg: Leg): LegEffect {
  const found = effectOf(leg)
  if (found === null) throw new Error(`leg ${leg.id} has no effect`)
  return found
}
