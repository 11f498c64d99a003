import type { Deadline } from '../kernel/deadline.ts'
import type { Wording } from '../kernel/wording.ts'
import type { Condition, ConditionId } from './condition.ts'
import type { MeasureId } from './measure.ts'

/** What the parties of an event consent to, all of it together. A head attests to one revision of these. */
export type Terms = {
  readonly trigger: Trigger
  readonly conditions: readonly Condition[]
  /** The scope: whose relief takes effect. */
  readonly measures: readonly MeasureId[]
  /** How many of the optional legs must be ready too. */
  readonly optionalQuorum: number
  /** How long after agreeing on these terms the event can first be armed. */
  readonly notice: Wording
  /** How long heads have to attest; their silence then says *not ready*. */
  readonly answer: Wording
  /** How many hours after the firing a leg may take effect before it has missed its window. */
  readonly windowHours: number
  readonly playbook: Playbook
}

/** What makes the event fire, and by when that must have happened. */
export type Trigger =
  | { readonly kind: 'instant'; readonly t0: Deadline; readonly late: Lateness }
  | {
      readonly kind: 'finding'
      readonly condition: ConditionId
      readonly longStop: Deadline
      readonly late: Lateness
    }

/** What to do when the moment has gone by unseen, for instance because nothing was running. */
export type Lateness = { readonly graceSeconds: number; readonly beyond: 'fire' | 'hold' }

export const playbookActions = ['pause', 'retry', 'reverse'] as const
export type PlaybookAction = (typeof playbookActions)[number]

/** What the secretariat may do, without asking again, when a leg misses its window (a saga's compensation). */
export type Playbook = {
  readonly actions: readonly PlaybookAction[]
  readonly retryHours: number
}

/** The moment after which these terms can no longer fire on time. */
export function lastMoment(trigger: Trigger): Deadline {
  switch (trigger.kind) {
    case 'instant':
      return trigger.t0
    case 'finding':
      return trigger.longStop
  }
}
