import { setImmediate as nextTick } from 'node:timers/promises'

import * as Y from 'yjs'

import type { Access } from '#app/domain/accounts/access.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { close as closeCode, limits } from '#app/domain/drafting/protocol.ts'
import type { RefusedEdit } from '#app/domain/drafting/protocol.ts'
import type { LoggedUpdate, NewUpdate } from '#db/document-log.ts'

import {
  deniedFrame,
  emptyUpdate,
  helloFrame,
  readFrame,
  refusedFrame,
  savedFrame,
  step1Frame,
  step2Frame,
  updateFrame,
} from './frames.ts'
import type { ClientMessage } from './frames.ts'
import { HeldText } from './held-text.ts'
import type { LoadedText } from './held-text.ts'
import type { Addition, Inspection } from './inspect-update.ts'
import { Patience } from './patience.ts'
import { PresenceBoard } from './presence-board.ts'
import type { RoomStore, Standing } from './room-store.ts'

/** A socket as the room sees it. */
export type RoomSocket = {
  send(bytes: Uint8Array): void
  close(code: number, reason: string): void
  /** Bytes handed over and not yet taken by the network. */
  unread(): number
}

/** One socket of one person, admitted to a document. */
export type Connection = {
  readonly id: string
  readonly viewer: Viewer
  readonly access: Access
  /** The document's access epoch when `access` was found. */
  readonly accessEpoch: number
  /** Whether it asked for frame 100; only our own client does. */
  readonly acknowledges: boolean
  readonly socket: RoomSocket
}

type Member = {
  connection: Connection
  /** Step-2 and update messages received. */
  received: number
  /** Whether it has been sent the text; before that it is sent no updates. */
  synced: boolean
  /** Closed by us; what it still has waiting is not written if it has to be judged again. */
  dismissed: boolean
}

/** An edit on its way to the disk; without `addition` it only waits for its turn to be acknowledged. */
type Pending = { member: Member; n: number; addition: Addition | null }

export type RoomHooks = {
  /** After rows are on disk and sent out. */
  committed(rows: readonly LoggedUpdate[]): void
  /** A commit failed and is tried again. */
  troubled(error: unknown): void
}

const batchRows = 1_000
const batchBytes = 1024 * 1024
const tailRows = 500
const tailBytes = 256 * 1024

/**
 * One document while somebody has it open (SPEC.md SY1–SY20): every edit is checked, put on disk,
 * then shown to the others and acknowledged, in the order of the log. The room holds no Y.Doc and no
 * truth: another node may write the same document, and what this one knows is then read again.
 */
export class Room {
  private readonly store: RoomStore
  private readonly hooks: RoomHooks
  private text: HeldText
  private readonly members = new Map<string, Member>()
  private readonly presence = new PresenceBoard()
  private queue: Pending[] = []
  /** What is known may be behind the log, or somebody's rights may have changed. */
  private stale = false
  private working: Promise<void> | null = null
  private compacting: Promise<void> | null = null

  constructor(store: RoomStore, loaded: LoadedText, hooks: RoomHooks) {
    this.store = store
    this.hooks = hooks
    this.text = new HeldText(loaded)
  }

  get isIdle(): boolean {
    return this.members.size === 0 && this.working === null && this.compacting === null
  }

  get grammar(): number {
    return this.text.head.grammar
  }

  /** Admits a connection, greets it and asks for what it has that the document has not. */
  join(connection: Connection): void {
    const member: Member = { connection, received: 0, synced: false, dismissed: false }
    this.members.set(connection.id, member)
    if (connection.acknowledges) {
      const { generation, head } = this.text.head
      this.send(member, helloFrame(generation, head, connection.access))
    }
    this.send(member, step1Frame(this.text.stateVector()))
    this.presence.join(connection)
    if (connection.accessEpoch !== this.text.head.accessEpoch) this.lookAgain()
  }

  leave(connection: Connection): void {
    this.members.delete(connection.id)
    this.presence.leave(connection)
  }

  /** Takes a frame. What follows a message that closed the connection is not looked at. */
  receive(connection: Connection, bytes: Uint8Array): void {
    const member = this.members.get(connection.id)
    if (member === undefined) return
    const messages = readFrame(bytes)
    if (messages === 'malformed') {
      this.dismiss(member, closeCode.malformed, 'malformed frame')
      return
    }
    for (const message of messages) {
      if (member.dismissed) return
      this.take(member, message)
    }
  }

  /**
   * Another node may have written, or somebody's rights have changed: reads the log again, closes the
   * connections that may no longer be as they are, and judges what is waiting anew.
   */
  lookAgain(): void {
    this.stale = true
    this.wake()
  }

  /** As `lookAgain`, when the document's head says that there is something to see. */
  async lookWhetherBehind(): Promise<void> {
    const head = await this.store.head()
    const own = this.text.head
    if (head !== null && (head.head !== own.head || head.accessEpoch !== own.accessEpoch))
      this.lookAgain()
  }

  /** Waits until everything received is on disk, then asks everyone to come back in a moment. */
  async drain(): Promise<void> {
    while (this.working !== null) await this.working
    for (const member of this.members.values()) {
      this.dismiss(member, closeCode.goingAway, 'restarting')
    }
    await this.compacting
  }

  private take(member: Member, message: ClientMessage): void {
    switch (message.type) {
      case 'step-1':
        this.sendText(member)
        return
      case 'edit':
        this.edit(member, message)
        return
      case 'presence':
        if (this.presence.receive(member.connection, message.update) === 'malformed') {
          this.dismiss(member, closeCode.malformed, 'malformed presence')
        }
        return
      case 'query-presence':
        this.presence.tell(member.connection)
        return
    }
  }

  /**
   * The whole text as updates, then an empty step 2: a client takes step 2 for "you have everything",
   * and the snapshot alone is not everything.
   */
  private sendText(member: Member): void {
    for (const part of this.text.parts()) {
      if (part.length > emptyUpdate.length) this.send(member, updateFrame(part))
    }
    this.send(member, step2Frame(emptyUpdate))
    member.synced = true
  }

  private edit(
    member: Member,
    { update, step }: { update: Uint8Array; step: 'step-2' | 'update' },
  ): void {
    const n = ++member.received
    if (update.length > limits.frame) {
      this.refuse(member, n, 'too-large')
      this.dismiss(member, closeCode.tooLarge, 'too large')
      return
    }
    const inspection = this.inspect(member, update, step)
    switch (inspection.verdict) {
      case 'nothing-new':
        this.enqueue({ member, n, addition: null })
        return
      case 'gap':
        this.refuse(member, n, 'gap')
        this.send(member, step1Frame(this.text.stateVector()))
        return
      case 'malformed':
        this.refuse(member, n, 'malformed')
        this.dismiss(member, closeCode.malformed, 'malformed update')
        return
      case 'new':
        this.admit(member, n, inspection.addition)
        return
    }
  }

  private inspect(member: Member, update: Uint8Array, step: 'step-2' | 'update'): Inspection {
    const inspection = this.text.inspect(update)
    const onlyDeletes = inspection.verdict === 'new' && inspection.addition.clients.size === 0
    const isWorthALook = step === 'step-2' || member.connection.access !== 'edit'
    return onlyDeletes && isWorthALook ? this.text.inspectThoroughly(update) : inspection
  }

  private admit(member: Member, n: number, addition: Addition): void {
    const { access, viewer } = member.connection
    if (access !== 'edit') {
      this.refuse(member, n, 'reader')
    } else if (this.text.isForged(addition, viewer.person.id)) {
      this.refuse(member, n, 'forged')
      this.dismiss(member, closeCode.forged, 'a client id of another person')
    } else {
      this.text.accept(addition, viewer.person.id)
      this.enqueue({ member, n, addition })
    }
  }

  private enqueue(pending: Pending): void {
    this.queue.push(pending)
    this.wake()
  }

  private wake(): void {
    this.working ??= this.work().finally(() => {
      this.working = null
      this.compactIfLong()
    })
  }

  /** One commit in flight; what arrives meanwhile is the next batch. */
  private async work(): Promise<void> {
    const patience = new Patience()
    while (this.stale || this.queue.length > 0) {
      await nextTick()
      try {
        if (this.stale) {
          await this.startOver()
        } else {
          await this.commitNext()
          patience.renew()
        }
      } catch (error) {
        this.hooks.troubled(error)
        // Whether a failed commit was written is unknown; what the log says then decides.
        this.stale = true
        if (await patience.exhausted()) {
          this.giveUp()
          return
        }
      }
    }
  }

  private async commitNext(): Promise<void> {
    const batch = this.nextBatch()
    if (await this.commit(batch)) {
      this.queue.splice(0, batch.length)
      this.settle(batch)
    } else {
      this.stale = true
    }
  }

  private nextBatch(): Pending[] {
    let bytes = 0
    let length = 0
    for (const { addition } of this.queue) {
      bytes += addition?.payload.length ?? 0
      if (length > 0 && (length === batchRows || bytes > batchBytes)) break
      length++
    }
    return this.queue.slice(0, length)
  }

  private async commit(batch: readonly Pending[]): Promise<boolean> {
    const updates = batch.flatMap(asNewUpdate)
    return updates.length === 0 || (await this.store.commit(this.text.head, updates))
  }

  /** On disk: now the others may see it, and the authors are told. */
  private settle(batch: readonly Pending[]): void {
    const { head } = this.text.head
    const rows = batch.flatMap(asNewUpdate).map((update, i) => ({ ...update, seq: head + i + 1 }))
    this.publish(rows)
    for (const { member, n } of batch) this.acknowledge(member, n)
  }

  private publish(rows: readonly LoggedUpdate[]): void {
    const last = rows.at(-1)
    if (last === undefined) return
    this.text.append(
      rows.map(({ payload }) => payload),
      { ...this.text.head, head: last.seq },
    )
    const only = rows.length === 1 ? rows[0] : undefined
    const bytes = updateFrame(only?.payload ?? Y.mergeUpdates(rows.map(({ payload }) => payload)))
    const author = only?.author.kind === 'person' ? only.author.connection : null
    for (const member of this.members.values()) {
      if (member.synced && member.connection.id !== author) this.send(member, bytes)
    }
    this.hooks.committed(rows)
  }

  /**
   * Loads the document afresh, sends out what others wrote, enforces what everyone may do now, and
   * judges every waiting edit anew. One that the log already has, by connection and number, is done.
   * Rights are read after the epoch that the next commit is fenced with, never before.
   */
  private async startOver(): Promise<void> {
    const loaded = await this.store.load(this.text.head.head)
    if (loaded === null) throw new Error('the document is gone')
    const members = new Set([...this.members.values(), ...this.queue.map(({ member }) => member)])
    const standingOf = await this.store.standing(
      [...members].map(({ connection }) => connection.viewer),
    )
    this.stale = false
    this.publish(loaded.since)
    this.text = new HeldText(loaded)
    for (const member of members) this.enforce(member, standingOf(member.connection.viewer))
    const written = new Set(loaded.since.map(nameOf))
    const waiting = this.queue
    this.queue = []
    for (const pending of waiting) this.judgeAgain(pending, written)
  }

  private judgeAgain({ member, n, addition }: Pending, written: ReadonlySet<string | null>): void {
    const { connection } = member
    if (addition === null || written.has(`${connection.id}/${n}`)) {
      this.queue.push({ member, n, addition: null })
      return
    }
    if (member.dismissed) return
    const inspection = this.text.inspect(addition.payload)
    if (
      inspection.verdict === 'new' &&
      !this.text.isForged(inspection.addition, connection.viewer.person.id)
    ) {
      this.text.accept(inspection.addition, connection.viewer.person.id)
      this.queue.push({ member, n, addition: inspection.addition })
    } else if (inspection.verdict === 'nothing-new') {
      this.queue.push({ member, n, addition: null })
    } else {
      this.refuse(member, n, 'gap')
      this.send(member, step1Frame(this.text.stateVector()))
    }
  }

  private giveUp(): void {
    this.queue = []
    for (const member of this.members.values()) {
      this.dismiss(member, closeCode.tryAgain, 'the database cannot be reached')
    }
  }

  private compactIfLong(): void {
    const { rows, bytes } = this.text.tailLength
    if (rows < tailRows && bytes < Math.max(tailBytes, this.text.snapshotLength / 2)) return
    this.compacting ??= this.store
      .compact()
      .then((snapshot) => {
        if (snapshot !== null) this.text.replaceSnapshot(snapshot)
      })
      .catch(this.hooks.troubled)
      .finally(() => {
        this.compacting = null
      })
  }

  private enforce(member: Member, standing: Standing): void {
    switch (standing.standing) {
      case 'signed-out':
        this.dismiss(member, closeCode.signedOut, 'signed out')
        return
      case 'may':
        if (standing.access !== member.connection.access) {
          this.dismiss(member, closeCode.accessChanged, 'access changed')
        }
        return
    }
  }

  private acknowledge(member: Member, n: number): void {
    if (member.connection.acknowledges) this.send(member, savedFrame(n, this.text.head.head))
  }

  private refuse(member: Member, n: number, code: RefusedEdit): void {
    this.send(member, member.connection.acknowledges ? refusedFrame(n, code) : deniedFrame(code))
  }

  private send(member: Member, bytes: Uint8Array): void {
    const { socket } = member.connection
    if (socket.unread() > limits.unread) {
      this.dismiss(member, closeCode.tryAgain, 'too slow')
      return
    }
    socket.send(bytes)
  }

  private dismiss(member: Member, code: number, reason: string): void {
    member.dismissed = true
    this.leave(member.connection)
    member.connection.socket.close(code, reason)
  }
}

function asNewUpdate({ member, n, addition }: Pending): NewUpdate[] {
  if (addition === null) return []
  const { id, viewer } = member.connection
  return [
    {
      author: {
        kind: 'person',
        person: viewer.person.id,
        mandate: viewer.mandate.id,
        delegation: viewer.delegation.id,
        session: viewer.session,
        connection: id,
        n,
      },
      clients: [...addition.clients.keys()],
      payload: addition.payload,
    },
  ]
}

function nameOf({ author }: LoggedUpdate): string | null {
  return author.kind === 'person' ? `${author.connection}/${author.n}` : null
}
