import type { Deadline } from '../kernel/deadline.ts'
import type { DelegationId } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import type { CounterText, Silence, SilenceId, SilenceSubject, UnderSilence } from './silence.ts'
import type { TextHash } from './text-hash.ts'

/** What happens in a procedure, as the record says it; that a delegation has read the request is not said there. */
export const silenceActs = ['propose', 'extend', 'support', 'break', 'withdraw', 'adopt'] as const
export type SilenceAct = (typeof silenceActs)[number]

export type SilenceEvent =
  | {
      type: 'proposed'
      id: SilenceId
      subject: SilenceSubject
      sponsor: DelegationId
      words: TextHash
      urgency: string | null
      expiry: Deadline
      statements: Deadline
      at: Instant
    }
  | { type: 'extended'; expiry: Deadline; statements: Deadline; at: Instant }
  | { type: 'supported'; delegation: DelegationId; at: Instant }
  | { type: 'seen'; delegation: DelegationId; at: Instant }
  | {
      type: 'broken'
      delegation: DelegationId
      reason: string
      counterText: CounterText | null
      at: Instant
    }
  | { type: 'withdrawn'; at: Instant }
  /** By the clock, as of the instant at which silence ran out. */
  | { type: 'adopted'; at: Instant }

/** Throws on an event that no decision made of this state. */
export function evolveSilence(state: Silence | null, event: SilenceEvent): Silence {
  if (event.type === 'proposed') {
    const { id, subject, sponsor, words, urgency, expiry, statements, at } = event
    const terms = { id, subject, sponsor, words, urgency, expiry, statements, proposedAt: at }
    return { stage: 'under-silence', ...terms, extensions: [], supporters: [], receipts: [] }
  }
  const silence = running(state, event)
  switch (event.type) {
    case 'extended': {
      const { expiry, statements, at } = event
      const extensions = [...silence.extensions, { at, from: silence.expiry, to: expiry }]
      return { ...silence, expiry, statements, extensions }
    }
    case 'supported':
      return { ...silence, supporters: [...silence.supporters, event.delegation] }
    case 'seen': {
      const { delegation, at } = event
      return { ...silence, receipts: [...silence.receipts, { delegation, at }] }
    }
    case 'broken': {
      const { delegation: by, reason, counterText, at } = event
      return { ...silence, stage: 'broken', brokenAt: at, by, reason, counterText }
    }
    case 'withdrawn':
      return { ...silence, stage: 'withdrawn', withdrawnAt: event.at }
    case 'adopted':
      return { ...silence, stage: 'adopted', adoptedAt: event.at }
  }
}

function running(state: Silence | null, event: SilenceEvent): UnderSilence {
  if (state === null || state.stage !== 'under-silence') {
    throw new Error(`${event.type} of nothing under silence`)
  }
  return state
}
