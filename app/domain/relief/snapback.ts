import type { Calendar } from '../kernel/calendar.ts'
import { hasPassed, reckon } from '../kernel/deadline.ts'
import type { Deadline, DeadlineRefusal } from '../kernel/deadline.ts'
import type { DelegationId, Id } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import { decided, refused } from '../kernel/result.ts'
import type { Decision } from '../kernel/result.ts'
import type { Reckoning, Wording } from '../kernel/wording.ts'
import { outOfReach, targetId } from '../safeguards/reach.ts'
import type { Exempt, OutOfReach, Target } from '../safeguards/reach.ts'
import { commits, presides } from './actor.ts'
import type { Actor } from './actor.ts'
import { notCarried } from './outcome.ts'
import type { Outcome, OutcomeRefusal } from './outcome.ts'
import { termsOf } from './snapback-clause.ts'
import type { SnapbackClause } from './snapback-clause.ts'

export type SnapbackId = Id<'snapback'>

/** A notification of significant non-performance and what becomes of it: *inaction restores the measures*. */
export type Snapback = {
  readonly id: SnapbackId
  readonly notified: {
    readonly by: DelegationId
    readonly at: Instant
    /** What is said not to have been performed, and under which clause. */
    readonly ground: string
    readonly provision: string
  }
  readonly targets: readonly Target[]
  readonly tableBy: Deadline
  readonly voteBy: Deadline
  readonly windDown: Wording
  readonly votes: readonly Vote[]
  readonly objections: readonly Objection[]
  readonly state:
    | { readonly is: 'notified' }
    /** `by` is null when the presidency tabled it because nobody else had. */
    | { readonly is: 'tabled'; readonly by: DelegationId | null; readonly at: Instant }
    | { readonly is: 'continued'; readonly at: Instant; readonly decision: Outcome['decision'] }
    | { readonly is: 'withdrawn'; readonly at: Instant }
    | { readonly is: 'restored'; readonly at: Instant; readonly windDown: Deadline }
}

export type Vote = {
  readonly decision: Outcome['decision']
  readonly adopted: boolean
  readonly at: Instant
}

/** That a party denies the notification's effect is kept for ever, and stops no clock (2025: part (c)). */
export type Objection = {
  readonly by: DelegationId
  readonly reason: string
  readonly at: Instant
}

export type Notification = {
  id: SnapbackId
  ground: string
  targets: readonly Target[]
}

export type SnapbackCommand =
  | { type: 'table' }
  | { type: 'vote'; outcome: Outcome }
  | { type: 'object'; reason: string }
  | { type: 'withdraw' }

export type SnapbackFact =
  | { type: 'notified'; snapback: Snapback }
  | { type: 'tabled'; by: DelegationId | null; at: Instant }
  | { type: 'voted'; vote: Vote }
  | { type: 'continued'; at: Instant; decision: Outcome['decision'] }
  | { type: 'objected'; objection: Objection }
  | { type: 'withdrawn'; at: Instant }
  | { type: 'restored'; at: Instant; windDown: Deadline }

export type SnapbackRefusal =
  | DeadlineRefusal
  | OutcomeRefusal
  | OutOfReach
  | { code: 'member-head-only' }
  | { code: 'secretariat-only' }
  | { code: 'no-way-back' }
  | { code: 'nothing-named' }
  | { code: 'snapback-over'; details: { is: Snapback['state']['is'] } }
  | { code: 'tabled-already' }
  | { code: 'not-tabled' }
  | { code: 'window-closed'; details: { at: Instant } }

export type SnapbackSetting = {
  readonly by: Actor
  readonly now: Instant
  readonly exemptions: readonly Exempt[]
  readonly calendars: Readonly<Record<Reckoning, Calendar>>
  /** What the framework agreed; null while it has agreed on no way back. */
  readonly clause: SnapbackClause | null
}

/** Notifies: any member, by its head. The clocks that were agreed run from here (SPEC.md SB1, SB2, SB18, EX4). */
export function notifySnapback(
  { id, ground, targets }: Notification,
  { by, now, exemptions, calendars, clause }: SnapbackSetting,
): Decision<SnapbackFact, SnapbackRefusal> {
  if (by.delegation.kind !== 'member' || !commits(by)) return refused({ code: 'member-head-only' })
  if (clause === null) return refused({ code: 'no-way-back' })
  if (targets.length === 0) return refused({ code: 'nothing-named' })
  const untouchable = outOfReach(targets.map(targetId), exemptions)
  if (untouchable !== null) return refused(untouchable)
  const terms = termsOf(clause)
  const tableBy = reckon(terms.table, now, calendars)
  if (!tableBy.ok) return tableBy
  const voteBy = reckon(terms.vote, now, calendars)
  if (!voteBy.ok) return voteBy
  return decided({
    type: 'notified',
    snapback: {
      id,
      notified: { by: by.delegation.id, at: now, ground, provision: clause.provision },
      targets,
      tableBy: tableBy.deadline,
      voteBy: voteBy.deadline,
      windDown: terms.windDown,
      votes: [],
      objections: [],
      state: { is: 'notified' },
    },
  })
}

/** Tables, votes, objects, withdraws (SPEC.md SB3–SB7). */
export function decideSnapback(
  snapback: Snapback,
  command: SnapbackCommand,
  { by, now }: Pick<SnapbackSetting, 'by' | 'now'>,
): Decision<SnapbackFact, SnapbackRefusal> {
  const member = by.delegation.kind === 'member' && commits(by)
  const delegation = by.delegation.id
  if (command.type === 'object') {
    if (!member) return refused({ code: 'member-head-only' })
    return decided({
      type: 'objected',
      objection: { by: delegation, reason: command.reason, at: now },
    })
  }
  const { state, voteBy } = snapback
  if (state.is !== 'notified' && state.is !== 'tabled') {
    return refused({ code: 'snapback-over', details: { is: state.is } })
  }
  if (hasPassed(voteBy, now)) return refused({ code: 'window-closed', details: { at: voteBy.at } })
  switch (command.type) {
    case 'table':
      if (!member) return refused({ code: 'member-head-only' })
      if (state.is === 'tabled') return refused({ code: 'tabled-already' })
      return decided({ type: 'tabled', by: delegation, at: now })
    case 'withdraw':
      if (!member || delegation !== snapback.notified.by) {
        return refused({ code: 'member-head-only' })
      }
      return decided({ type: 'withdrawn', at: now })
    case 'vote': {
      if (!presides(by)) return refused({ code: 'secretariat-only' })
      if (state.is === 'notified') return refused({ code: 'not-tabled' })
      const { outcome } = command
      const motion = { act: 'continue-relief', snapback: snapback.id } as const
      const lacking = notCarried(outcome, motion)
      if (lacking?.code === 'decided-otherwise') return refused(lacking)
      const { decision, adopted } = outcome
      const voted: SnapbackFact = { type: 'voted', vote: { decision, adopted, at: now } }
      return adopted
        ? decided<SnapbackFact>(voted, { type: 'continued', at: now, decision })
        : decided(voted)
    }
  }
}

/**
 * What the clock does (SPEC.md SB3, SB8, SB9): after ten days without a text the presidency's is on the
 * table, after thirty without a decision the measures apply again. They do so at the instant itself,
 * however late this is called.
 */
export function snapbackClock(
  snapback: Snapback,
  { now, calendars }: Pick<SnapbackSetting, 'now' | 'calendars'>,
): Decision<SnapbackFact, DeadlineRefusal> {
  const { state, tableBy, voteBy } = snapback
  if (state.is !== 'notified' && state.is !== 'tabled') return decided()
  const facts: SnapbackFact[] = []
  if (state.is === 'notified' && hasPassed(tableBy, now)) {
    facts.push({ type: 'tabled', by: null, at: tableBy.at })
  }
  if (hasPassed(voteBy, now)) {
    const windDown = reckon(snapback.windDown, voteBy.at, calendars)
    if (!windDown.ok) return windDown
    facts.push({ type: 'restored', at: voteBy.at, windDown: windDown.deadline })
  }
  return decided(...facts)
}

export function evolveSnapback(snapback: Snapback, fact: SnapbackFact): Snapback {
  switch (fact.type) {
    case 'notified':
      return fact.snapback
    case 'tabled':
      return { ...snapback, state: { is: 'tabled', by: fact.by, at: fact.at } }
    case 'voted':
      return { ...snapback, votes: [...snapback.votes, fact.vote] }
    case 'continued':
      return { ...snapback, state: { is: 'continued', at: fact.at, decision: fact.decision } }
    case 'objected':
      return { ...snapback, objections: [...snapback.objections, fact.objection] }
    case 'withdrawn':
      return { ...snapback, state: { is: 'withdrawn', at: fact.at } }
    case 'restored':
      return { ...snapback, state: { is: 'restored', at: fact.at, windDown: fact.windDown } }
  }
}

/**
 * How a restored measure bears on business (SPEC.md SB10): what was done before is untouched, a
 * contract from before may be performed until the wind-down ends, everything else falls under it.
 */
export function bearsOn(
  { state }: Snapback,
  { concludedAt, performedAt }: { concludedAt: Instant; performedAt: Instant },
): 'untouched' | 'winding-down' | 'restored' {
  if (state.is !== 'restored' || performedAt < state.at) return 'untouched'
  return concludedAt < state.at && !hasPassed(state.windDown, performedAt)
    ? 'winding-down'
    : 'restored'
}
