import type { Deadline } from '../kernel/deadline.ts'
import { hasPassed } from '../kernel/deadline.ts'
import type { DelegationId, Id } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import { mustCommit, mustPreside } from './actor.ts'
import type { Actor } from './actor.ts'
import type { BlockId } from './block.ts'
import type { TextHash } from './text-hash.ts'

export type SilenceId = Id<'silence'>

/** What is adopted if nobody breaks silence: the whole text, or paragraphs of it. */
export type SilenceSubject =
  | { readonly of: 'document' }
  | { readonly of: 'paragraphs'; readonly blocks: readonly BlockId[] }

/**
 * A text put before the members to be adopted by the clock unless one of them objects in writing
 * (domain.md B4). Before it is proposed there is none; from then on its words are frozen.
 */
export type Silence = {
  readonly id: SilenceId
  readonly subject: SilenceSubject
  readonly sponsor: DelegationId
  readonly words: TextHash
  readonly proposedAt: Instant
  /** Why less than the usual period must do; null where it need not. */
  readonly urgency: string | null
  readonly expiry: Deadline
  /** Until when statements may be made on the text if it is adopted. */
  readonly statements: Deadline
  readonly extensions: readonly Extension[]
  /** Legally the same as silence (domain.md B4). */
  readonly supporters: readonly DelegationId[]
  readonly receipts: readonly Receipt[]
} & (
  | { readonly stage: 'under-silence' }
  | {
      readonly stage: 'broken'
      readonly brokenAt: Instant
      readonly by: DelegationId
      readonly reason: string
      readonly counterText: CounterText | null
    }
  | { readonly stage: 'adopted'; readonly adoptedAt: Instant }
  | { readonly stage: 'withdrawn'; readonly withdrawnAt: Instant }
)

export type UnderSilence = Extract<Silence, { stage: 'under-silence' }>

type Extension = { readonly at: Instant; readonly from: Deadline; readonly to: Deadline }

type Receipt = { readonly delegation: DelegationId; readonly at: Instant }

/** Words offered with an objection; they become a bracket of whoever objects. */
export type CounterText = { readonly block: BlockId; readonly words: string }

/** What is printed on the request for whoever reads it: what its silence does, and whether it can break it. */
export type SilenceMeaning = {
  readonly silence: 'consent' | 'nothing'
  readonly until: Deadline
  /** What is adopted at that moment if nobody objects. */
  readonly adopts: SilenceSubject
  readonly words: TextHash
  readonly breaks: 'may-break' | 'head-may-break' | 'may-not-break'
  readonly statementsUntil: Deadline
}

/** Only a member's silence consents; its head or alternate may break it (domain.md B4, B10). */
export function silenceMeans(
  { subject, words, expiry, statements }: UnderSilence,
  reader: Actor,
): SilenceMeaning {
  const counts = reader.kind === 'member'
  const head = counts ? 'head-may-break' : 'may-not-break'
  return {
    silence: counts ? 'consent' : 'nothing',
    until: expiry,
    adopts: subject,
    words,
    breaks: mustCommit(reader) === null ? 'may-break' : head,
    statementsUntil: statements,
  }
}

/** Who has seen the request: for the chair alone, so that reading is not taken for a position. */
export function receiptsFor(reader: Actor, { receipts }: Silence): readonly Receipt[] {
  return mustPreside(reader) === null ? receipts : []
}

/** Whether nobody changes the words now: they are under silence, or were adopted by it. */
export function isFrozen({ stage }: Silence): boolean {
  return stage === 'under-silence' || stage === 'adopted'
}

/** Whether the period has run out, also where the clock has not come round to it yet. */
export function hasExpired({ expiry }: UnderSilence, at: Instant): boolean {
  return hasPassed(expiry, at)
}
