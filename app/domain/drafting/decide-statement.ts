import { hasPassed, inMonths } from '../kernel/deadline.ts'
import type { Deadline } from '../kernel/deadline.ts'
import type { DelegationId } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import { decided, refused } from '../kernel/result.ts'
import type { Decision } from '../kernel/result.ts'
import { mustCommit, mustSpeakFor } from './actor.ts'
import type { Actor, WrongActor } from './actor.ts'
import type { BlockId } from './block.ts'
import { isReservation } from './statement.ts'
import type { Statement, StatementId, StatementKind, Target } from './statement.ts'

/** What is being said; who says it and when the act tells, and how long others may object the law. */
export type SaidKind =
  | Exclude<StatementKind, { is: 'reservation' }>
  | { readonly is: 'reservation' }

/** The text that a statement is about, as it stands when it is made. */
export type StatedText = {
  readonly symbol: string
  readonly paragraphs: readonly BlockId[]
  /** Its sponsor and co-sponsors: they explain no vote on their own text. */
  readonly sponsors: readonly DelegationId[]
  readonly action: 'none-yet' | 'consensus' | 'vote'
  /** Until when statements that bear on its effect may be made; null while it is not adopted. */
  readonly window: Deadline | null
}

export type StatementCommand =
  | {
      type: 'make'
      by: Actor
      for: DelegationId
      id: StatementId
      kind: SaidKind
      paragraphs: readonly BlockId[]
      text: string
      lang: string
      visibility: Statement['visibility']
      about: StatedText
      /** The statement that an objection is to, or null. */
      objected: Statement | null
      /** Of the seat, in whose days months end. */
      zone: string
    }
  | { type: 'align'; by: Actor; for: DelegationId }
  | { type: 'withdraw'; by: Actor; for: DelegationId }

export type StatementEvent =
  | { type: 'made'; statement: Statement }
  | { type: 'aligned'; delegation: DelegationId; at: Instant }
  | { type: 'withdrawn'; at: Instant }

export type StatementRefusal =
  | WrongActor
  | {
      code:
        | 'statement-made'
        | 'no-statement'
        | 'statement-withdrawn'
        | 'text-missing'
        | 'paragraphs-missing'
        | 'paragraph-unknown'
        | 'own-text'
        | 'not-adopted-yet'
        | 'action-taken'
        | 'no-action-yet'
        | 'no-vote'
        | 'window-over'
        | 'no-reservation'
        | 'own-reservation'
        | 'aligned-already'
    }

/** How long a reservation may be objected to, in months (Vienna Convention, Article 20(5)). */
const objectionMonths = 12

/** A statement adds to the record beside a text, and never changes it (domain.md B5). */
export function decideStatement(
  state: Statement | null,
  command: StatementCommand,
  at: Instant,
): Decision<StatementEvent, StatementRefusal> {
  const wrong = mustSpeakFor(command.by, command.for) ?? mustCommit(command.by)
  if (wrong !== null) return refused(wrong)
  if (command.type === 'make') {
    return state === null ? make(command, at) : refused({ code: 'statement-made' })
  }
  if (state === null) return refused({ code: 'no-statement' })
  if (state.stage === 'withdrawn') return refused({ code: 'statement-withdrawn' })
  switch (command.type) {
    case 'align':
      return state.by === command.for || state.aligned.includes(command.for)
        ? refused({ code: 'aligned-already' })
        : decided<StatementEvent>({ type: 'aligned', delegation: command.for, at })
    case 'withdraw':
      return state.by === command.for
        ? decided<StatementEvent>({ type: 'withdrawn', at })
        : refused({ code: 'not-yours' })
  }
}

export function evolveStatement(state: Statement | null, event: StatementEvent): Statement {
  if (event.type === 'made') return event.statement
  if (state === null) throw new Error(`${event.type} of no statement`)
  switch (event.type) {
    case 'aligned':
      return { ...state, aligned: [...state.aligned, event.delegation] }
    case 'withdrawn':
      return { ...state, stage: 'withdrawn', withdrawnAt: event.at }
  }
}

type Make = Extract<StatementCommand, { type: 'make' }>

function make(command: Make, at: Instant): Decision<StatementEvent, StatementRefusal> {
  const { id, for: by, paragraphs, text, lang, visibility, about, zone } = command
  if (text === '') return refused({ code: 'text-missing' })
  if (paragraphs.some((one) => !about.paragraphs.includes(one))) {
    return refused({ code: 'paragraph-unknown' })
  }
  const untimely = mayNotSay(command, at)
  if (untimely !== null) return refused(untimely)
  const kind: StatementKind =
    command.kind.is === 'reservation'
      ? { is: 'reservation', acceptedAfter: inMonths(at, objectionMonths, zone) }
      : command.kind
  const target: Target = { symbol: about.symbol, paragraphs }
  const said = { id, kind, by, aligned: [], target, text, lang, visibility, madeAt: at }
  return decided<StatementEvent>({ type: 'made', statement: { stage: 'made', ...said } })
}

function mayNotSay(
  { kind, for: by, paragraphs, about, objected }: Make,
  at: Instant,
): StatementRefusal | null {
  switch (kind.is) {
    case 'general':
      return null
    case 'explanation-of-vote':
      return mayNotExplainVote(kind.when, by, about)
    case 'objection':
      return mayNotObject(kind.to, by, objected, at)
    case 'explanation-of-position':
      return about.window === null ? null : mayNotBear(about, at)
    case 'interpretation':
      return mayNotBear(about, at)
    case 'dissociation':
      return paragraphs.length === 0 ? { code: 'paragraphs-missing' } : mayNotBear(about, at)
    case 'reservation':
      return mayNotBear(about, at)
  }
}

/** Only on an adopted text, and only while its window is open: what it does must become certain. */
function mayNotBear({ window }: StatedText, at: Instant): StatementRefusal | null {
  if (window === null) return { code: 'not-adopted-yet' }
  return hasPassed(window, at) ? { code: 'window-over' } : null
}

/** Sponsors explain no vote on their own draft (rule 88 of the General Assembly, domain.md B3). */
function mayNotExplainVote(
  when: 'before' | 'after',
  by: DelegationId,
  { sponsors, action }: StatedText,
): StatementRefusal | null {
  if (sponsors.includes(by)) return { code: 'own-text' }
  if (action === 'consensus') return { code: 'no-vote' }
  const timely = when === 'before' ? action === 'none-yet' : action === 'vote'
  if (timely) return null
  return { code: when === 'before' ? 'action-taken' : 'no-action-yet' }
}

function mayNotObject(
  to: StatementId,
  by: DelegationId,
  objected: Statement | null,
  at: Instant,
): StatementRefusal | null {
  if (objected === null || objected.id !== to || !isReservation(objected)) {
    return { code: 'no-reservation' }
  }
  if (objected.stage === 'withdrawn') return { code: 'statement-withdrawn' }
  if (objected.by === by) return { code: 'own-reservation' }
  return hasPassed(objected.kind.acceptedAfter, at) ? { code: 'window-over' } : null
}
