import type { DelegationId } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import type { BlockId, BracketId } from './block.ts'
import type { Note } from './bracket-note.ts'
import { markOfSide } from './bracket.ts'
import type { Bracket, Hold, Marked, OpenBracket } from './bracket.ts'
import type { Proposal, Ruling, Settlement } from './bracket.ts'
import type { MarkEdit } from './consolidation.ts'
import type { TextHash } from './text-hash.ts'

export type BracketEvent =
  | { type: 'opened'; bracket: OpenBracket }
  | { type: 'alternative-opened'; mark: Marked | null; proposal: Proposal; hold: Hold | null }
  | { type: 'side-taken'; hold: Hold }
  | { type: 'side-given-up'; delegation: DelegationId; at: Instant }
  | { type: 'noted'; delegation: DelegationId; note: Note }
  | { type: 'rebased'; delegation: DelegationId; words: TextHash; instead?: TextHash }
  | {
      type: 'words-changed'
      mark: BracketId
      blocks: readonly BlockId[]
      words: TextHash
      by: DelegationId | null
    }
  /** Nobody backs it any more while others stay in dispute; its words leave the text. */
  | { type: 'proposal-fell'; proposal: BracketId; edits: readonly MarkEdit[] }
  /** Its words were deleted by typing, and with them what was held for it. */
  | { type: 'mark-gone'; mark: BracketId; proposal: BracketId | null }
  | { type: 'ruled'; ruling: Ruling }
  | { type: 'ruling-objected'; delegation: DelegationId; reason: string; at: Instant }
  /** What it ruled on is no longer what stands there. */
  | { type: 'ruling-lapsed' }
  | { type: 'settled'; settlement: Settlement; at: Instant }

/** Throws on an event that no decision made of this state. */
export function evolveBracket(state: Bracket | null, event: BracketEvent): Bracket {
  if (event.type === 'opened') return event.bracket
  if (state === null || state.stage !== 'open') throw new Error(`${event.type} of no open bracket`)
  switch (event.type) {
    case 'alternative-opened':
      return {
        ...state,
        marks: event.mark === null ? state.marks : [...state.marks, event.mark],
        proposals: [...state.proposals, event.proposal],
        holds: event.hold === null ? state.holds : holding(state, event.hold),
      }
    case 'side-taken':
      return { ...state, holds: holding(state, event.hold) }
    case 'side-given-up':
      return { ...state, holds: without(state, event.delegation) }
    case 'noted':
      return changed(state, event.delegation, { note: event.note })
    case 'rebased':
      return changed(state, event.delegation, sideIn(event))
    case 'words-changed':
      return reworded(state, event)
    case 'proposal-fell':
      return {
        ...state,
        proposals: state.proposals.filter(({ id }) => id !== event.proposal),
        marks: state.marks.filter(({ id }) => !event.edits.some(({ mark }) => mark === id)),
      }
    case 'mark-gone':
      return {
        ...state,
        marks: state.marks.filter(({ id }) => id !== event.mark),
        proposals: state.proposals.filter(({ id }) => id !== event.proposal),
        holds: state.holds.filter(({ backs }) => backs === null || backs !== event.proposal),
      }
    case 'ruled':
      return { ...state, ruling: event.ruling }
    case 'ruling-objected': {
      const { delegation, reason, at } = event
      const objected = state.ruling && { ruling: state.ruling, delegation, reason, at }
      return { ...state, ruling: null, objected }
    }
    case 'ruling-lapsed':
      return { ...state, ruling: null }
    case 'settled': {
      const { holds: _holds, ruling: _ruling, objected: _objected, ...rest } = state
      return { ...rest, stage: 'settled', settledAt: event.at, ...event.settlement }
    }
  }
}

/** Who types in its own bracket has seen what it typed: only the others' sides grow stale. */
function reworded(
  state: OpenBracket,
  { mark, blocks, words, by }: Extract<BracketEvent, { type: 'words-changed' }>,
): OpenBracket {
  const marks = state.marks.map((one) => (one.id === mark ? { ...one, blocks, words } : one))
  const holds = state.holds.map((hold) => {
    if (hold.delegation !== by) return hold
    if (markOfSide(state, hold.backs)?.id === mark) return { ...hold, words }
    return mark === state.id ? { ...hold, instead: words } : hold
  })
  return { ...state, marks, holds }
}

/** A side that was taken before such was kept is told from then on. */
function sideIn({ words, instead }: Pick<Hold, 'words' | 'instead'>): Partial<Hold> {
  return instead === undefined ? { words } : { words, instead }
}

function holding(state: OpenBracket, hold: Hold): readonly Hold[] {
  return [...without(state, hold.delegation), hold]
}

function without(state: OpenBracket, delegation: DelegationId): readonly Hold[] {
  return state.holds.filter((hold) => hold.delegation !== delegation)
}

function changed(state: OpenBracket, of: DelegationId, change: Partial<Hold>): OpenBracket {
  return {
    ...state,
    holds: state.holds.map((hold) => (hold.delegation === of ? { ...hold, ...change } : hold)),
  }
}
