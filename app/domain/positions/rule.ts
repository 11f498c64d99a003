import type { DelegationId } from '../kernel/id.ts'
import type { Counts } from './scale.ts'

/** How one delegation counts on one subject; `none` while it has no position, which is neither. */
export type Ballot = { readonly delegation: DelegationId; readonly counts: Counts | 'none' }

/**
 * What a decision rule says of the ballots. `slack` is how many more may stand in the way before it
 * fails; below zero, how many of the blockers have to give way before it is met.
 */
export type Ruling = {
  readonly adopted: boolean
  readonly blockers: readonly DelegationId[]
  readonly slack: number
}

/** All that positions ask of a decision rule (domain.md B4a); the rules themselves are in drafting. */
export type DecisionRule = (ballots: readonly Ballot[]) => Ruling
