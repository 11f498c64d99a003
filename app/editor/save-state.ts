import type { BlockId } from '#app/domain/drafting/block.ts'
import { isProtected } from '#app/domain/drafting/protocol.ts'
import type { ProtectedEdit, RefusedEdit } from '#app/domain/drafting/protocol.ts'

/**
 * Where a person's edits are. An edit counts as saved when the server said that it is on disk, and
 * not before; being sent, or being seen by others, is not being saved (stack.md 5).
 */
export type SaveState = {
  link: Link
  /** Edits that no message of this connection carries; the device keeps them. */
  waiting: number
  /** Messages of this connection that are not yet known to be on disk, oldest first. */
  sent: readonly { n: number; edits: number }[]
  /** Step-2 and update messages sent on this connection. */
  count: number
}

type Link =
  /** No connection; `copy` says whether something is shown, and editable, meanwhile. */
  | { link: 'away'; copy: 'none' | 'read-only' | 'editable' }
  /** The text is complete and edits go out at once; by plain requests that takes a while longer. */
  | { link: 'live'; slow: boolean }
  /**
   * Connecting again would end the same way. What is unsaved stays on the device; `because` is the
   * refusal of an edit that ended it.
   */
  | { link: 'ended'; why: Ending; because: RefusedEdit | null }

export type Ending =
  | 'signed-out'
  | 'access-changed'
  | 'reload'
  | 'replaced'
  | 'refused'
  | 'quarantined'

export type SaveEvent =
  | { type: 'copy-shown'; edits: number }
  /** An edit, and whether it went out as a message of its own. */
  | { type: 'edited'; sent: boolean }
  /** One message with all that the server has not. */
  | { type: 'sent-everything' }
  /** A message without an edit, sent to hear whether anybody answers. */
  | { type: 'asked' }
  | { type: 'live'; slow: boolean }
  | { type: 'saved'; n: number }
  | { type: 'refused'; n: number; code: RefusedEdit; blocks: readonly BlockId[] }
  /** What was written is about to be carried over into the shared text, which did not take all of it. */
  | { type: 'begun-anew' }
  /** It was: what went over counts as edited again, and the rest is a note. */
  | { type: 'carried-over' }
  /** The text goes on by another connection, without having been away. */
  | { type: 'rewired' }
  | { type: 'away' }
  | { type: 'ended'; why: Ending }

export const opening: SaveState = {
  link: { link: 'away', copy: 'none' },
  waiting: 0,
  sent: [],
  count: 0,
}

export function evolve(state: SaveState, event: SaveEvent): SaveState {
  switch (event.type) {
    case 'copy-shown':
      return {
        ...state,
        link:
          state.link.link === 'away' && state.link.copy === 'none'
            ? { link: 'away', copy: 'read-only' }
            : state.link,
        waiting: state.waiting + event.edits,
      }
    case 'edited':
      return event.sent ? sending(state, 1) : { ...state, waiting: state.waiting + 1 }
    case 'sent-everything':
      return { ...sending(state, state.waiting), waiting: 0 }
    case 'asked':
      return sending(state, 0)
    case 'live':
      return { ...state, link: { link: 'live', slow: event.slow } }
    case 'saved':
      return { ...state, sent: state.sent.filter((message) => message.n > event.n) }
    case 'refused':
      return refusing(state, event)
    case 'begun-anew':
      return { ...unsent(state), link: { link: 'away', copy: 'read-only' } }
    case 'carried-over':
      return { ...state, waiting: 0 }
    case 'rewired':
      return unsent(state)
    case 'away':
      return state.link.link === 'ended' ? state : { ...unsent(state), link: whileAway(state.link) }
    case 'ended':
      // The close that follows a refusal knows less than the refusal.
      if (state.link.link === 'ended') return state
      return { ...unsent(state), link: { link: 'ended', why: event.why, because: null } }
  }
}

/** Edits of this person that are on no disk but this device's. */
export function unsaved(state: SaveState): number {
  return state.sent.reduce((sum, message) => sum + message.edits, state.waiting)
}

/**
 * The number of the message that answers the server's question. A message without a person's edits
 * is acknowledged too, so it is counted; only edits make the indicator say "saving".
 */
function sending(state: SaveState, edits: number): SaveState {
  const n = state.count + 1
  return { ...state, count: n, sent: [...state.sent, { n, edits }] }
}

/**
 * After a gap the server asks again for everything, so the edits wait; what the text protects itself
 * against waits to be carried over. What a reader wrote, or what
 * was written after the text was closed, can never be saved: it stays here and the text is locked.
 */
function refusing(state: SaveState, { n, code }: { n: number; code: RefusedEdit }): SaveState {
  const message = state.sent.find((sent) => sent.n === n)
  if (message === undefined || message.edits === 0) {
    return { ...state, sent: state.sent.filter((sent) => sent.n !== n) }
  }
  const kept = {
    ...state,
    sent: state.sent.filter((sent) => sent.n !== n),
    waiting: state.waiting + message.edits,
  }
  return code === 'gap' || isProtected(code)
    ? kept
    : { ...unsent(kept), link: { link: 'ended', why: endingOf(code), because: code } }
}

function endingOf(code: Exclude<RefusedEdit, 'gap' | ProtectedEdit>): Ending {
  switch (code) {
    case 'reader':
    case 'closed':
      return 'access-changed'
    case 'forged':
    case 'malformed':
    case 'too-large':
      return 'refused'
  }
}

/** A connection that ends takes its acknowledgements with it: all that it owed waits again. */
function unsent(state: SaveState): SaveState {
  return { ...state, waiting: unsaved(state), sent: [], count: 0 }
}

function whileAway(link: Link): Link {
  return link.link === 'live' ? { link: 'away', copy: 'editable' } : link
}
