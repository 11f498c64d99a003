import type { Logger } from 'pino'

import type { DocumentId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Database, Sql } from '#db/client.ts'
import type { LoggedUpdate } from '#db/document-log.ts'

import type { Wake } from '../wake.ts'
import { roomStore } from './room-store.ts'
import { Room } from './room.ts'

export type Rooms = {
  /** The room of a document, opened if it is not; null when there is no such document. */
  open(id: DocumentId): Promise<Room | null>
  /** Lets go of a room that nobody is in. Its document is wholly in the database. */
  release(id: DocumentId): void
  /** After somebody's rights or session changed: every open socket of every node is looked at again. */
  recheckAccess(): void
  /** After the system wrote to a document. */
  written(id: DocumentId): void
  onCommitted(listener: (id: DocumentId, rows: readonly LoggedUpdate[]) => void): void
  drain(): Promise<void>
}

/** How often an open room looks whether it missed a hint. */
const lookAroundMs = 5_000

export function createRooms(
  deps: { db: Database; sql: Sql; now(): Instant; log: Logger },
  wake: Wake,
): Rooms {
  const rooms = new Map<DocumentId, Promise<Room | null>>()
  const listeners: ((id: DocumentId, rows: readonly LoggedUpdate[]) => void)[] = []

  async function load(id: DocumentId): Promise<Room | null> {
    const store = roomStore(deps, id)
    const loaded = await store.load(0)
    if (loaded === null) return null
    return new Room(store, loaded, {
      committed(rows) {
        wake.send({ to: 'room', document: id })
        for (const listener of listeners) listener(id, rows)
      },
      troubled: (error) =>
        deps.log.error({ err: error, document: id }, 'a commit failed; trying again'),
    })
  }

  async function everyRoom(visit: (room: Room) => void | Promise<void>): Promise<void> {
    const open = await Promise.allSettled(rooms.values())
    await Promise.all(
      open.map(async (one) => {
        if (one.status === 'fulfilled' && one.value !== null) await visit(one.value)
      }),
    )
  }

  const inBackground = (work: Promise<void>) =>
    void work.catch((error: unknown) =>
      deps.log.error({ err: error }, 'rooms could not be visited'),
    )

  wake.subscribe((hint) => {
    if (hint.to === 'access') inBackground(everyRoom((room) => room.lookAgain()))
    if (hint.to === 'room') {
      const room = rooms.get(hint.document as DocumentId)
      if (room !== undefined) inBackground(room.then((open) => open?.lookWhetherBehind()))
    }
  })
  const lookAround = setInterval(() => {
    inBackground(everyRoom((room) => room.lookWhetherBehind()))
  }, lookAroundMs)
  lookAround.unref()

  return {
    open(id) {
      const existing = rooms.get(id)
      if (existing !== undefined) return existing
      const opening = load(id)
      rooms.set(id, opening)
      opening.then(
        (room) => room ?? rooms.delete(id),
        () => rooms.delete(id),
      )
      return opening
    },
    release(id) {
      const room = rooms.get(id)
      if (room === undefined) return
      inBackground(
        room.then((open) => {
          if (open?.isIdle === true && rooms.get(id) === room) rooms.delete(id)
        }),
      )
    },
    recheckAccess() {
      inBackground(everyRoom((room) => room.lookAgain()))
      wake.send({ to: 'access' })
    },
    written(id) {
      wake.send({ to: 'room', document: id })
    },
    onCommitted(listener) {
      listeners.push(listener)
    },
    async drain() {
      clearInterval(lookAround)
      await everyRoom((room) => room.drain())
    },
  }
}
