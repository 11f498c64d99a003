import type { DelegationId, Id, MandateId, PersonId } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Anchor } from './anchor.ts'

export type ThreadId = Id<'thread'>
export type CommentId = Id<'comment'>

/**
 * What is said about a place of the text, in the order in which it was said. Comments are working talk:
 * they are no acts and do not enter the record.
 */
export type Thread = {
  readonly id: ThreadId
  readonly anchor: Anchor
  readonly openedAt: Instant
  /** The first began it. */
  readonly comments: readonly [Comment, ...Comment[]]
} & (
  | { readonly stage: 'open' }
  | { readonly stage: 'resolved'; readonly by: DelegationId; readonly at: Instant }
  /** Everything in it was taken back. */
  | { readonly stage: 'withdrawn' }
)

export type Comment = {
  readonly id: CommentId
  readonly by: Author
  readonly at: Instant
} & (
  | { readonly is: 'said'; readonly words: string; readonly correctedAt: Instant | null }
  | { readonly is: 'withdrawn' }
)

/** A person, the delegation they spoke for, and the mandate under which they did. */
export type Author = {
  readonly delegation: DelegationId
  readonly person: PersonId
  readonly under: MandateId
}

export type ThreadEvent =
  | { type: 'started'; id: ThreadId; anchor: Anchor; comment: CommentId; said: Said }
  | { type: 'replied'; comment: CommentId; said: Said }
  | { type: 'corrected'; comment: CommentId; words: string; at: Instant }
  | { type: 'withdrawn'; comment: CommentId }
  | { type: 'resolved'; by: DelegationId; at: Instant }
  | { type: 'reopened' }

type Said = { by: Author; words: string; at: Instant }

export function evolveThread(state: Thread | null, event: ThreadEvent): Thread {
  if (event.type === 'started') {
    const { id, anchor, comment, said } = event
    return { stage: 'open', id, anchor, openedAt: said.at, comments: [asComment(comment, said)] }
  }
  if (state === null) throw new Error(`${event.type} in no thread`)
  const { id, anchor, openedAt, comments } = state
  switch (event.type) {
    case 'replied':
      return { ...state, comments: [...comments, asComment(event.comment, event.said)] }
    case 'corrected': {
      const { words, at } = event
      return withComment(state, event.comment, (one) => ({
        ...one,
        is: 'said',
        words,
        correctedAt: at,
      }))
    }
    case 'withdrawn': {
      const after = withComment(state, event.comment, (one) => ({
        id: one.id,
        by: one.by,
        at: one.at,
        is: 'withdrawn',
      }))
      const isEmpty = after.comments.every(({ is }) => is === 'withdrawn')
      return isEmpty
        ? { id, anchor, openedAt, comments: after.comments, stage: 'withdrawn' }
        : after
    }
    case 'resolved':
      return { id, anchor, openedAt, comments, stage: 'resolved', by: event.by, at: event.at }
    case 'reopened':
      return { id, anchor, openedAt, comments, stage: 'open' }
  }
}

function asComment(id: CommentId, { by, words, at }: Said): Comment {
  return { id, by, at, is: 'said', words, correctedAt: null }
}

function withComment(state: Thread, id: CommentId, change: (one: Comment) => Comment): Thread {
  const changed = (one: Comment) => (one.id === id ? change(one) : one)
  const [first, ...others] = state.comments
  return { ...state, comments: [changed(first), ...others.map(changed)] }
}
