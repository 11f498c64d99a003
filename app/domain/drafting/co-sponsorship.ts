import { hasPassed } from '../kernel/deadline.ts'
import type { Deadline } from '../kernel/deadline.ts'
import type { DelegationId } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import { decided, refused } from '../kernel/result.ts'
import type { Decision } from '../kernel/result.ts'
import { mustCommit, mustKeepProcess, mustSpeakFor } from './actor.ts'
import type { Actor, WrongActor } from './actor.ts'

/**
 * Who sponsors a text beside its main sponsor (domain.md B6). Each stands for one exact revision: after
 * a substantive one its name is not printed until it has confirmed it.
 */
export type CoSponsorship = {
  readonly sponsor: DelegationId
  readonly symbol: string
  readonly list: readonly CoSponsor[]
} &
  /** Until an hour, or with null until action is taken. */
  (
    | { readonly stage: 'open'; readonly until: Deadline | null }
    | { readonly stage: 'closed'; readonly closedAt: Instant }
  )

export type CoSponsor = {
  readonly delegation: DelegationId
  readonly joinedAt: Instant
  /** The revision that it stands for. */
  readonly symbol: string
}

export type CoSponsorshipCommand =
  | {
      type: 'open'
      by: Actor
      sponsor: DelegationId
      symbol: string
      until: Deadline | null
    }
  | { type: 'join'; by: Actor; for: DelegationId; symbol: string }
  | { type: 'leave'; by: Actor; for: DelegationId }
  /** The names stand for the new symbol as well, unless it changes the substance. */
  | { type: 'revise'; symbol: string; substantive: boolean }
  | { type: 'confirm'; by: Actor; for: DelegationId; symbol: string }
  /** When action is taken, or by the secretariat once the hour has come. */
  | { type: 'close-at-action' }
  | { type: 'close-at-hour' }

export type CoSponsorshipEvent =
  | { type: 'opened'; sponsor: DelegationId; symbol: string; until: Deadline | null }
  | { type: 'joined'; delegation: DelegationId; symbol: string; at: Instant }
  | { type: 'left'; delegation: DelegationId; at: Instant }
  | { type: 'revised'; symbol: string; flagged: readonly DelegationId[] }
  | { type: 'confirmed'; delegation: DelegationId; symbol: string; at: Instant }
  | { type: 'closed'; at: Instant }

export type CoSponsorshipRefusal =
  | WrongActor
  | {
      code:
        | 'list-opened'
        | 'no-list'
        | 'list-closed'
        | 'list-open-still'
        | 'hour-past'
        | 'main-sponsor'
        | 'sponsors-already'
        | 'not-sponsoring'
        | 'confirmed-already'
        | 'other-revision'
    }

/** What is done about a list, as the record says it. */
export const sponsorActs = ['open', 'join', 'leave', 'confirm', 'close'] as const

type ListDecision = Decision<CoSponsorshipEvent, CoSponsorshipRefusal>

/** Members join, leave and confirm for themselves while the list is open; nobody else is on it. */
export function decideCoSponsorship(
  state: CoSponsorship | null,
  command: CoSponsorshipCommand,
  at: Instant,
): ListDecision {
  if (command.type === 'open') return state === null ? open(command, at) : opened()
  if (state === null) return refused({ code: 'no-list' })
  if (state.stage === 'closed') return refused({ code: 'list-closed' })
  switch (command.type) {
    case 'join':
    case 'leave':
    case 'confirm':
      return isListOpen(state, at) ? act(state, command, at) : refused({ code: 'list-closed' })
    case 'revise': {
      const { symbol, substantive } = command
      const flagged = substantive ? state.list.map(({ delegation }) => delegation) : []
      return decided<CoSponsorshipEvent>({ type: 'revised', symbol, flagged })
    }
    case 'close-at-action':
      return decided<CoSponsorshipEvent>({ type: 'closed', at })
    case 'close-at-hour':
      return state.until !== null && !isListOpen(state, at)
        ? decided<CoSponsorshipEvent>({ type: 'closed', at: state.until.at })
        : refused({ code: 'list-open-still' })
  }
}

export function evolveCoSponsorship(
  state: CoSponsorship | null,
  event: CoSponsorshipEvent,
): CoSponsorship {
  if (event.type === 'opened') {
    const { sponsor, symbol, until } = event
    return { stage: 'open', sponsor, symbol, until, list: [] }
  }
  if (state === null) throw new Error(`${event.type} on no list`)
  switch (event.type) {
    case 'joined': {
      const { delegation, symbol, at } = event
      return { ...state, list: [...state.list, { delegation, joinedAt: at, symbol }] }
    }
    case 'left':
      return { ...state, list: state.list.filter((one) => one.delegation !== event.delegation) }
    case 'revised': {
      const { symbol, flagged } = event
      const carries = (one: CoSponsor) =>
        one.symbol === state.symbol && !flagged.includes(one.delegation)
      const list = state.list.map((one) => (carries(one) ? { ...one, symbol } : one))
      return { ...state, symbol, list }
    }
    case 'confirmed': {
      const { delegation, symbol } = event
      const list = state.list.map((one) =>
        one.delegation === delegation ? { ...one, symbol } : one,
      )
      return { ...state, list }
    }
    case 'closed': {
      const { sponsor, symbol, list } = state
      return { stage: 'closed', sponsor, symbol, list, closedAt: event.at }
    }
  }
}

/** Whose names are printed on the revision as it stands: the main sponsor's, then in the order of joining. */
export function printedSponsors({ sponsor, symbol, list }: CoSponsorship): readonly DelegationId[] {
  return [sponsor, ...list.filter((one) => one.symbol === symbol).map((one) => one.delegation)]
}

/** Whether one may still join, leave or confirm: the hour closes it, also where the clock has not come round. */
export function isListOpen(state: CoSponsorship, at: Instant): boolean {
  return state.stage === 'open' && (state.until === null || !hasPassed(state.until, at))
}

/** Who has still to confirm a substantive revision. */
export function unconfirmed({ symbol, list }: CoSponsorship): readonly DelegationId[] {
  return list.filter((one) => one.symbol !== symbol).map((one) => one.delegation)
}

function open(
  { by, sponsor, symbol, until }: Extract<CoSponsorshipCommand, { type: 'open' }>,
  at: Instant,
): ListDecision {
  const wrong = mustKeepProcess(by) === null ? null : (mustSpeakFor(by, sponsor) ?? mustCommit(by))
  if (wrong !== null) return refused(wrong)
  if (until !== null && hasPassed(until, at)) return refused({ code: 'hour-past' })
  return decided<CoSponsorshipEvent>({ type: 'opened', sponsor, symbol, until })
}

function act(
  state: CoSponsorship,
  command: Extract<CoSponsorshipCommand, { type: 'join' | 'leave' | 'confirm' }>,
  at: Instant,
): ListDecision {
  const { by, for: delegation } = command
  const wrong = mustSpeakFor(by, delegation) ?? mustCommit(by)
  if (wrong !== null) return refused(wrong)
  if (delegation === state.sponsor) return refused({ code: 'main-sponsor' })
  const stands = state.list.find((one) => one.delegation === delegation)
  if ('symbol' in command && command.symbol !== state.symbol) {
    return refused({ code: 'other-revision' })
  }
  switch (command.type) {
    case 'join': {
      const { symbol } = command
      return stands === undefined
        ? decided<CoSponsorshipEvent>({ type: 'joined', delegation, symbol, at })
        : refused({ code: 'sponsors-already' })
    }
    case 'leave':
      return stands === undefined
        ? refused({ code: 'not-sponsoring' })
        : decided<CoSponsorshipEvent>({ type: 'left', delegation, at })
    case 'confirm': {
      const { symbol } = command
      if (stands === undefined) return refused({ code: 'not-sponsoring' })
      return stands.symbol === symbol
        ? refused({ code: 'confirmed-already' })
        : decided<CoSponsorshipEvent>({ type: 'confirmed', delegation, symbol, at })
    }
  }
}

function opened(): ListDecision {
  return refused({ code: 'list-opened' })
}
