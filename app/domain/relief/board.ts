import type { Deadline } from '../kernel/deadline.ts'
import type { DelegationId } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Silence } from '../kernel/notice-kind.ts'
import type { ReliefEvent } from './event.ts'
import { isReached, isReady, remainingSteps } from './leg.ts'
import type { Leg, LegId, LegState, StepId } from './leg.ts'
import { roundOf } from './readiness.ts'

/** One leg on the readiness board: how it stands, and what is owed next, by whom, by when. */
export type BoardRow = {
  readonly leg: LegId
  readonly delegation: DelegationId
  readonly required: boolean
  readonly state: LegState['is']
  readonly signal: Signal
  readonly steps: { readonly done: number; readonly of: number }
  readonly owed: Owed | null
}

/** `doubtful`: some member holds a position of type *timing* on the leg (domain.md B7). */
export type Signal = 'ready' | 'doubtful' | 'open' | 'blocked'

export type Owed = {
  readonly by: 'delegation' | 'secretariat'
  readonly what:
    | 'start'
    | 'step'
    | 'adopt'
    | 'attest'
    | 'unblock'
    | 'execute'
    | 'confirm'
    | 'revert'
  /** Which step, when it is one. */
  readonly step: StepId | null
  readonly due: Deadline | null
  /** What it says if nothing comes until then (domain.md B10). */
  readonly silence: Extract<Silence, 'not-ready' | 'nothing'> | 'missed'
}

/** `timing`: legs on which the onlooker sees such a position. */
export function boardOf(
  event: ReliefEvent,
  timing: ReadonlySet<LegId>,
  now: Instant,
): readonly BoardRow[] {
  return event.legs.map((leg) => ({
    leg: leg.id,
    delegation: leg.delegation,
    required: leg.required,
    state: leg.state.is,
    signal: signalOf(leg, event, timing, now),
    steps: { done: leg.steps.length - remainingSteps(leg).length, of: leg.steps.length },
    owed: owedOn(leg, event),
  }))
}

function signalOf(
  leg: Leg,
  { revision }: ReliefEvent,
  timing: ReadonlySet<LegId>,
  now: Instant,
): Signal {
  switch (leg.state.is) {
    case 'blocked':
      return 'blocked'
    case 'ready':
      if (!isReady(leg, revision, now)) return 'open'
      return timing.has(leg.id) ? 'doubtful' : 'ready'
    case 'executed':
    case 'confirmed':
    case 'waived':
    case 'reverted':
      return 'ready'
    case 'not-started':
    case 'drafting':
    case 'adopted-contingent':
    case 'lapsed':
      return timing.has(leg.id) ? 'doubtful' : 'open'
  }
}

function owedOn(leg: Leg, event: ReliefEvent): Owed | null {
  const { stage } = event
  switch (stage.is) {
    case 'scheduled':
    case 'preparing':
    case 'armed':
    case 'on-hold':
      return owedBefore(leg, roundOf(event)?.readyBy ?? null)
    case 'triggered':
    case 'executing':
      return owedAfter(leg, stage.window)
    case 'partially-effective':
      return owedAfter(leg, stage.retryUntil)
    case 'reversing':
      return isStanding(leg) && isReached(leg, stage.reversal)
        ? { by: 'delegation', what: 'revert', step: null, due: null, silence: 'nothing' }
        : null
    case 'effective':
    case 'closed':
      return leg.state.is === 'executed' ? confirmation : null
    case 'proposed':
    case 'aborted':
    case 'reversed':
      return null
  }
}

function owedBefore(leg: Leg, due: Deadline | null): Owed | null {
  const owed = (what: Owed['what'], step: StepId | null = null): Owed => ({
    by: 'delegation',
    what,
    step,
    due,
    silence: 'not-ready',
  })
  const [next] = remainingSteps(leg)
  switch (leg.state.is) {
    case 'not-started':
      return owed('start')
    case 'drafting':
      return next === undefined ? owed('adopt') : owed('step', next.id)
    case 'adopted-contingent':
    case 'lapsed':
      return next === undefined ? owed('attest') : owed('step', next.id)
    case 'blocked':
      return owed('unblock')
    case 'ready':
    case 'waived':
    case 'executed':
    case 'confirmed':
    case 'reverted':
      return null
  }
}

function owedAfter(leg: Leg, due: Deadline | null): Owed | null {
  switch (leg.state.is) {
    case 'executed':
      return confirmation
    case 'waived':
    case 'confirmed':
    case 'reverted':
      return null
    case 'not-started':
    case 'drafting':
    case 'adopted-contingent':
    case 'ready':
    case 'lapsed':
    case 'blocked':
      return leg.required
        ? { by: 'delegation', what: 'execute', step: null, due, silence: 'missed' }
        : null
  }
}

function isStanding({ state }: Leg): boolean {
  return state.is === 'executed' || state.is === 'confirmed'
}

const confirmation: Owed = {
  by: 'secretariat',
  what: 'confirm',
  step: null,
  due: null,
  silence: 'nothing',
}
