import type { Instant } from '../kernel/instant.ts'
import { decided, refused } from '../kernel/result.ts'
import type { Decision } from '../kernel/result.ts'
import { mustPreside, mustSpeakFor } from './actor.ts'
import type { Actor } from './actor.ts'
import type { Anchor } from './anchor.ts'
import type { Author, CommentId, Thread, ThreadEvent, ThreadId } from './comment.ts'

/** Who writes: a person, with what their delegation and mandate are. */
export type Writer = Actor & Author

export type ThreadCommand =
  | {
      type: 'start'
      by: Writer
      id: ThreadId
      comment: CommentId
      anchor: Anchor
      words: string
    }
  | { type: 'reply'; by: Writer; comment: CommentId; words: string }
  | { type: 'correct'; by: Writer; comment: CommentId; words: string }
  | { type: 'withdraw'; by: Writer; comment: CommentId }
  | { type: 'resolve'; by: Writer }
  | { type: 'reopen'; by: Writer }

export type ThreadRefusal = {
  code:
    | 'thread-gone'
    | 'thread-resolved'
    | 'thread-open'
    | 'comment-gone'
    | 'comment-answered'
    | 'not-your-comment'
    | 'not-your-thread'
}

type ThreadDecision = Decision<ThreadEvent, ThreadRefusal>

/**
 * What becomes of a thread. One speaks for oneself: only the author changes or takes back a comment, and
 * its words stay as they are once another person has answered them (SPEC.md CM).
 */
export function decideThread(
  state: Thread | null,
  command: ThreadCommand,
  at: Instant,
): ThreadDecision {
  if (command.type === 'start') {
    const { id, anchor, comment, by, words } = command
    const said = { by: authorOf(by), words, at }
    return decided<ThreadEvent>({ type: 'started', id, anchor, comment, said })
  }
  if (state === null || state.stage === 'withdrawn') return refused({ code: 'thread-gone' })
  switch (command.type) {
    case 'reply': {
      if (state.stage === 'resolved') return refused({ code: 'thread-resolved' })
      const { comment, by, words } = command
      return decided<ThreadEvent>({
        type: 'replied',
        comment,
        said: { by: authorOf(by), words, at },
      })
    }
    case 'correct': {
      const { comment, words } = command
      const refusal = mustBeOwn(state, command) ?? mustBeUnanswered(state, command)
      return refusal === null
        ? decided<ThreadEvent>({ type: 'corrected', comment, words, at })
        : refused(refusal)
    }
    case 'withdraw': {
      const refusal = mustBeOwn(state, command)
      return refusal === null
        ? decided<ThreadEvent>({ type: 'withdrawn', comment: command.comment })
        : refused(refusal)
    }
    case 'resolve': {
      if (state.stage === 'resolved') return refused({ code: 'thread-resolved' })
      const { by } = command
      const beganIt = mustSpeakFor(by, state.comments[0].by.delegation) === null
      return beganIt || mustPreside(by) === null
        ? decided<ThreadEvent>({ type: 'resolved', by: by.delegation, at })
        : refused({ code: 'not-your-thread' })
    }
    case 'reopen':
      return state.stage === 'open'
        ? refused({ code: 'thread-open' })
        : decided<ThreadEvent>({ type: 'reopened' })
  }
}

type OfComment = { by: Writer; comment: CommentId }

function mustBeOwn({ comments }: Thread, { by, comment }: OfComment): ThreadRefusal | null {
  const found = comments.find(({ id }) => id === comment)
  if (found === undefined || found.is === 'withdrawn') return { code: 'comment-gone' }
  const { person, delegation } = found.by
  const isOwn = person === by.person && delegation === by.delegation
  return isOwn ? null : { code: 'not-your-comment' }
}

function mustBeUnanswered({ comments }: Thread, { by, comment }: OfComment): ThreadRefusal | null {
  const place = comments.findIndex(({ id }) => id === comment)
  const isAnswered = comments.slice(place + 1).some((one) => one.by.person !== by.person)
  return isAnswered ? { code: 'comment-answered' } : null
}

function authorOf({ delegation, person, under }: Writer): Author {
  return { delegation, person, under }
}
