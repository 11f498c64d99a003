import * as Y from 'yjs'

import type { Access } from '#app/domain/accounts/access.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { chainStart } from '#app/domain/drafting/log-chain.ts'
import type { Protection } from '#app/domain/drafting/protection.ts'
import { blocksOf } from '#app/domain/drafting/ydoc.ts'
import type { DocumentHead, LoggedUpdate, NewUpdate, Written } from '#db/document-log.ts'
import { step1Frame } from '#server/sync/frames.ts'
import type { LoadedText } from '#server/sync/held-text.ts'
import { Jury } from '#server/sync/jury.ts'
import type { Connection } from '#server/sync/member.ts'
import type { RoomStore } from '#server/sync/room-store.ts'
import { Room } from '#server/sync/room.ts'
import { pack } from '#server/sync/thread/packed.ts'
import type { TextThreads } from '#server/sync/thread/text-thread.ts'
import { newId, testStart } from '#test/support/build.ts'
import { contentOf } from '#test/support/edits.ts'
import { readHeard } from '#test/support/raw-client.ts'

import { seedClient, seedText } from './corpus.ts'

/**
 * A real room whose log is in memory, somebody in it who sends anything at all, and somebody honest who
 * listens. Who sends and is closed is back at once.
 */
export class HostileRoom {
  /** What failed of ours, and not of what was sent. */
  readonly troubles: unknown[] = []
  closed = 0
  refused = 0
  private readonly room: Room
  private readonly log = new MemoryLog()
  private readonly witness = new Y.Doc()
  private readonly access: Access
  private readonly sender = someone('member')
  private sending: Connection | null = null

  constructor(threads: TextThreads, access: Access, protection: Protection) {
    this.access = access
    const hooks = {
      committed: () => {},
      troubled: (error: unknown) => void this.troubles.push(error),
      retired: () => void this.troubles.push(new Error('the room gave up')),
      metrics: {
        committed: () => {},
        compacted: () => {},
        refused: () => void (this.refused += 1),
        closed: () => void (this.closed += 1),
      },
    }
    const store = this.log.store(threads, access, protection)
    this.room = new Room(store, this.log.loaded(protection), hooks)
    const listener = connection(someone('secretariat'), 'read', {
      send: (bytes) => this.hear(bytes),
      close: (code) => void this.troubles.push(new Error(`who listens is closed with ${code}`)),
      unread: () => 0,
    })
    this.room.join(listener)
    this.room.receive(listener, step1Frame(Y.encodeStateVector(this.witness)))
  }

  /**
   * Milliseconds for which nobody else was heard. The clock counts also while other programs run, and the
   * processor's time also what threads do beside: it is no more than either.
   */
  send(frame: Uint8Array): number {
    const seat = this.seat()
    const [start, used] = [performance.now(), process.cpuUsage()]
    this.room.receive(seat, frame)
    const { user, system } = process.cpuUsage(used)
    return Math.min(performance.now() - start, (user + system) / 1_000)
  }

  /** Resolves once everything that was sent is judged and stored. */
  settled(): Promise<void> {
    return this.room.settled()
  }

  /** Rows that the log has beyond the first. */
  get accepted(): number {
    return this.log.rows.length - 1
  }

  /** What is wrong with the text in the end; nothing if all is well. */
  async faults(): Promise<string[]> {
    await this.settled()
    const replica = new Y.Doc()
    for (const { payload } of this.log.rows) Y.applyUpdate(replica, payload)
    blocksOf(replica)
    const [said, seen] = [replica, this.witness].map((doc) => JSON.stringify(contentOf(doc)))
    const isPending = replica.store.pendingStructs !== null || replica.store.pendingDs !== null
    return [
      ...this.troubles.map(String),
      ...(isPending ? ['the log has a gap in its content'] : []),
      ...(said === seen ? [] : ['who listened has another text than the log']),
    ]
  }

  private hear(bytes: Uint8Array): void {
    for (const heard of readHeard(bytes)) {
      if (heard.type === 'update' || heard.type === 'step-2') {
        Y.applyUpdate(this.witness, heard.bytes)
      }
    }
  }

  private seat(): Connection {
    if (this.sending !== null) return this.sending
    const seat = connection(this.sender, this.access, {
      send: () => {},
      close: () => (this.sending = null),
      unread: () => 0,
    })
    this.room.join(seat)
    this.sending = seat
    return seat
  }
}

/** A log that is written at once and never fails. */
class MemoryLog {
  readonly rows: LoggedUpdate[] = [{ seq: 1, at: testStart, author: template, payload: seedText() }]
  private head: DocumentHead = {
    id: newId(),
    head: 1,
    chain: chainStart,
    accessEpoch: 0,
    generation: newId(),
    grammar: 1,
  }

  loaded(protection: Protection): LoadedText & { since: [] } {
    const { head, rows } = this
    const clients = new Map([[seedClient, null]])
    return { head, snapshot: null, tail: [...rows], clients, protection, since: [] }
  }

  store({ judging }: TextThreads, access: Access, protection: Protection): RoomStore {
    return {
      load: async () => this.loaded(protection),
      newsSince: async () => ({ head: this.head, rows: [] }),
      commit: async (_head, updates) => this.write(updates),
      standing: async () => (viewer) => ({
        standing: 'may',
        access: viewer.delegation.kind === 'member' ? access : 'read',
      }),
      rowsBetween: async () => null,
      difference: (text, stateVector) =>
        judging.ask('difference', { text: pack(text), stateVector }),
      jury: new Jury(judging, this.head.id),
      compact: async () => null,
    }
  }

  private write(updates: readonly NewUpdate[]): Written {
    const rows = updates.map(({ author, payload }, i) => ({
      seq: this.head.head + i + 1,
      at: testStart,
      author,
      payload,
    }))
    this.rows.push(...rows)
    this.head = { ...this.head, head: this.head.head + rows.length }
    return { head: this.head, rows }
  }
}

const template: LoggedUpdate['author'] = { kind: 'system', actor: 'template', request: null }

function connection(viewer: Viewer, access: Access, socket: Connection['socket']): Connection {
  return {
    id: newId(),
    viewer,
    access,
    accessEpoch: 0,
    drafting: 'open',
    acknowledges: true,
    resume: null,
    socket,
  }
}

function someone(kind: 'member' | 'secretariat'): Viewer {
  return {
    session: newId(),
    person: { id: newId(), name: 'A', email: 'a@example.org', locale: 'en' },
    coalition: newId(),
    delegation: { id: newId(), code: 'AA', name: 'A', kind, timeZone: 'UTC', hue: 1 },
    mandate: { id: newId(), kind: 'delegate' },
    presenceProvedAt: testStart,
  }
}
