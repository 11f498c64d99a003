import { hasPassed } from '../kernel/deadline.ts'
import type { Deadline } from '../kernel/deadline.ts'
import type { DelegationId } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import { isAwaited } from './leg.ts'
import type { Leg } from './leg.ts'

/** The final call over an armed event: every party is asked once more, go or no-go. */
export type Call = {
  readonly due: Deadline
  readonly answers: ReadonlyMap<DelegationId, Answer>
}

export type Answer = { readonly is: 'go' | 'no-go'; readonly reason: string; readonly at: Instant }

export type CallResult = {
  readonly is: 'open' | 'go' | 'no-go'
  /** Required parties that said no, and those whose silence, once the call is due, says *not ready*. */
  readonly against: readonly DelegationId[]
  readonly silent: readonly DelegationId[]
  readonly optional: { readonly go: number; readonly needed: number }
}

/**
 * What a call has come to. It is *go* when every required party says so and enough of the optional
 * ones do; a late go still counts, since the terms are unchanged (domain.md B10).
 */
export function callResult(
  call: Call,
  { legs, optionalQuorum }: { legs: readonly Leg[]; optionalQuorum: number },
  now: Instant,
): CallResult {
  const required = requiredParties(legs)
  const optional = optionalParties(legs)
  const said = (party: DelegationId) => call.answers.get(party)?.is ?? 'silent'
  const against = required.filter((party) => said(party) === 'no-go')
  const silent = required.filter((party) => said(party) === 'silent')
  const go = optional.filter((party) => said(party) === 'go').length
  const complete = against.length + silent.length === 0 && go >= optionalQuorum
  const over = against.length > 0 || hasPassed(call.due, now)
  return {
    is: complete ? 'go' : over ? 'no-go' : 'open',
    against,
    silent,
    optional: { go, needed: optionalQuorum },
  }
}

/** The delegations without which the event does not happen. */
export function requiredParties(legs: readonly Leg[]): readonly DelegationId[] {
  return [...new Set(legs.filter(isAwaited).map(({ delegation }) => delegation))]
}

/** Those that only have optional legs. */
export function optionalParties(legs: readonly Leg[]): readonly DelegationId[] {
  const required = new Set(requiredParties(legs))
  const others = legs.filter((leg) => leg.state.is !== 'waived' && !required.has(leg.delegation))
  return [...new Set(others.map(({ delegation }) => delegation))]
}
