import { setTimeout as pause } from 'node:timers/promises'

import * as Y from 'yjs'

import type { Block, BlockId, Group } from '#app/domain/drafting/block.ts'
import { assignLabels } from '#app/domain/drafting/labels.ts'
import { blocksOf, contentOf } from '#app/domain/drafting/ydoc.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import type { Database, Tx } from '#db/client.ts'
import { readHead, readSnapshot, readUpdatesAfter } from '#db/document-log.ts'
import {
  insertLabels,
  lockProjection,
  readDocument,
  readLabels,
  readProjection,
  readWords,
  saveProjection,
  saveWords,
} from '#db/drafting.ts'
import type { Words } from '#db/drafting.ts'

import type { ServerContext } from '../context.ts'

type Reach = Pick<ServerContext, 'db' | 'live' | 'now' | 'log'>

/**
 * How long after a commit: a new paragraph waits for its label with people looking on, the words for
 * search can wait until a burst of typing is over.
 */
const pauseMs = { labels: 300, words: 2_000 }

/** Of one block: a tsvector holds 1 MB, and who searches names what stands early. */
const searchedCharacters = 100_000

/** Of the time, at most a quarter goes into projecting, however many documents are typed into. */
const restPerWork = 3

export type Projector = {
  /** Begins no more, and waits for what is under way. */
  stop(): Promise<void>
}

/** Follows what rooms commit and keeps labels and the words for search after it, one text at a time. */
export function createProjector(ctx: Reach & Pick<ServerContext, 'rooms'>): Projector {
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

/**
 * Walks the rows that were not projected yet, in the order of the log, and gives every new numbered
 * paragraph its label as of the row that brought it (domain.md B1: labels never shift and are never
 * used again). Then makes the words for search what they are now.
 */
export async function projectDocument(ctx: Reach, id: DocumentId): Promise<void> {
  const labelled = await ctx.db.transaction(async (tx) => {
    const from = await lockProjection(tx, id)
    const { doc, rows } = await replay(tx, id, from)
    const given = await readLabels(tx, id)
    const before = given.length
    let structureChanged = from === 0
    contentOf(doc).observeDeep((events) => {
      structureChanged ||= events.some(touchesStructure)
    })
    for (const { seq, payload } of rows) {
      Y.applyUpdate(doc, payload)
      if (!structureChanged) continue
      structureChanged = false
      const fresh = assignLabels(given, numbered(blocksOf(doc)))
      await insertLabels(tx, id, seq, fresh)
      for (const one of fresh) given.push(one)
    }
    const last = rows.at(-1)?.seq
    if (last !== undefined) {
      await followWords(tx, id, last, blocksOf(doc))
      await saveProjection(tx, id, last)
    }
    doc.destroy()
    if (given.length > before) await announceLabels(ctx, tx, id)
    return given.length > before
  })
  if (labelled) ctx.live.wake()
}

/** The text as of `from` and the rows after it. A snapshot taken later would hide the steps between. */
async function replay(tx: Tx | Database, id: DocumentId, from: number) {
  const doc = new Y.Doc()
  const snapshot = await readSnapshot(tx, id, from)
  const rows = await readUpdatesAfter(tx, id, snapshot?.seq ?? 0)
  doc.transact(() => {
    if (snapshot !== null) Y.applyUpdate(doc, snapshot.payload)
    for (const { seq, payload } of rows) if (seq <= from) Y.applyUpdate(doc, payload)
  })
  return { doc, rows: rows.filter(({ seq }) => seq > from) }
}

function touchesStructure(event: Y.YEvent<Y.AbstractType<unknown>>): boolean {
  return event.target instanceof Y.XmlElement || event.target instanceof Y.XmlFragment
}

function numbered(blocks: readonly Block[]): { id: BlockId; group: Group }[] {
  return blocks.flatMap((block) =>
    block.kind === 'paragraph' && block.group !== null && block.id !== null
      ? [{ id: block.id, group: block.group }]
      : [],
  )
}

async function followWords(
  tx: Tx,
  id: DocumentId,
  seq: number,
  blocks: readonly Block[],
): Promise<void> {
  const now = new Map<string, Words>()
  blocks.forEach((block, position) => {
    const words = block.text.trim().slice(0, searchedCharacters).toWellFormed()
    if (block.id !== null && words !== '') now.set(block.id, { block: block.id, position, words })
  })
  const before = new Map((await readWords(tx, id)).map((words) => [words.block, words]))
  await saveWords(tx, id, seq, {
    changed: [...now.values()].filter((words) => !isSame(words, before.get(words.block))),
    gone: [...before.keys()].filter((block) => !now.has(block)),
  })
}

function isSame(a: Words, b: Words | undefined): boolean {
  return b !== undefined && a.words === b.words && a.position === b.position
}

async function announceLabels(ctx: Reach, tx: Tx, id: DocumentId): Promise<void> {
  const document = await readDocument(tx, id)
  if (document === null) return
  await ctx.live.announce(tx, document.coalition, ctx.now(), [{ topic: 'labels', subject: id }])
}
