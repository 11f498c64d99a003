import * as Y from 'yjs'

import type { Client } from './client.ts'
import { now, waitUntil } from './clock.ts'
import type { Crowd } from './crowd.ts'
import { readMarks } from './marks.ts'
import { startMeter } from './meter.ts'
import type { Load } from './meter.ts'
import { sendWhenDue, times } from './open-loop.ts'
import { characters } from './typist.ts'

/** Edits a second of each writer; `exact` as in open-loop.ts. */
export type Pace = { rate: number; seconds: number; exact: boolean; patienceMs?: number }

/** When each writer writes, in milliseconds after the start, and what is to be known meanwhile. */
export type Score = {
  offsets: readonly (readonly number[])[]
  exact: boolean
  patienceMs?: number
  /** Told of each arrival, and how long after its being due. */
  heard?(what: Arrival, due: number, delay: number): void
  /** Asked before each sending whether the rest need not be sent. */
  isEnough?(): boolean
}

/** Another client has seen an edit, or it is known to be put down. */
export type Arrival = 'visible' | 'durable'

/** Milliseconds from when each edit was due, until each other client saw it and until it was put down. */
export type Typed = Record<Arrival, number[]> & {
  edits: number
  /** What this process used while it sent: one that is busy all the time measures itself. */
  sending: Load
  /** Deliveries that did not come. */
  unseen: number
  /** Edits of which it is not known that they were put down, though the server says such things. */
  unkept: number
}

type Author = {
  id: number
  client: Client
  updates: readonly Uint8Array[]
  due: readonly number[]
  /** Edits of this writer, and updates of this client, before these. */
  before: { edits: number; sent: number }
  kept: number
}

const meter = startMeter()

/** Lets the writers of a crowd write steadily, and waits until everything has arrived. */
export function type(crowd: Crowd, { rate, seconds, ...rest }: Pace): Promise<Typed> {
  const writers = crowd.typists.length
  const count = Math.round(rate * seconds)
  const offsets = crowd.typists.map((_, i) => times(0, rate, count, i / writers))
  return perform(crowd, { offsets, ...rest })
}

/** Lets them write at any times, and waits until everything has arrived or patience is over. */
export async function perform(crowd: Crowd, score: Score): Promise<Typed> {
  const { clients, server } = crowd
  const { durable: promise, patienceMs } = server.contestant
  const authors = authorsOf(crowd, score)
  const byId = new Map(authors.map((author) => [author.id, author]))
  const delays: Record<Arrival, number[]> = { visible: [], durable: [] }
  for (const client of clients) {
    const own = authors.find((author) => author.client === client)
    client.hearing.update = (update, at) => see(update, at, own)
    client.hearing.saved = (n, at) => {
      if (own !== undefined) keep(own, n - own.before.sent, at)
    }
  }

  const sendings = authors.flatMap(({ client, updates, due }) =>
    updates.map((update, n) => ({ at: due[n] ?? 0, send: () => client.edit(update) })),
  )
  meter.reset()
  const edits = await sendWhenDue(sendings, score)
  const sending = meter.read()
  const deliveries = edits * (clients.length - 1)
  const promises = promise === 'never' ? 0 : edits
  const isDone = () => delays.visible.length >= deliveries && delays.durable.length >= promises
  const end = now() + (score.patienceMs ?? patienceMs)
  do {
    if (promise === 'seen') await look()
  } while (!(await waitUntil(isDone, 50)) && now() < end)
  return {
    edits,
    sending,
    ...delays,
    unseen: deliveries - delays.visible.length,
    unkept: promises - delays.durable.length,
  }

  function arrived(what: Arrival, { due }: Author, n: number, at: number): void {
    const expected = due[n]
    if (expected === undefined) return
    delays[what].push(at - expected)
    score.heard?.(what, expected, at - expected)
  }

  function see(update: Uint8Array, at: number, own: Author | undefined): void {
    const { from, to } = Y.parseUpdateMeta(update)
    for (const [id, end] of to) {
      const author = byId.get(id)
      if (author === undefined || author === own) continue
      const last = numberOf(author, end)
      for (let n = numberOf(author, from.get(id) ?? 0); n < last; n++) {
        arrived('visible', author, n, at)
      }
    }
  }

  function keep(author: Author, count: number, at: number): void {
    for (; author.kept < count; author.kept++) arrived('durable', author, author.kept, at)
  }

  async function look(): Promise<void> {
    for (const { at, clocks } of readMarks(await server.ask('marks'))) {
      for (const [id, clock] of clocks) {
        const author = byId.get(id)
        if (author !== undefined) keep(author, numberOf(author, clock), at)
      }
    }
  }
}

function authorsOf({ typists, clients }: Crowd, { offsets }: Score): Author[] {
  const written = typists.map((typist, i) => ({
    before: typist.edits,
    updates: typist.write(offsets[i]?.length ?? 0),
  }))
  // Only now: writing them takes time.
  const start = now() + 50
  return typists.flatMap(({ id }, i) => {
    const client = clients[i]
    const own = written[i]
    if (client === undefined || own === undefined) return []
    return {
      id,
      client,
      updates: own.updates,
      due: offsets[i]?.map((offset) => start + offset) ?? [],
      before: { edits: own.before, sent: client.sent },
      kept: 0,
    }
  })
}

/** Which of these edits begins at a clock. */
function numberOf({ before }: Author, clock: number): number {
  return clock / characters - before.edits
}
