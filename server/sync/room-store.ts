import { randomUUID } from 'node:crypto'

import { sql as drizzleSql } from 'drizzle-orm'

import type { Access } from '#app/domain/accounts/access.ts'
import { accessTo } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { readActiveSessions } from '#db/accounts.ts'
import type { Database, Sql } from '#db/client.ts'
import {
  commitUpdates,
  isChained,
  readChainAt,
  readClients,
  readHead,
  readUpdatesAfter,
} from '#db/document-log.ts'
import type { DocumentHead, LoggedUpdate, NewUpdate, Written } from '#db/document-log.ts'
import { readDocumentSubject, readProtection } from '#db/drafting.ts'
import { dropSnapshotsBefore, insertSnapshot, readSnapshot } from '#db/snapshots.ts'
import type { Snapshot } from '#db/snapshots.ts'

import type { Framed } from './framed.ts'
import type { LoadedText } from './held-text.ts'
import { inTime } from './in-time.ts'
import { Jury } from './jury.ts'
import type { News } from './news.ts'
import { mergeRuns } from './tail.ts'
import { pack } from './thread/packed.ts'
import type { TextThreads } from './thread/text-thread.ts'
import { Poisoned, rowOf } from './understand.ts'

/** What a session may do with a document right now. */
export type Standing = { standing: 'signed-out' } | { standing: 'may'; access: Access | null }

/** Updates that bring a replica up to a row. */
export type UpTo = { seq: number; updates: readonly Framed[] }

/** Rows that are read singly for a client that comes back; with more of them the whole text is sent. */
const mostRowsBetween = 2_000

/** Everything a room needs of the world outside it. */
export type RoomStore = {
  /**
   * The document in one consistent view, with the rows written after `seq`. Without one, the rows that
   * a snapshot stands for are not read.
   */
  load(seq?: number): Promise<(LoadedText & { since: readonly LoggedUpdate[] }) | null>
  /** The head as it is now and the rows since another, in one consistent view. */
  newsSince(head: DocumentHead): Promise<News | null>
  /** Writes updates behind a head; null when the fence let nothing through. */
  commit(head: DocumentHead, updates: readonly NewUpdate[]): Promise<Written | null>
  standing(viewers: readonly Viewer[]): Promise<(viewer: Viewer) => Standing>
  /** Rows after one, up to and with another; null if they are too many to be worth it. */
  rowsBetween(after: number, upTo: number): Promise<UpTo | null>
  /** What the text has beyond a state vector. */
  difference(text: readonly Uint8Array[], stateVector: Uint8Array): Promise<Uint8Array>
  /** For edits whose effect must be seen to be judged. */
  jury: Jury
  /** The snapshot of the log as of its head, made if need be, or null when another node is at it. */
  compact(): Promise<Snapshot | null>
}

type Reach = { db: Database; sql: Sql; now: () => Instant; threads: TextThreads }

/** Far longer than anybody holds a document's row, or a text takes to be read. */
const answerMs = 15_000
/** A snapshot of a large text takes a thread seconds, and texts wait for one another there. */
const foldingMs = 300_000

/** What is not answered in time has failed, and its outcome is unknown (SY14). */
export function roomStore(reach: Reach, id: DocumentId, patienceMs = answerMs): RoomStore {
  const store = patientStore(reach, id)
  return {
    ...store,
    load: (seq) => inTime(store.load(seq), patienceMs),
    newsSince: (head) => inTime(store.newsSince(head), patienceMs),
    commit: (head, updates) => inTime(store.commit(head, updates), patienceMs),
    standing: (viewers) => inTime(store.standing(viewers), patienceMs),
    rowsBetween: (after, upTo) => inTime(store.rowsBetween(after, upTo), patienceMs),
    compact: () => inTime(store.compact(), foldingMs),
  }
}

function patientStore({ db, sql, now, threads }: Reach, id: DocumentId): RoomStore {
  return {
    async load(seq) {
      return db.transaction(
        async (tx) => {
          const head = await readHead(tx, id)
          if (head === null) return null
          const snapshot = await readSnapshot(tx, id)
          const covered = snapshot?.seq ?? 0
          const rows = await readUpdatesAfter(tx, id, Math.min(seq ?? covered, covered))
          const tail = rows.filter((row) => row.seq > covered)
          const chain = { from: await readChainAt(tx, id, covered), to: head.chain }
          if (!isChained(id, tail, chain)) throw new Poisoned('the hash chain of the log is broken')
          return {
            head,
            snapshot,
            tail,
            since: seq === undefined ? [] : rows.filter((row) => row.seq > seq),
            clients: await readClients(tx, id),
            protection: await readProtection(tx, id),
          }
        },
        { isolationLevel: 'repeatable read', accessMode: 'read only' },
      )
    },
    async newsSince({ head: seq }) {
      return db.transaction(
        async (tx) => {
          const head = await readHead(tx, id)
          return head === null ? null : { head, rows: await readUpdatesAfter(tx, id, seq) }
        },
        { isolationLevel: 'repeatable read', accessMode: 'read only' },
      )
    },
    commit: (head, updates) => commitUpdates(sql, now(), head, updates),
    async standing(viewers) {
      const sessions = viewers.map(({ session }) => session)
      const [active, subject] = await Promise.all([
        readActiveSessions(db, sessions),
        readDocumentSubject(db, id),
      ])
      return (viewer) => {
        if (!active.has(viewer.session)) return { standing: 'signed-out' }
        return { standing: 'may', access: subject === null ? null : accessTo(viewer, subject) }
      }
    },
    async rowsBetween(after, upTo) {
      if (upTo - after > mostRowsBetween) return null
      const rows = await readUpdatesAfter(db, id, after, upTo)
      return {
        seq: upTo,
        updates: mergeRuns(rows.map(({ payload }) => payload)),
      }
    },
    difference: (text, stateVector) =>
      threads.judging.ask('difference', { text: pack(text), stateVector }),
    jury: new Jury(threads.judging, `${id} ${randomUUID()}`),
    async compact() {
      return db.transaction(async (tx) => {
        const [lock] = await tx.execute<{ taken: boolean }>(
          drizzleSql`select pg_try_advisory_xact_lock(hashtextextended(${id}, 1)) as taken`,
        )
        if (lock?.taken !== true) return null
        const before = await readSnapshot(tx, id)
        const tail = await readUpdatesAfter(tx, id, before?.seq ?? 0)
        if (tail.length === 0) return before
        const snapshot = await threads.folding.ask('fold', {
          before,
          tail: pack(tail.map(({ payload }) => payload)),
          rows: tail.map(rowOf).map(({ seq, by }) => ({ seq, by })),
        })
        await insertSnapshot(tx, id, snapshot, now())
        // The one before stays for readers that are behind, such as the projector.
        if (before !== null) await dropSnapshotsBefore(tx, id, before.seq)
        return snapshot
      })
    },
  }
}
