import type { Calendar } from '../kernel/calendar.ts'
import type { DeadlineRefusal } from '../kernel/deadline.ts'
import type { DelegationId } from '../kernel/id.ts'
import type { Actor, WrongActor } from './actor.ts'
import type { BlockId, BracketId, BracketKind } from './block.ts'
import type { Note } from './bracket-note.ts'
import type { Bracket } from './bracket.ts'
import type { TextHash } from './text-hash.ts'

/** What a delegation can do with its side of a bracket, as the record says it. */
export const sideActs = [
  'support',
  'join',
  'oppose',
  'lift',
  'withdraw',
  'rebase',
  'offer-no-text',
] as const
export type SideAct = (typeof sideActs)[number]

/** What the record knows of: a side, what its holder says to it, and words that are awaited or come. */
export const bracketActs = [...sideActs, 'note', 'await', 'write'] as const

/** What the projector reads out of committed edits. `words` is null where nothing stands beneath. */
export type BracketReading =
  | {
      type: 'open'
      by: Pick<Actor, 'delegation' | 'kind'>
      id: BracketId
      blocks: readonly BlockId[]
      kind: BracketKind
      whole: boolean
      words: TextHash | null
    }
  | {
      type: 'open-alternative'
      by: Pick<Actor, 'delegation' | 'kind'>
      id: BracketId
      blocks: readonly BlockId[]
      whole: boolean
      words: TextHash | null
    }
  /** By whose edit, or null when the system wrote it. */
  | {
      type: 'reword'
      by: DelegationId | null
      mark: BracketId
      blocks: readonly BlockId[]
      words: TextHash
    }
  | { type: 'lose-mark'; mark: BracketId }

/** What a delegation does with the side that `for` names. `seen` is the reading it had before it. */
export type BracketAct = { by: Actor; for: DelegationId } & (
  | { type: 'offer-no-text'; id: BracketId; seen: string }
  | { type: 'support'; proposal: BracketId; seen: string }
  | { type: 'oppose' }
  | { type: 'join'; proposal: BracketId; seen: string }
  | { type: 'lift'; seen: string }
  | { type: 'withdraw' }
  | { type: 'note'; note: Note }
  | { type: 'rebase'; seen: string }
)

/** A ruling of the chair, and what becomes of it. */
export type BracketRuling =
  | {
      type: 'rule'
      by: Actor
      /** The proposal that is to stand, or null for what stands without any. */
      keeps: BracketId | null
      reason: string
      seen: string
      /** How long one may object, in hours of working days of the seat. */
      hours: number
      seat: Calendar
      /** Brackets that stand around, in or across the same words. */
      touching: readonly Bracket[]
    }
  | { type: 'object'; by: Actor; for: DelegationId; reason: string }
  | { type: 'settle-ruling' }

export type BracketCommand = BracketReading | BracketAct | BracketRuling

/** The window of a ruling unless the chair names another (domain.md B2). */
export const rulingHours = 24

export type BracketRefusal =
  | WrongActor
  | Extract<DeadlineRefusal, { code: 'beyond-calendar' }>
  | {
      code:
        | 'bracket-exists'
        | 'no-bracket'
        | 'bracket-settled'
        | 'bracket-over-nothing'
        | 'no-alternatives'
        | 'no-text-stands-already'
        | 'no-such-mark'
        | 'no-such-proposal'
        | 'already-held'
        | 'holds-another-side'
        | 'not-held'
        | 'nothing-to-oppose'
        | 'not-stale'
        | 'placeholder-empty'
        | 'words-changed'
        | 'ruling-pending'
        | 'ruling-overlaps'
        | 'ruling-stands'
        | 'no-ruling'
        | 'window-open'
    }
