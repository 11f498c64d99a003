import type { DelegationKind } from '../accounts/delegation.ts'
import type { Id, DelegationId } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import { decided, refused } from '../kernel/result.ts'
import type { Decision } from '../kernel/result.ts'
import { mustKeepProcess, mustPreside } from './actor.ts'
import type { Actor, WrongActor } from './actor.ts'
import { presence, reached } from './decision-rule.ts'
import type { Threshold } from './decision-rule.ts'

export type SittingId = Id<'sitting'>

/**
 * A meeting that the chair opened. Present is who stands on its attendance list; who merely has the
 * text open is not (a socket is no delegation in a room).
 */
export type Sitting = {
  readonly id: SittingId
  readonly openedAt: Instant
  /** How many members there are, of which the quorum is a share; null where none is asked. */
  readonly members: number
  readonly quorum: Threshold | null
  readonly attendance: readonly Attendance[]
} & ({ readonly stage: 'open' } | { readonly stage: 'closed'; readonly closedAt: Instant })

/** A line of the attendance list; `until` is null while the delegation is there. */
export type Attendance = {
  readonly delegation: DelegationId
  readonly kind: DelegationKind
  readonly from: Instant
  readonly until: Instant | null
}

export type SittingCommand =
  | { type: 'open'; by: Actor; id: SittingId; members: number; quorum: Threshold | null }
  | { type: 'arrive'; by: Actor; delegation: Pick<Attendance, 'delegation' | 'kind'> }
  | { type: 'leave'; by: Actor; delegation: DelegationId }
  | { type: 'close'; by: Actor }

export type SittingEvent =
  | { type: 'opened'; id: SittingId; members: number; quorum: Threshold | null; at: Instant }
  | { type: 'arrived'; delegation: DelegationId; kind: DelegationKind; at: Instant }
  | { type: 'left'; delegation: DelegationId; at: Instant }
  | { type: 'closed'; at: Instant }

export type SittingRefusal =
  | WrongActor
  | { code: 'sitting-open' | 'no-sitting' | 'present-already' | 'not-present' }

/** A delegation enters and leaves for itself; the chair and the secretariat keep the list for all. */
export function decideSitting(
  state: Sitting | null,
  command: SittingCommand,
  at: Instant,
): Decision<SittingEvent, SittingRefusal> {
  if (command.type === 'open') {
    const { by, id, members, quorum } = command
    const wrong = mustPreside(by)
    if (wrong !== null) return refused(wrong)
    return state === null
      ? decided<SittingEvent>({ type: 'opened', id, members, quorum, at })
      : refused({ code: 'sitting-open' })
  }
  if (state === null || state.stage === 'closed') return refused({ code: 'no-sitting' })
  switch (command.type) {
    case 'arrive': {
      const { delegation, kind } = command.delegation
      const wrong = mustKeepListOf(command.by, delegation)
      if (wrong !== null) return refused(wrong)
      return isPresent(state, delegation)
        ? refused({ code: 'present-already' })
        : decided<SittingEvent>({ type: 'arrived', delegation, kind, at })
    }
    case 'leave': {
      const { by, delegation } = command
      const wrong = mustKeepListOf(by, delegation)
      if (wrong !== null) return refused(wrong)
      return isPresent(state, delegation)
        ? decided<SittingEvent>({ type: 'left', delegation, at })
        : refused({ code: 'not-present' })
    }
    case 'close': {
      const wrong = mustPreside(command.by)
      return wrong === null ? decided<SittingEvent>({ type: 'closed', at }) : refused(wrong)
    }
  }
}

export function evolveSitting(state: Sitting | null, event: SittingEvent): Sitting {
  if (event.type === 'opened') {
    const { id, members, quorum, at } = event
    return { stage: 'open', id, openedAt: at, members, quorum, attendance: [] }
  }
  if (state === null) throw new Error(`${event.type} in no sitting`)
  switch (event.type) {
    case 'arrived': {
      const { delegation, kind, at } = event
      return {
        ...state,
        attendance: [...state.attendance, { delegation, kind, from: at, until: null }],
      }
    }
    case 'left':
      return { ...state, attendance: state.attendance.map((line) => until(line, event)) }
    case 'closed':
      return { ...state, stage: 'closed', closedAt: event.at }
  }
}

/** The members that are there now: whoever else is in the room hears and is not asked. */
export function membersPresent({ stage, attendance }: Sitting): readonly DelegationId[] {
  return attendance.flatMap(({ delegation, kind, until: left }) =>
    stage === 'open' && kind === 'member' && left === null ? [delegation] : [],
  )
}

/** Everyone on the attendance list who is there now, members or not. */
export function presentIn({ attendance }: Sitting): readonly DelegationId[] {
  return attendance.flatMap(({ delegation, until: left }) => (left === null ? [delegation] : []))
}

/** Whether enough members are there to agree on anything: the quorum, and in any case one. */
export function isQuorate(sitting: Sitting): boolean {
  const present = membersPresent(sitting).length
  const roll = Array.from({ length: sitting.members }, (_, at) => ({ present: at < present }))
  return present > 0 && (sitting.quorum === null || reached(presence(sitting.quorum, roll)))
}

function isPresent({ attendance }: Sitting, delegation: DelegationId): boolean {
  return attendance.some((line) => line.delegation === delegation && line.until === null)
}

function mustKeepListOf(by: Actor, delegation: DelegationId): WrongActor | null {
  const keeps = mustPreside(by) === null || mustKeepProcess(by) === null
  return keeps || by.delegation === delegation ? null : { code: 'not-yours' }
}

function until(line: Attendance, { delegation, at }: Extract<SittingEvent, { type: 'left' }>) {
  return line.delegation === delegation && line.until === null ? { ...line, until: at } : line
}
