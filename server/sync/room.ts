import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { close as closeCode, limits } from '#app/domain/drafting/protocol.ts'
import type { SessionId } from '#app/domain/kernel/id.ts'
import type { DocumentHead, LoggedUpdate, NewUpdate, Written } from '#db/document-log.ts'

import { CommitQueue } from './commit-queue.ts'
import type { CommitSteps, Pending } from './commit-queue.ts'
import { Compaction } from './compaction.ts'
import {
  emptyUpdate,
  helloFrame,
  readFrame,
  step1Frame,
  step2Frame,
  updateFrame,
} from './frames.ts'
import type { ClientMessage } from './frames.ts'
import { HeldText } from './held-text.ts'
import type { LoadedText } from './held-text.ts'
import { Member } from './member.ts'
import type { Connection } from './member.ts'
import { mergeRuns } from './merge-runs.ts'
import { PresenceBoard } from './presence-board.ts'
import type { RoomStore, Standing } from './room-store.ts'

export type RoomHooks = {
  /** After rows of this room are on disk and sent out. */
  committed: (rows: readonly LoggedUpdate[]) => void
  /** Something failed that is tried again, or that cost one connection. */
  troubled: (error: unknown) => void
  /** The room is of no use any more: whoever comes needs another. */
  retired: () => void
}

type Edit = Extract<ClientMessage, { type: 'edit' }>

/** What a room may have received and not yet on disk before it reads no further. */
const backlogBytes = 16 * 1024 * 1024

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
  private readonly queue: CommitQueue
  private readonly compaction: Compaction
  /** Set once the room takes nothing more: why, as a close code. */
  private closing: number | null = null

  constructor(store: RoomStore, loaded: LoadedText, hooks: RoomHooks, patienceMs = 30_000) {
    this.store = store
    this.hooks = hooks
    this.text = new HeldText(loaded)
    this.compaction = new Compaction(() => store.compact(), hooks.troubled)
    const steps: CommitSteps = {
      commit: (batch) => this.commit(batch),
      settle: (batch, written) => this.settle(batch, written),
      startOver: () => this.startOver(),
      troubled: hooks.troubled,
      giveUp: () => this.giveUp(),
    }
    this.queue = new CommitQueue(steps, patienceMs)
  }

  get head(): DocumentHead {
    return this.text.head
  }

  /** The sessions of those who are here. */
  sessions(): SessionId[] {
    return [...this.members.values()].map(({ connection }) => connection.viewer.session)
  }

  /** Whether so much waits for the disk that no more should be read from the sockets for now. */
  get isOverloaded(): boolean {
    return this.queue.backlog > backlogBytes
  }

  /** Resolves once nothing waits for the disk. */
  written(): Promise<void> {
    return this.queue.settled()
  }

  /** Resolves once nothing waits and nothing is under way. */
  async settled(): Promise<void> {
    while (!this.queue.isIdle || !this.compaction.isIdle) {
      await this.queue.settled()
      await this.compaction.settled()
    }
  }

  /** Admits a connection, greets it and asks for what it has that the document has not. */
  join(connection: Connection): void {
    const member = new Member(connection, () => this.leave(connection))
    if (this.closing !== null) {
      member.dismiss(this.closing, 'come back in a moment')
      return
    }
    this.members.set(connection.id, member)
    if (connection.acknowledges) {
      member.send(helloFrame(this.head.generation, this.head.head, connection.access))
    }
    member.send(step1Frame(this.text.stateVector()))
    this.presence.join(member)
    if (connection.accessEpoch !== this.head.accessEpoch) this.lookAgain()
  }

  leave(connection: Connection): void {
    this.members.delete(connection.id)
    this.presence.leave(connection)
  }

  /**
   * Takes a frame. What follows a message that closed the connection is not looked at, and a failure
   * of ours costs that connection and no other.
   */
  receive(connection: Connection, bytes: Uint8Array): void {
    const member = this.members.get(connection.id)
    if (member === undefined || this.closing !== null) return
    try {
      const messages = readFrame(bytes)
      if (messages === 'malformed') member.dismiss(closeCode.malformed, 'malformed frame')
      else for (const message of messages) if (!member.dismissed) this.take(member, message)
    } catch (error) {
      this.hooks.troubled(error)
      member.dismiss(closeCode.malformed, 'could not be read')
    }
  }

  /**
   * Another node may have written, or somebody's rights have changed: reads the log again, closes the
   * connections that may no longer be as they are, and judges what is waiting anew.
   */
  lookAgain(): void {
    this.queue.startOver()
  }

  /**
   * Takes nothing more, waits until everything received is on disk, then asks everyone to come back in
   * a moment.
   */
  async drain(): Promise<void> {
    this.closing ??= closeCode.goingAway
    await this.queue.settled()
    this.dismissAll(closeCode.goingAway, 'restarting')
    await this.compaction.settled()
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
        if (this.presence.receive(member, message.update) === 'malformed') {
          member.dismiss(closeCode.malformed, 'malformed presence')
        }
        return
      case 'query-presence':
        this.presence.tell(member)
        return
    }
  }

  /**
   * The whole text as updates, then an empty step 2: a client takes step 2 for "you have everything",
   * and the snapshot alone is not everything.
   */
  private sendText(member: Member): void {
    const parts = this.text.parts().filter(({ length }) => length > emptyUpdate.length)
    member.sendText([...parts.map(updateFrame), step2Frame(emptyUpdate)])
  }

  private edit(member: Member, edit: Edit): void {
    const n = ++member.received
    const { update, step } = edit
    if (update.length > limits.frame) {
      member.refuse(n, 'too-large')
      member.dismiss(closeCode.tooLarge, 'too large')
      return
    }
    const isWorthALook = step === 'step-2' || member.connection.access !== 'edit'
    const pending = this.judge(member, n, update, isWorthALook)
    if (pending !== null) this.queue.push(pending)
  }

  /** What is to be done with an edit: an entry for the queue, or null when its author was refused. */
  private judge(
    member: Member,
    n: number,
    update: Uint8Array,
    thoroughly: boolean,
  ): Pending | null {
    const { access, viewer } = member.connection
    const inspection = thoroughly ? this.text.inspectThoroughly(update) : this.text.inspect(update)
    switch (inspection.verdict) {
      case 'nothing-new':
        return { member, n, update, addition: null }
      case 'gap':
        member.refuse(n, 'gap')
        member.send(step1Frame(this.text.stateVector()))
        return null
      case 'malformed':
        member.refuse(n, 'malformed')
        member.dismiss(closeCode.malformed, 'malformed update')
        return null
      case 'new':
        if (access !== 'edit') {
          member.refuse(n, member.connection.drafting === 'closed' ? 'closed' : 'reader')
          return null
        }
        if (this.text.isForged(inspection.addition, viewer.person.id)) {
          member.refuse(n, 'forged')
          member.dismiss(closeCode.forged, 'a client id of another person')
          return null
        }
        this.text.accept(inspection.addition, viewer.person.id)
        return { member, n, update, addition: inspection.addition }
    }
  }

  private async commit(batch: readonly Pending[]): Promise<Written | null> {
    const updates = batch.flatMap(asNewUpdate)
    if (updates.length === 0) return { head: this.head, rows: [] }
    return this.store.commit(this.head, updates)
  }

  private settle(batch: readonly Pending[], { head, rows }: Written): void {
    this.publish(rows)
    this.text.append(rows, head)
    // Acknowledgements are cumulative, so the last of a batch says it all.
    const last = new Map(batch.map(({ member, n }) => [member, n]))
    for (const [member, n] of last) member.acknowledge(n, this.head.head)
    if (rows.length > 0) this.hooks.committed(rows)
    this.compaction.consider(() => this.text)
  }

  private publish(rows: readonly LoggedUpdate[]): void {
    const [first] = rows
    if (first === undefined) return
    const payloads = rows.map(({ payload }) => payload)
    const author = connectionOf(first)
    const onlyAuthor = rows.every((row) => connectionOf(row) === author) ? author : null
    for (const bytes of mergeRuns(payloads).map(updateFrame)) {
      for (const member of this.members.values()) {
        if (member.synced && member.connection.id !== onlyAuthor) member.send(bytes)
      }
    }
  }

  /**
   * Loads the document afresh, sends out what others wrote, enforces what everyone may do now, and
   * judges every waiting edit anew. Rights are read after the epoch that the next commit is fenced
   * with, never before.
   */
  private async startOver(): Promise<boolean> {
    const before = this.head
    const loaded = await this.store.load(before.head)
    if (loaded === null) throw new Error('the document is gone')
    const members = new Set([...this.members.values(), ...this.queue.members()])
    const standingOf = await this.store.standing(viewersOf(members))
    this.publish(loaded.since)
    this.text = new HeldText(loaded)
    for (const member of members) enforce(member, standingOf(member.connection.viewer))
    this.judgeWaiting(new Set(loaded.since.map(nameOf)))
    return before.head !== this.head.head || before.accessEpoch !== this.head.accessEpoch
  }

  /**
   * An edit that the log already has, by connection and number, is done (SY14). If one is dropped,
   * everybody is asked anew for what they have: somebody may have been told that it was known.
   */
  private judgeWaiting(written: ReadonlySet<string | null>): void {
    let dropped = false
    this.queue.judgeAgain((pending) => {
      const { member, n, update, addition } = pending
      if (written.has(`${member.connection.id}/${n}`)) return { ...pending, addition: null }
      const again = member.dismissed ? null : this.judge(member, n, update, addition === null)
      dropped ||= again === null
      return again
    })
    if (!dropped) return
    for (const member of this.members.values()) member.send(step1Frame(this.text.stateVector()))
  }

  /** What is accepted here may never have been written, so nobody may sync with this room again. */
  private giveUp(): void {
    this.closing ??= closeCode.tryAgain
    this.hooks.retired()
    this.dismissAll(closeCode.tryAgain, 'the database cannot be reached')
  }

  private dismissAll(code: number, reason: string): void {
    for (const member of this.members.values()) member.dismiss(code, reason)
  }
}

function enforce(member: Member, standing: Standing): void {
  switch (standing.standing) {
    case 'signed-out':
      member.dismiss(closeCode.signedOut, 'signed out')
      return
    case 'may':
      if (standing.access !== member.connection.access) {
        member.dismiss(closeCode.accessChanged, 'access changed')
      }
      return
  }
}

function viewersOf(members: ReadonlySet<Member>): Viewer[] {
  return [...members].map(({ connection }) => connection.viewer)
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

function connectionOf({ author }: LoggedUpdate): string | null {
  return author.kind === 'person' ? author.connection : null
}
