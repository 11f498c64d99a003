import { seesMandate } from '#app/domain/accounts/sees-mandate.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { placeOf } from '#app/domain/drafting/anchor.ts'
import type { Place } from '#app/domain/drafting/anchor.ts'
import type { Block } from '#app/domain/drafting/block.ts'
import type { Comment, CommentId, Thread, ThreadId } from '#app/domain/drafting/comment.ts'
import { decideThread } from '#app/domain/drafting/decide-comment.ts'
import type { ThreadCommand } from '#app/domain/drafting/decide-comment.ts'
import { diffWords } from '#app/domain/drafting/word-diff.ts'
import type { WordChange } from '#app/domain/drafting/word-diff.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { readAuthors } from '#db/comments.ts'

import { writerOf } from './advance-thread.ts'
import { nameDelegations } from './name-delegations.ts'
import type { NamedDelegation } from './name-delegations.ts'

/** A thread as a page shows it to one viewer, where it stands now and with what they can do in it. */
export type ThreadShown = {
  id: ThreadId
  place: Place
  stage: 'open' | 'resolved'
  /** Null where it is about a whole paragraph that is still there. */
  quote: { before: string; words: string; after: string } | null
  /** How the words that are there would become those a note proposes. */
  redline: readonly WordChange[] | null
  comments: readonly CommentShown[]
  resolved: { by: NamedDelegation; at: Instant } | null
  acts: readonly ('reply' | 'resolve' | 'reopen')[]
}

export type CommentShown = {
  id: CommentId
  by: NamedDelegation
  /** Null for a person whom the viewer may not know of (accounts PM10). */
  person: string | null
  at: Instant
  /** Null once it is withdrawn. */
  words: string | null
  corrected: boolean
  acts: readonly ('correct' | 'withdraw')[]
}

type Facts = {
  viewer: Viewer
  /** Whether the viewer may say anything here. */
  speaks: boolean
  at: Instant
  blocks: readonly Block[]
  delegations: readonly NamedDelegation[]
  authors: Awaited<ReturnType<typeof readAuthors>>
}

/** Threads of which anything is left, each with the words that its note proposes, if it is one. */
export function showThreads(
  facts: Facts,
  threads: readonly { state: Thread; redline: string | null }[],
): readonly ThreadShown[] {
  return threads.flatMap(({ state, redline }) => {
    if (state.stage === 'withdrawn') return []
    const { id, anchor, stage, comments } = state
    const place = placeOf(anchor, facts.blocks)
    const isWhole = place.is === 'paragraph'
    const words = wordsAt(place, facts.blocks) ?? anchor.quote
    const around = anchor.over === 'words' ? anchor : { prefix: '', suffix: '' }
    const isOpenTo = (command: ThreadCommand) =>
      facts.speaks && decideThread(state, command, facts.at).ok
    const by = writerOf(facts.viewer)
    const reply = { type: 'reply', by, comment: comments[0].id, words: '' } as const
    return [
      {
        id,
        place,
        stage,
        quote: isWhole
          ? null
          : { before: around.prefix.trim(), words: anchor.quote, after: around.suffix.trim() },
        redline: redline === null ? null : diffWords(words, redline),
        comments: comments.map((comment) => showComment(facts, comment, isOpenTo)),
        resolved:
          stage === 'resolved'
            ? { by: nameDelegations(facts.delegations)(state.by), at: state.at }
            : null,
        acts: [
          ...(isOpenTo(reply) ? (['reply'] as const) : []),
          ...(['resolve', 'reopen'] as const).filter((type) => isOpenTo({ type, by })),
        ],
      },
    ]
  })
}

function showComment(
  { viewer, delegations, authors }: Facts,
  comment: Comment,
  isOpenTo: (command: ThreadCommand) => boolean,
): CommentShown {
  const { id, at } = comment
  const author = authors.find(({ under }) => under === comment.by.under)
  const by = writerOf(viewer)
  return {
    id,
    by: nameDelegations(delegations)(comment.by.delegation),
    person: author !== undefined && seesMandate(viewer, author) ? author.name : null,
    at,
    words: comment.is === 'said' ? comment.words : null,
    corrected: comment.is === 'said' && comment.correctedAt !== null,
    acts: [
      ...(isOpenTo({ type: 'correct', by, comment: id, words: '' }) ? (['correct'] as const) : []),
      ...(isOpenTo({ type: 'withdraw', by, comment: id }) ? (['withdraw'] as const) : []),
    ],
  }
}

function wordsAt(place: Place, blocks: readonly Block[]): string | null {
  if (place.is === 'orphaned') return null
  const text = blocks.find(({ id }) => id === place.block)?.text ?? ''
  return place.is === 'words' ? text.slice(place.from, place.to) : text
}
