import { hasPassed, inWorkingHours } from '../kernel/deadline.ts'
import type { Instant } from '../kernel/instant.ts'
import { decided, refused } from '../kernel/result.ts'
import type { Decision } from '../kernel/result.ts'
import { mustDraft, mustPreside, mustSpeakFor } from './actor.ts'
import type { BracketRefusal, BracketRuling } from './bracket-commands.ts'
import type { BracketEvent } from './bracket-events.ts'
import { isFilled, isOpen, readingOf } from './bracket.ts'
import type { OpenBracket } from './bracket.ts'
import { consolidate } from './consolidation.ts'

type BracketDecision = Decision<BracketEvent, BracketRefusal>

/** The chair names an outcome; anyone's objection within the window reopens the bracket (domain.md B2). */
export function ruleOnBracket(
  state: OpenBracket,
  command: BracketRuling,
  at: Instant,
): BracketDecision {
  switch (command.type) {
    case 'rule':
      return rule(state, command, at)
    case 'object':
      return object(state, command, at)
    case 'settle-ruling': {
      if (state.ruling === null) return refused({ code: 'no-ruling' })
      if (!rulingStands(state, at)) return refused({ code: 'window-open' })
      const { keeps, window } = state.ruling
      const edits = consolidate(state, keeps)
      return decided<BracketEvent>({
        type: 'settled',
        settlement: { how: 'ruling', keeps, edits },
        at: window.at,
      })
    }
  }
}

/** Whether nobody objected in time, so that the ruling stands even before the clock has settled it. */
export function rulingStands({ ruling }: OpenBracket, at: Instant): boolean {
  return ruling !== null && hasPassed(ruling.window, at)
}

/** A ruling is on the words that its chair saw: with others in their place it lapses while one may object. */
export function lapse(state: OpenBracket, at: Instant): readonly BracketEvent[] {
  return state.ruling === null || rulingStands(state, at) ? [] : [{ type: 'ruling-lapsed' }]
}

function rule(
  state: OpenBracket,
  command: Extract<BracketRuling, { type: 'rule' }>,
  at: Instant,
): BracketDecision {
  const { by, keeps, reason, seen, hours, seat, touching } = command
  const wrong = mustPreside(by)
  if (wrong !== null) return refused(wrong)
  if (state.ruling !== null) return refused({ code: 'ruling-pending' })
  if (touching.some((other) => isOpen(other) && other.ruling !== null)) {
    return refused({ code: 'ruling-overlaps' })
  }
  if (seen !== readingOf(state)) return refused({ code: 'words-changed' })
  const named = state.proposals.find(({ id }) => id === keeps)
  if (keeps !== null && (named === undefined || named.reads === 'reserved')) {
    return refused({ code: 'no-such-proposal' })
  }
  if (state.kind === 'placeholder' && !isFilled(state)) {
    return refused({ code: 'placeholder-empty' })
  }
  const reckoned = inWorkingHours(at, hours, 'seat', seat)
  if (!reckoned.ok) return reckoned
  const ruling = { keeps, reason, ruledAt: at, window: reckoned.deadline }
  return decided<BracketEvent>({ type: 'ruled', ruling })
}

function object(
  state: OpenBracket,
  { by, for: of, reason }: Extract<BracketRuling, { type: 'object' }>,
  at: Instant,
): BracketDecision {
  const wrong = mustSpeakFor(by, of) ?? mustDraft(by)
  if (wrong !== null) return refused(wrong)
  if (state.ruling === null) return refused({ code: 'no-ruling' })
  if (rulingStands(state, at)) return refused({ code: 'ruling-stands' })
  return decided<BracketEvent>({ type: 'ruling-objected', delegation: of, reason, at })
}
