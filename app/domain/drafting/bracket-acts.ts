import type { Instant } from '../kernel/instant.ts'
import { decided, refused } from '../kernel/result.ts'
import type { Decision } from '../kernel/result.ts'
import { mustCommit, mustDraft, mustSpeakFor } from './actor.ts'
import type { WrongActor } from './actor.ts'
import type { BracketId } from './block.ts'
import type { BracketAct, BracketRefusal } from './bracket-commands.ts'
import type { BracketEvent } from './bracket-events.ts'
import { lapse } from './bracket-ruling.ts'
import { holdOf, isFilled, readingOf, staleHolders, wordsOfSide } from './bracket.ts'
import type { Hold, OpenBracket } from './bracket.ts'
import { withWhatFollows } from './what-follows.ts'

type BracketDecision = Decision<BracketEvent, BracketRefusal>

/** Taking a side is drafting; giving one up, for nothing or for another, commits (SPEC.md BR). */
export function actOnBracket(
  state: OpenBracket,
  command: BracketAct,
  at: Instant,
): BracketDecision {
  const wrong = mustSpeakFor(command.by, command.for) ?? mayNotAct(command)
  if (wrong !== null) return refused(wrong)
  if ('seen' in command && command.seen !== readingOf(state)) {
    return refused({ code: 'words-changed' })
  }
  const held = holdOf(state, command.for)
  switch (command.type) {
    case 'offer-no-text':
      return offerNoText(state, command, at)
    case 'support':
    case 'join':
      return takeUp(state, held, command, at)
    case 'oppose': {
      if (isReservation(state)) return refused({ code: 'nothing-to-oppose' })
      if (held?.backs === null) return refused({ code: 'already-held' })
      if (held !== null) return refused({ code: 'holds-another-side' })
      return withWhatFollows(state, taken(state, command.for, null, at), at)
    }
    case 'lift': {
      if (held === null || !(held.backs === null || isReservation(state))) {
        return refused({ code: 'not-held' })
      }
      if (state.kind === 'placeholder' && !isFilled(state)) {
        return refused({ code: 'placeholder-empty' })
      }
      return withWhatFollows(state, { type: 'side-given-up', delegation: command.for, at }, at)
    }
    case 'withdraw':
      return held === null || held.backs === null || isReservation(state)
        ? refused({ code: 'not-held' })
        : withWhatFollows(state, { type: 'side-given-up', delegation: command.for, at }, at)
    case 'note':
      return held === null
        ? refused({ code: 'not-held' })
        : decided({ type: 'noted', delegation: command.for, note: command.note })
    case 'rebase':
      return rebase(state, held)
  }
}

function mayNotAct(command: BracketAct): WrongActor | null {
  switch (command.type) {
    case 'offer-no-text':
    case 'support':
    case 'oppose':
    case 'note':
    case 'rebase':
      return mustDraft(command.by)
    case 'join':
    case 'lift':
    case 'withdraw':
      return mustCommit(command.by)
  }
}

/** Only beside words that stand: of an *insert* or *delete* "no text" is a side already. */
function offerNoText(
  state: OpenBracket,
  { id, for: of }: Extract<BracketAct, { type: 'offer-no-text' }>,
  at: Instant,
): BracketDecision {
  const stands =
    state.kind !== 'replace' || state.proposals.some(({ reads }) => reads === 'no-text')
  if (stands) return refused({ code: 'no-text-stands-already' })
  const hold = taken(state, of, id, at).hold
  return decided<BracketEvent>(
    {
      type: 'alternative-opened',
      mark: null,
      proposal: { id, by: of, reads: 'no-text' },
      hold: holdOf(state, of) === null ? hold : null,
    },
    ...lapse(state, at),
  )
}

function takeUp(
  state: OpenBracket,
  held: Hold | null,
  { type, proposal, for: of }: Extract<BracketAct, { type: 'support' | 'join' }>,
  at: Instant,
): BracketDecision {
  if (!state.proposals.some(({ id }) => id === proposal)) {
    return refused({ code: 'no-such-proposal' })
  }
  if (held?.backs === proposal) return refused({ code: 'already-held' })
  if (type === 'support' && held !== null) return refused({ code: 'holds-another-side' })
  if (type === 'join' && held === null) return refused({ code: 'not-held' })
  return withWhatFollows(state, taken(state, of, proposal, at), at)
}

function rebase(state: OpenBracket, held: Hold | null): BracketDecision {
  if (held === null) return refused({ code: 'not-held' })
  const now = wordsOfSide(state, held.backs)
  return now === null || !staleHolders(state).includes(held.delegation)
    ? refused({ code: 'not-stale' })
    : decided({ type: 'rebased', delegation: held.delegation, ...now })
}

function taken(
  state: OpenBracket,
  delegation: Hold['delegation'],
  backs: BracketId | null,
  at: Instant,
): Extract<BracketEvent, { type: 'side-taken' }> {
  const now = wordsOfSide(state, backs) ?? { words: state.born }
  return { type: 'side-taken', hold: { delegation, backs, since: at, ...now, note: null } }
}

function isReservation({ kind }: OpenBracket): boolean {
  return kind === 'reserve' || kind === 'placeholder'
}
