import { setTimeout as pause } from 'node:timers/promises'

import * as Y from 'yjs'

import { assignLabels } from '#app/domain/drafting/labels.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import type { Tx } from '#db/client.ts'
import { readHead, readUpdatesAfter } from '#db/document-log.ts'
import type { LoggedUpdate } from '#db/document-log.ts'
import {
  lockDocument,
  lockProjection,
  readDocument,
  readProjection,
  saveProjection,
  saveWords,
} from '#db/drafting.ts'
import { insertLabels, readLabels } from '#db/paragraph-labels.ts'

import type { ServerContext } from '../context.ts'
import type { Topic } from '../live/topic.ts'
import { followPositions } from '../positions/follow-positions.ts'
import { pack } from '../sync/thread/packed.ts'
import { followBrackets } from './follow-brackets.ts'
import { followParagraphs } from './follow-paragraphs.ts'
import type { Followed } from './follow.ts'
import { readUpdates } from './read-text.ts'

type Reach = Pick<ServerContext, 'db' | 'live' | 'now' | 'log' | 'threads' | 'rooms'>

/**
 * How long after a commit: a new paragraph waits for its label with people looking on, the words for
 * search can wait until a burst of typing is over.
 */
const pauseMs = { labels: 300, words: 2_000 }

/** Rows that are followed in one transaction. */
const rowsAtOnce = 5_000

/** Of the time, at most a quarter goes into projecting, however many documents are typed into. */
const restPerWork = 3

export type Projector = {
  /** Begins no more, and waits for what is under way. */
  stop(): Promise<void>
}

/** Follows what rooms commit and keeps labels and the words for search after it, one text at a time. */
export function createProjector(ctx: Reach): Projector {
  const scheduled = new Map<DocumentId, { at: number; timer: NodeJS.Timeout }>()
  let running = Promise.resolve()
  const stopping = new AbortController()

  function schedule(id: DocumentId, ms: number): void {
    const at = performance.now() + ms
    const before = scheduled.get(id)
    if (before !== undefined && before.at <= at) return
    clearTimeout(before?.timer)
    const timer = setTimeout(() => {
      scheduled.delete(id)
      running = running.then(() => project(id))
    }, ms)
    scheduled.set(id, { at, timer })
  }

  async function project(id: DocumentId): Promise<void> {
    if (stopping.signal.aborted) return
    const start = performance.now()
    try {
      await projectDocument(ctx, id)
    } catch (error) {
      ctx.log.error({ err: error, document: id }, 'labels and search could not follow the text')
    }
    await pauseUnless(stopping.signal, (performance.now() - start) * restPerWork)
  }

  ctx.rooms.onCommitted((id, rows) => {
    if (stopping.signal.aborted) return
    const urgent = rows.some(({ payload }) => mayBringParagraphs(payload))
    schedule(id, urgent ? pauseMs.labels : pauseMs.words)
  })
  return {
    async stop() {
      stopping.abort()
      for (const { timer } of scheduled.values()) clearTimeout(timer)
      await running
    },
  }
}

/** Ends at once when the signal is given. */
async function pauseUnless(signal: AbortSignal, ms: number): Promise<void> {
  await pause(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error
  })
}

/** Whether an update makes an element or sets an attribute: typing and deleting do neither. */
function mayBringParagraphs(payload: Uint8Array): boolean {
  return Y.decodeUpdate(payload).structs.some(
    (struct) =>
      struct instanceof Y.Item &&
      (struct.content instanceof Y.ContentType || struct.parentSub !== null),
  )
}

/** Projects now if the log has rows that were not: called before labels are read. */
export async function ensureProjected(ctx: Reach, id: DocumentId): Promise<void> {
  const [head, projected] = await Promise.all([readHead(ctx.db, id), readProjection(ctx.db, id)])
  if (head !== null && head.head > projected) await projectDocument(ctx, id)
}

/** The text is worth more than its labels: what cannot be labelled is shown without. */
export async function projectToRead(ctx: Reach, id: DocumentId): Promise<void> {
  await ensureProjected(ctx, id).catch((error: unknown) => {
    ctx.log.error({ err: error, document: id }, 'labels and search could not follow the text')
  })
}

/**
 * Walks the rows that were not projected yet, in the order of the log, and gives every new numbered
 * paragraph its label as of the row that brought it (domain.md B1: labels never shift and are never
 * used again). Then makes the words for search what they are now.
 */
export async function projectDocument(ctx: Reach, id: DocumentId): Promise<void> {
  let [told, isBehind] = [false, true]
  while (isBehind) {
    const step = await ctx.db.transaction((tx) => projectSome(ctx, tx, id))
    told ||= step.topics.length > 0
    if (step.consolidated) ctx.rooms.written(id)
    isBehind = isThereMore(step)
  }
  if (told) ctx.live.wake()
}

/**
 * Projects to the end of a log that nobody can write to until the transaction has ended: for acts on
 * what the text says at that moment. The projection is locked before the document, as everywhere.
 */
export async function projectLocked(
  ctx: Reach,
  tx: Tx,
  id: DocumentId,
): Promise<{ consolidated: boolean }> {
  await lockProjection(tx, id)
  await lockDocument(tx, id)
  let [consolidated, isBehind] = [false, true]
  while (isBehind) {
    const step = await projectSome(ctx, tx, id)
    consolidated ||= step.consolidated
    isBehind = isThereMore(step)
  }
  return { consolidated }
}

type Step = { rows: number; topics: readonly Topic[]; consolidated: boolean }

function isThereMore({ rows, consolidated }: Step): boolean {
  return consolidated || rows === rowsAtOnce
}

async function projectSome(ctx: Reach, tx: Tx, id: DocumentId): Promise<Step> {
  const from = await lockProjection(tx, id)
  const rows = await readUpdatesAfter(tx, id, from, from + rowsAtOnce)
  const last = rows.at(-1)?.seq
  if (last === undefined) return { rows: 0, topics: [], consolidated: false }
  const { orders, changed, gone, readings } = await followRows(ctx, tx, id, from, rows)
  const { numbering, given } = await readLabels(tx, id)
  const before = given.length
  for (const { row, order } of orders) {
    const fresh = assignLabels(given, order)
    await insertLabels(tx, id, { numbering, seq: rows[row]?.seq ?? last }, fresh)
    given.push(...fresh)
  }
  const brackets = await followBrackets(ctx, tx, id, { readings, rows })
  const roundsEnded = await followParagraphs(ctx, tx, id, last)
  const positions = await followPositions(ctx, tx, id)
  await saveWords(tx, id, last, { changed, gone })
  await saveProjection(tx, id, last)
  const topics: readonly Topic[] = [
    ...(given.length > before ? [{ topic: 'labels' as const, subject: id }] : []),
    ...(brackets.changed ? [{ topic: 'brackets' as const, subject: id }] : []),
    ...(roundsEnded ? [{ topic: 'paragraphs' as const, subject: id }] : []),
    ...positions,
  ]
  if (topics.length > 0) await announce(ctx, tx, id, topics)
  return { rows: rows.length, topics, consolidated: brackets.consolidated }
}

/** Asks the thread, which may still have the text as of `from`; else it is told that text first. */
async function followRows(
  { threads }: Reach,
  tx: Tx,
  id: DocumentId,
  from: number,
  rows: readonly LoggedUpdate[],
): Promise<Followed> {
  const question = { text: id, from, rows: pack(rows.map(({ payload }) => payload)) }
  const answer = await threads.folding.ask('follow', { ...question, base: null })
  if (answer !== 'unknown') return answer
  // A snapshot taken later would hide the steps between.
  const base = pack(await readUpdates(tx, id, from))
  const anew = await threads.folding.ask('follow', { ...question, base })
  if (anew === 'unknown') throw new Error('a text was given and is not known')
  return anew
}

async function announce(
  ctx: Reach,
  tx: Tx,
  id: DocumentId,
  topics: readonly Topic[],
): Promise<void> {
  const document = await readDocument(tx, id)
  if (document !== null) await ctx.live.announce(tx, document.coalition, ctx.now(), topics)
}
