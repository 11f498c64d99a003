import type { Calendar } from '../kernel/calendar.ts'
import type { Deadline } from '../kernel/deadline.ts'
import type { DelegationId } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import { decided, refused } from '../kernel/result.ts'
import type { Decision } from '../kernel/result.ts'
import { mustCommit, mustPreside, mustSpeakFor, mustSponsor } from './actor.ts'
import type { Actor, WrongActor } from './actor.ts'
import type { SilenceEvent } from './silence-events.ts'
import { checkExpiry } from './silence-expiry.ts'
import type { ExpiryRefusal } from './silence-expiry.ts'
import { hasExpired } from './silence.ts'
import type { CounterText, Silence, SilenceId, SilenceSubject, UnderSilence } from './silence.ts'
import type { TextHash } from './text-hash.ts'

export type SilenceCommand =
  | {
      type: 'propose'
      by: Actor
      id: SilenceId
      subject: SilenceSubject
      sponsor: DelegationId
      words: TextHash
      /** Brackets that are live in these words. */
      liveBrackets: number
      expiry: Deadline
      urgency: string | null
      seat: Calendar
    }
  | { type: 'extend'; by: Actor; expiry: Deadline; seat: Calendar }
  | { type: 'support'; by: Actor; for: DelegationId }
  | { type: 'see'; by: Actor }
  | {
      type: 'break'
      by: Actor
      for: DelegationId
      reason: string
      counterText: CounterText | null
    }
  | { type: 'withdraw'; by: Actor }
  /** What the clock does, at the instant or as soon after it as it comes round. */
  | { type: 'expire' }

export type SilenceRefusal =
  | WrongActor
  | ExpiryRefusal
  | {
      code:
        | 'silence-proposed'
        | 'no-silence'
        | 'silence-over'
        | 'silence-expired'
        | 'silence-runs'
        | 'brackets-open'
        | 'reason-missing'
        | 'not-extended'
        | 'supports-already'
    }

type SilenceDecision = Decision<SilenceEvent, SilenceRefusal>
type Command<Type extends SilenceCommand['type']> = Extract<SilenceCommand, { type: Type }>

/**
 * What becomes of a silence procedure (domain.md B4). Once the instant of expiry has come nothing but
 * the adoption is possible, whether or not the clock has recorded it yet: so an objection and the
 * expiry in one millisecond have one outcome, in whichever order they arrive.
 */
export function decideSilence(
  state: Silence | null,
  command: SilenceCommand,
  at: Instant,
): SilenceDecision {
  if (command.type === 'propose') {
    return state === null ? propose(command, at) : refused({ code: 'silence-proposed' })
  }
  if (state === null) return refused({ code: 'no-silence' })
  if (state.stage !== 'under-silence') return refused({ code: 'silence-over' })
  if (command.type === 'expire') {
    return hasExpired(state, at)
      ? decided<SilenceEvent>({ type: 'adopted', at: state.expiry.at })
      : refused({ code: 'silence-runs' })
  }
  if (hasExpired(state, at)) return refused({ code: 'silence-expired' })
  return act(state, command, at)
}

function act(
  state: UnderSilence,
  command: Exclude<SilenceCommand, { type: 'propose' | 'expire' }>,
  at: Instant,
): SilenceDecision {
  switch (command.type) {
    case 'extend':
      return extend(state, command, at)
    case 'support': {
      const { by, for: delegation } = command
      const wrong = mustSpeakFor(by, delegation) ?? mustCommit(by)
      if (wrong !== null) return refused(wrong)
      return state.supporters.includes(delegation)
        ? refused({ code: 'supports-already' })
        : decided<SilenceEvent>({ type: 'supported', delegation, at })
    }
    case 'see': {
      const { delegation } = command.by
      return state.receipts.some((receipt) => receipt.delegation === delegation)
        ? decided()
        : decided<SilenceEvent>({ type: 'seen', delegation, at })
    }
    case 'break': {
      const { by, for: delegation, reason, counterText } = command
      const wrong = mustSpeakFor(by, delegation) ?? mustCommit(by)
      if (wrong !== null) return refused(wrong)
      if (reason === '') return refused({ code: 'reason-missing' })
      return decided<SilenceEvent>({ type: 'broken', delegation, reason, counterText, at })
    }
    case 'withdraw': {
      const wrong = mustSponsor(command.by, state.sponsor)
      return wrong === null ? decided<SilenceEvent>({ type: 'withdrawn', at }) : refused(wrong)
    }
  }
}

function propose(command: Command<'propose'>, at: Instant): SilenceDecision {
  const { by, id, subject, sponsor, words, liveBrackets, expiry, urgency, seat } = command
  const wrong = mustPreside(by)
  if (wrong !== null) return refused(wrong)
  if (liveBrackets > 0) return refused({ code: 'brackets-open' })
  if (urgency === '') return refused({ code: 'reason-missing' })
  const checked = checkExpiry(expiry, { from: at, urgent: urgency !== null, seat }, at)
  if (!checked.ok) return checked
  const { statements } = checked
  const terms = { id, subject, sponsor, words, urgency, expiry, statements }
  return decided<SilenceEvent>({ type: 'proposed', ...terms, at })
}

/** Later than before; the days of the seat bind an extension as they bind the proposal. */
function extend(
  state: UnderSilence,
  { by, expiry, seat }: Command<'extend'>,
  at: Instant,
): SilenceDecision {
  const wrong = mustPreside(by)
  if (wrong !== null) return refused(wrong)
  if (expiry.at <= state.expiry.at) return refused({ code: 'not-extended' })
  const since = { from: state.proposedAt, urgent: state.urgency !== null, seat }
  const checked = checkExpiry(expiry, since, at)
  if (!checked.ok) return checked
  const { statements } = checked
  return decided<SilenceEvent>({ type: 'extended', expiry, statements, at })
}
