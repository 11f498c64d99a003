import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { anchorTo } from '#app/domain/drafting/anchor.ts'
import type { Block } from '#app/domain/drafting/block.ts'
import { evolveThread } from '#app/domain/drafting/comment.ts'
import type { CommentId, Thread, ThreadId } from '#app/domain/drafting/comment.ts'
import { decideThread } from '#app/domain/drafting/decide-comment.ts'
import type { ThreadCommand, Writer } from '#app/domain/drafting/decide-comment.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { passage } from '#app/domain/kernel/text.ts'

import { parse } from '../parse.ts'
import { accept, BadInput, Refused } from '../refusals.ts'
import { actorOf } from './act-on-bracket.ts'

const document = idOf<'document'>()
const thread = idOf<'thread'>()
const comment = idOf<'comment'>()
const words = passage(4_000).refine((said) => said !== '', 'required')

export const StartThread = z.object({
  document,
  act: z.literal('start'),
  block: idOf<'block'>(),
  /** Empty for the whole paragraph. */
  quote: passage(2_000),
  words,
})

/** What is done with a thread that is there. */
export const ContinueThread = [
  z.object({ document, thread, act: z.literal('reply'), words }),
  z.object({ document, thread, act: z.literal('correct'), comment, words }),
  z.object({ document, thread, act: z.literal('withdraw'), comment }),
  z.object({ document, thread, act: z.enum(['resolve', 'reopen']) }),
] as const

const Command = z.discriminatedUnion('act', [StartThread, ...ContinueThread])
export type OnThread = z.infer<typeof Command>

/**
 * The id of what is said is the key of the form that says it, so that a form that is sent twice says it
 * once, as the keys of acts see to for acts (server/act.ts).
 */
export function idOfSaid(key: string): ThreadId & CommentId {
  return parse(z.object({ key: idOf<'thread'>() }), { key }).key as ThreadId & CommentId
}

/** What a thread becomes, or null when just this was already said in it. */
export function advanceThread(
  before: Thread | null,
  {
    viewer,
    on,
    said,
    blocks,
    at,
  }: {
    viewer: Viewer
    on: OnThread
    said: ThreadId & CommentId
    /** The text as it is now, on which a new thread begins. */
    blocks: readonly Block[]
    at: Instant
  },
): Thread | null {
  if (wasSaid(before, viewer, on, said)) return null
  const command = asCommand(writerOf(viewer), on, { said, blocks })
  const events = accept(decideThread(before, command, at))
  return events.reduce<Thread | null>(evolveThread, before)
}

function wasSaid(before: Thread | null, viewer: Viewer, on: OnThread, said: CommentId): boolean {
  if (on.act !== 'start' && on.act !== 'reply') return false
  const found = before?.comments.find(({ id }) => id === said)
  if (found === undefined) return false
  const same = found.is === 'said' && found.words === on.words
  if (!same || found.by.person !== viewer.person.id) throw new Refused('key-reused')
  return true
}

function asCommand(
  by: Writer,
  on: OnThread,
  { said, blocks }: { said: ThreadId & CommentId; blocks: readonly Block[] },
): ThreadCommand {
  switch (on.act) {
    case 'start': {
      const anchor = anchorTo(blocks, on.block, on.quote)
      if (anchor === 'paragraph') throw new BadInput({ block: 'choice' })
      if (typeof anchor === 'string') throw new BadInput({ quote: anchor })
      return { type: 'start', by, id: said, comment: said, anchor, words: on.words }
    }
    case 'reply':
      return { type: 'reply', by, comment: said, words: on.words }
    case 'correct':
      return { type: 'correct', by, comment: on.comment, words: on.words }
    case 'withdraw':
      return { type: 'withdraw', by, comment: on.comment }
    case 'resolve':
    case 'reopen':
      return { type: on.act, by }
  }
}

export function writerOf(viewer: Viewer): Writer {
  return { ...actorOf(viewer), person: viewer.person.id, under: viewer.mandate.id }
}
