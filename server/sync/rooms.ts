import type { Logger } from 'pino'

import type { DocumentId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { readActiveSessions } from '#db/accounts.ts'
import type { Database, Sql } from '#db/client.ts'
import { readHeads } from '#db/document-log.ts'
import type { DocumentHead, LoggedUpdate } from '#db/document-log.ts'

import type { Metrics } from '../metrics.ts'
import { createTurns } from '../turns.ts'
import type { Wake } from '../wake.ts'
import { decodeNews, encodeNews } from './news.ts'
import { roomStore } from './room-store.ts'
import { Room } from './room.ts'
import type { RoomStats } from './room.ts'
import type { TextThreads } from './thread/text-thread.ts'
import { Poisoned } from './understand.ts'

/** A room for as long as one needs it. Every lease is given back once. */
export type Lease = { room: Room; release: () => void }

export type Rooms = {
  /**
   * The room of a document, opened if it is not; null when there is no such document. Throws Poisoned
   * when what is stored of it failed a check.
   */
  open(id: DocumentId): Promise<Lease | null>
  /** After somebody's rights or session changed: every open socket of every node is looked at again. */
  recheckAccess(): void
  /** After the system wrote to a document. */
  written(id: DocumentId): void
  /** How the open rooms are, for whoever watches this node. */
  stats(): Promise<RoomStats[]>
  onCommitted(listener: (id: DocumentId, rows: readonly LoggedUpdate[]) => void): void
  drain(): Promise<void>
}

type Entry = { room: Promise<Room | null>; leases: number }

/** How long a document that failed a check is not read again: somebody has to look at it first. */
const quarantineMs = 60_000

/** How often open rooms look whether they missed a hint, or a session ran out. */
const lookAroundMs = 5_000

export function createRooms(
  deps: {
    db: Database
    sql: Sql
    now: () => Instant
    log: Logger
    threads: TextThreads
    metrics: Metrics
  },
  wake: Wake,
): Rooms {
  const entries = new Map<DocumentId, Entry>()
  const listeners: ((id: DocumentId, rows: readonly LoggedUpdate[]) => void)[] = []
  /** Documents that failed a check when they were last read: the others go on. */
  const quarantine = new Map<DocumentId, { error: Poisoned; until: number }>()

  function hold(id: DocumentId, error: Poisoned): void {
    deps.log.error({ err: error, document: id }, 'a document failed a check and is held back')
    quarantine.set(id, { error, until: performance.now() + quarantineMs })
    deps.metrics.quarantined(quarantine.size)
  }

  function letGo(id: DocumentId): void {
    quarantine.delete(id)
    deps.metrics.quarantined(quarantine.size)
  }

  /** One compaction at a time: each holds a connection while the thread is at it. */
  const compacting = createTurns()

  async function load(id: DocumentId, entry: () => Entry): Promise<Room | null> {
    const own = roomStore(deps, id)
    const store = { ...own, compact: () => compacting(() => own.compact()) }
    const loaded = await store.load()
    if (loaded === null) return null
    return new Room(store, loaded, {
      committed(news) {
        wake.send({ to: 'room', document: id }, () => encodeNews(news))
        for (const listener of listeners) listener(id, news.rows)
      },
      troubled: (error) => deps.log.error({ err: error, document: id }, 'a room is in trouble'),
      retired: () => forget(id, entry()),
      metrics: deps.metrics,
    })
  }

  function forget(id: DocumentId, entry: Entry): void {
    if (entries.get(id) === entry) entries.delete(id)
  }

  /** A room that nobody needs is let go once its document is wholly in the database. */
  async function giveBack(id: DocumentId, entry: Entry): Promise<void> {
    entry.leases -= 1
    if (entry.leases > 0) return
    await (await entry.room)?.settled()
    if (entry.leases === 0) forget(id, entry)
  }

  async function openRooms(): Promise<Room[]> {
    const rooms = await Promise.allSettled([...entries.values()].map(({ room }) => room))
    return rooms.flatMap((one) => (one.status === 'fulfilled' && one.value ? [one.value] : []))
  }

  async function lookWhetherBehind(rooms: readonly Room[]): Promise<void> {
    if (rooms.length === 0) return
    const heads = await readHeads(
      deps.db,
      rooms.map(({ head }) => head.id),
    )
    const now = new Map(heads.map((head) => [head.id, head]))
    for (const room of rooms) if (isBehind(room.head, now.get(room.head.id))) room.lookAgain()
  }

  async function lookWhoIsSignedOut(rooms: readonly Room[]): Promise<void> {
    const asked = new Set(rooms.flatMap((room) => room.sessions()))
    const active = await readActiveSessions(deps.db, [...asked])
    for (const room of rooms) {
      if (room.sessions().some((session) => asked.has(session) && !active.has(session)))
        room.lookAgain()
    }
  }

  async function lookAround(): Promise<void> {
    const rooms = await openRooms()
    await Promise.all([lookWhetherBehind(rooms), lookWhoIsSignedOut(rooms)])
  }

  const inBackground = (work: Promise<void>) =>
    void work.catch((error: unknown) =>
      deps.log.error({ err: error }, 'rooms could not be visited'),
    )

  wake.subscribe((hint) => {
    if (hint.to === 'access') inBackground(lookAround())
    if (hint.to !== 'room') return
    const id = hint.document as DocumentId
    const entry = entries.get(id)
    if (entry === undefined) return
    const news = hint.news === undefined ? null : decodeNews(hint.news)
    inBackground(
      entry.room.then((room) => {
        if (room === null) return undefined
        return news === null ? lookWhetherBehind([room]) : room.hear(news)
      }),
    )
  })
  const lookingAround = setInterval(() => inBackground(lookAround()), lookAroundMs)
  lookingAround.unref()

  return {
    async open(id) {
      const held = quarantine.get(id)
      if (held !== undefined && performance.now() < held.until) throw held.error
      const entry: Entry = entries.get(id) ?? { room: load(id, () => entry), leases: 0 }
      entries.set(id, entry)
      entry.leases += 1
      const room = await entry.room.catch((error: unknown) => {
        forget(id, entry)
        if (error instanceof Poisoned) hold(id, error)
        throw error
      })
      if (held !== undefined) letGo(id)
      if (room === null) {
        forget(id, entry)
        return null
      }
      let isHeld = true
      return {
        room,
        release() {
          if (isHeld) inBackground(giveBack(id, entry))
          isHeld = false
        },
      }
    },
    recheckAccess() {
      wake.send({ to: 'access' })
    },
    written(id) {
      wake.send({ to: 'room', document: id })
    },
    async stats() {
      return (await openRooms()).map((room) => room.stats())
    },
    onCommitted(listener) {
      listeners.push(listener)
    },
    async drain() {
      clearInterval(lookingAround)
      await Promise.all((await openRooms()).map((room) => room.drain()))
    },
  }
}

/** Behind the log or the access list. A head that was read before our own last commit is not ahead. */
function isBehind(own: DocumentHead, now: DocumentHead | undefined): boolean {
  return now !== undefined && (now.head > own.head || now.accessEpoch !== own.accessEpoch)
}
