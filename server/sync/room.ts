import { close as closeCode, limits } from '#app/domain/drafting/protocol.ts'
import type { SessionId } from '#app/domain/kernel/id.ts'
import type { DocumentHead, Written } from '#db/document-log.ts'
import type { Snapshot } from '#db/snapshots.ts'

import type { Metrics } from '../metrics.ts'
import { traced } from '../tracing.ts'
import { Admission, hangsOnLog } from './admission.ts'
import type { Arrival, Judged } from './admission.ts'
import { Audience } from './audience.ts'
import { CatchUp } from './catch-up.ts'
import { CommitQueue } from './commit-queue.ts'
import type { CommitSteps, Pending } from './commit-queue.ts'
import { Compaction } from './compaction.ts'
import { helloFrame, readFrame, step1Frame } from './frames.ts'
import type { ClientMessage } from './frames.ts'
import { HeldText } from './held-text.ts'
import type { LoadedText } from './held-text.ts'
import { Lane } from './lane.ts'
import { Member } from './member.ts'
import type { Connection } from './member.ts'
import { asNewUpdate, nameOf } from './named-rows.ts'
import type { News } from './news.ts'
import { PresenceBoard } from './presence-board.ts'
import type { RoomStore } from './room-store.ts'
import { enforce, isAsBefore, viewersOf } from './standings.ts'

export type RoomHooks = {
  /** After rows of this room are on disk and sent out. */
  committed: (news: News) => void
  /** Something failed that is tried again, or that cost one connection. */
  troubled: (error: unknown) => void
  /** The room is of no use any more: whoever comes needs another. */
  retired: () => void
  metrics: Pick<Metrics, 'committed' | 'refused' | 'closed' | 'compacted'>
}

/** How a room is at the moment. */
export type RoomStats = {
  connections: number
  /** Edits that are not on disk, and for how long the oldest has been here. */
  waiting: number
  oldestMs: number
  tailRows: number
  unreadBytes: number
}

/** In a room of fifty commits are 25 ms apart if people type that fast, which none of them sees. */
const msApartPerMember = 0.5
const mostMsApart = 25

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
  private readonly admission: Admission
  private readonly audience = new Audience()
  private readonly presence = new PresenceBoard()
  /** Edits that wait to be judged, one after the other, since each builds on those before. */
  private readonly lane: Lane<Arrival>
  private readonly queue: CommitQueue
  private readonly compaction: Compaction
  private readonly catchUp: CatchUp
  /** Set once the room takes nothing more: why, as a close code. */
  private closing: number | null = null

  constructor(store: RoomStore, loaded: LoadedText, hooks: RoomHooks, patienceMs = 30_000) {
    this.store = store
    this.hooks = hooks
    this.text = new HeldText(loaded)
    this.admission = new Admission(
      store.jury,
      () => this.text,
      (client) => this.presence.firstSeenWith(client),
    )
    this.catchUp = new CatchUp(store, () => this.text, hooks.troubled)
    this.compaction = new Compaction(() => this.compact(), hooks.troubled)
    this.lane = new Lane((arrival) => this.judge(arrival))
    const steps: CommitSteps = {
      commit: (batch) => this.commit(batch),
      settle: (batch, written) => this.settle(batch, written),
      startOver: () => this.startOver(),
      troubled: hooks.troubled,
      giveUp: () => this.giveUp(),
      apart: () => Math.min(mostMsApart, this.audience.size * msApartPerMember),
    }
    this.queue = new CommitQueue(steps, patienceMs)
  }

  get head(): DocumentHead {
    return this.text.head
  }

  /** The sessions of those who are here. */
  sessions(): SessionId[] {
    return this.audience.sessions()
  }

  /** Whether so much waits for the disk that no more should be read from the sockets for now. */
  get isOverloaded(): boolean {
    return this.queue.backlog > backlogBytes || this.lane.length > 10_000
  }

  stats(): RoomStats {
    const oldest = Math.min(this.queue.oldest, this.lane.first?.at ?? Infinity)
    return {
      connections: this.audience.size,
      waiting: this.queue.length + this.lane.length,
      oldestMs: oldest === Infinity ? 0 : performance.now() - oldest,
      tailRows: this.text.tailLength.rows,
      unreadBytes: this.audience.unread,
    }
  }

  /** Resolves once nothing waits to be judged or for the disk. */
  async written(): Promise<void> {
    while (!this.lane.isIdle || !this.queue.isIdle) {
      await this.lane.settled()
      await this.queue.settled()
    }
  }

  /** Resolves once nothing waits and nothing is under way. */
  async settled(): Promise<void> {
    while (!this.lane.isIdle || !this.queue.isIdle || !this.compaction.isIdle) {
      await this.written()
      await this.compaction.settled()
    }
  }

  /** Admits a connection, greets it and asks for what it has that the document has not. */
  join(connection: Connection): void {
    const member = new Member(connection, () => this.leave(connection), this.hooks.metrics)
    if (this.closing !== null) {
      member.dismiss(this.closing, 'come back in a moment')
      return
    }
    this.audience.add(member)
    if (connection.acknowledges) {
      member.send(helloFrame(this.head.generation, this.head.head, connection.access))
    }
    member.send(step1Frame(this.text.stateVector()))
    this.presence.join(member)
    if (connection.accessEpoch !== this.head.accessEpoch) this.lookAgain()
  }

  leave(connection: Connection): void {
    this.audience.remove(connection)
    this.presence.leave(connection)
  }

  /**
   * Takes a frame. What follows a message that closed the connection is not looked at, and a failure
   * of ours costs that connection and no other.
   */
  receive(connection: Connection, bytes: Uint8Array): void {
    const member = this.audience.find(connection)
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

  /** What another node committed: taken in at once by a room that is in step and has nothing on its way. */
  hear(news: News): void {
    if (news.head.head <= this.head.head) return
    const isCalm = this.lane.isIdle && this.queue.isIdle
    if (!isCalm || !this.text.follow(news, new Set())) return this.lookAgain()
    for (const { payload } of news.rows) this.admission.heard(payload)
    this.audience.publish(news.rows, news.head.head)
    this.compaction.consider(() => this.text)
  }

  /**
   * Takes nothing more, waits until everything received is on disk, then asks everyone to come back in
   * a moment.
   */
  async drain(): Promise<void> {
    this.closing ??= closeCode.goingAway
    await this.written()
    this.audience.dismiss(closeCode.goingAway, 'restarting')
    await this.compaction.settled()
  }

  private take(member: Member, message: ClientMessage): void {
    switch (message.type) {
      case 'step-1':
        this.catchUp.bringUpToDate(member, message)
        return
      case 'edit': {
        const n = ++member.received
        if (message.update.length > limits.frame) {
          member.refuse(n, { code: 'too-large', blocks: [] })
          member.dismiss(closeCode.tooLarge, 'too large')
          return
        }
        const { update, step } = message
        const at = performance.now()
        this.lane.push({ member, n, update, step, at, isLogRead: false })
        return
      }
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

  /** What is to be done with an edit: it waits for the disk, or its author was refused. */
  private judge(arrival: Arrival): void | Promise<void> {
    const judged = this.admission.judge(arrival)
    if (!(judged instanceof Promise)) return this.follow(arrival, judged)
    const { text } = this
    return judged.then(
      (judgedLater) => {
        // Of another text than the one that was asked about: it is judged again.
        if (text !== this.text) return this.lane.unshift(arrival)
        return this.follow(arrival, judgedLater)
      },
      (error: unknown) => {
        this.hooks.troubled(error)
        arrival.member.dismiss(closeCode.tryAgain, 'could not be judged')
      },
    )
  }

  private follow(arrival: Arrival, judged: Judged): void | Promise<void> {
    const mayBeRight =
      judged.verdict === 'refused' && (hangsOnLog(judged.refusal) || this.queue.isBehind)
    if (mayBeRight && !arrival.isLogRead) return this.judgeOnceRead(arrival)
    const pending = this.admit(arrival, judged)
    if (pending !== null) this.queue.push(pending)
  }

  /**
   * Nobody is called a forger before the log was read: another node may have written what they bring. Nor
   * is anybody refused by rules that may have been changed meanwhile: a paragraph may just have been
   * reopened, and the word of it be on its way.
   */
  private async judgeOnceRead(arrival: Arrival): Promise<void> {
    this.queue.startOver()
    await this.queue.settled()
    this.lane.unshift({ ...arrival, isLogRead: true })
  }

  /** Takes in what was judged fine, or tells its author why not. */
  private admit({ member, n, update, at }: Arrival, judged: Judged): Pending | null {
    switch (judged.verdict) {
      case 'nothing-new':
        return { member, n, update, at, addition: null }
      case 'accepted': {
        const { viewer } = member.connection
        this.text.accept(judged.accepted, viewer.person.id)
        this.admission.accepted(judged)
        return { member, n, update, at, addition: judged.accepted.addition }
      }
      case 'gap':
        member.refuse(n, { code: 'gap', blocks: [] })
        member.send(step1Frame(this.text.stateVector()))
        return null
      case 'refused':
        member.refuse(n, judged.refusal)
        if (judged.refusal.code === 'malformed') {
          member.dismiss(closeCode.malformed, 'malformed update')
        }
        if (judged.refusal.code === 'forged') {
          member.dismiss(closeCode.forged, 'a client id of another person')
        }
        return null
      case 'dismissed':
        return null
    }
  }

  private async commit(batch: readonly Pending[]): Promise<Written | null> {
    const updates = batch.flatMap(asNewUpdate)
    if (updates.length === 0) return { head: this.head, rows: [] }
    const start = performance.now()
    const written = await traced('sync.commit', { rows: updates.length }, () =>
      this.store.commit(this.head, updates),
    )
    this.hooks.metrics.committed(performance.now() - start, updates.length)
    return written
  }

  private async compact(): Promise<Snapshot | null> {
    const start = performance.now()
    const snapshot = await traced('sync.compact', {}, () => this.store.compact())
    if (snapshot !== null) this.hooks.metrics.compacted(performance.now() - start)
    return snapshot
  }

  private settle(batch: readonly Pending[], { head, rows }: Written): void {
    this.audience.publish(rows, head.head)
    this.text.append(rows, head)
    // Acknowledgements are cumulative, so the last of a batch says it all.
    const last = new Map(batch.map(({ member, n }) => [member, n]))
    for (const [member, n] of last) member.acknowledge(n, this.head.head)
    if (rows.length > 0) this.hooks.committed({ head, rows })
    this.compaction.consider(() => this.text)
  }

  /**
   * Goes on from what others wrote if that is all that happened: then what waits is as good as before.
   * Otherwise begins with the document anew.
   */
  private async startOver(): Promise<boolean> {
    const before = this.head
    const news = await this.store.newsSince(before)
    const members = new Set([...this.audience.all(), ...this.queue.members()])
    const standingOf = await this.store.standing(viewersOf(members))
    const everyoneMay = [...members].every(
      (member) => member.dismissed || isAsBefore(member, standingOf(member.connection.viewer)),
    )
    if (news !== null && everyoneMay) {
      const written = this.queue.markWritten(new Set(news.rows.map(nameOf)))
      const own = new Set(news.rows.filter((row) => written.has(nameOf(row))))
      if (this.text.follow(news, own)) {
        for (const row of news.rows) if (!own.has(row)) this.admission.heard(row.payload)
        this.audience.publish(news.rows, news.head.head)
        return news.rows.length > 0
      }
    }
    return this.beginAnew(before)
  }

  /**
   * Loads the document afresh, sends out what others wrote, enforces what everyone may do now, and
   * judges every waiting edit anew. Nobody is refused by rules that were read before their edit came: they
   * may have been changed since, and are read once more while nothing else is judged.
   */
  private async beginAnew(before: DocumentHead): Promise<boolean> {
    let readAt = performance.now()
    const written = new Set(await this.readAnew())
    await this.lane.while(async () => {
      while (!(await this.judgeWaiting(written, readAt))) {
        readAt = performance.now()
        for (const name of await this.readAnew()) written.add(name)
      }
    })
    return before.head !== this.head.head || before.accessEpoch !== this.head.accessEpoch
  }

  /**
   * Answers what the log has got since the head that was known, by connection and number. Rights are read
   * after the epoch that the next commit is fenced with, never before.
   */
  private async readAnew(): Promise<readonly (string | null)[]> {
    const loaded = await this.store.load(this.head.head)
    if (loaded === null) throw new Error('the document is gone')
    const members = new Set([...this.audience.all(), ...this.queue.members()])
    const standingOf = await this.store.standing(viewersOf(members))
    this.audience.publish(loaded.since, loaded.head.head)
    this.text = new HeldText(loaded)
    this.admission.startOver()
    for (const member of members) enforce(member, standingOf(member.connection.viewer))
    return loaded.since.map(nameOf)
  }

  /**
   * An edit that the log already has, by connection and number, is done (SY14). If one is dropped,
   * everybody is asked anew for what they have: somebody may have been told that it was known.
   *
   * Answers false, with what is not judged yet still waiting, if the rules as read at `readAt` refuse an
   * edit that came after that.
   */
  private async judgeWaiting(
    written: ReadonlySet<string | null>,
    readAt: number,
  ): Promise<boolean> {
    let dropped = false
    let isTooEarly = false
    await this.queue.judgeAgain(async (pending) => {
      const { member, n, update, at, addition } = pending
      if (written.has(`${member.connection.id}/${n}`)) return { ...pending, addition: null }
      if (isTooEarly) return pending
      const step = addition === null ? 'step-2' : 'update'
      const arrival: Arrival = { member, n, update, step, at, isLogRead: true }
      const judged = await this.admission.judge(arrival)
      isTooEarly = judged.verdict === 'refused' && hangsOnLog(judged.refusal) && at > readAt
      if (isTooEarly) return pending
      const again = this.admit(arrival, judged)
      dropped ||= again === null
      return again
    })
    if (dropped) this.audience.ask(this.text.stateVector())
    return !isTooEarly
  }

  /** What is accepted here may never have been written, so nobody may sync with this room again. */
  private giveUp(): void {
    this.closing ??= closeCode.tryAgain
    this.hooks.retired()
    this.audience.dismiss(closeCode.tryAgain, 'the database cannot be reached')
  }
}
