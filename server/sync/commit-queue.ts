import type { Written } from '#db/document-log.ts'

import { Rounds } from '../rounds.ts'
import type { Addition } from './inspect-update.ts'
import type { Member } from './member.ts'
import { Patience } from './patience.ts'

/**
 * An edit on its way to the disk. Without `addition` it adds nothing to what is known and only waits
 * for its turn to be acknowledged: what is known may itself still be on its way.
 */
export type Pending = {
  readonly member: Member
  readonly n: number
  readonly update: Uint8Array
  /** When it came, by the machine's own clock. */
  readonly at: number
  readonly addition: Addition | null
}

export type CommitSteps = {
  /** Puts a batch on disk, all or nothing; null when the fence let nothing through. */
  commit(batch: readonly Pending[]): Promise<Written | null>
  /** On disk: the others may see it and the authors are told. */
  settle(batch: readonly Pending[], written: Written): void
  /** Reads again what the log says and judges what waits anew. Answers whether anything had changed. */
  startOver(): Promise<boolean>
  /** A commit failed and is tried again. */
  troubled(error: unknown): void
  /** The database could not be reached for too long. */
  giveUp(): void
  /** Milliseconds that commits are at least apart, by how many hear of each. */
  apart(): number
}

const batchRows = 1_000
const batchBytes = 1024 * 1024

/**
 * Group commit: one commit in flight, and what arrives meanwhile, and in a full room for a moment after, is
 * the next batch (sync.md §4.1).
 * After a commit that was refused or whose outcome is unknown, nothing is written before the log has
 * been read again.
 */
export class CommitQueue {
  private readonly steps: CommitSteps
  private readonly patienceMs: number
  private waiting: Pending[] = []
  private bytes = 0
  /** What is known may be behind the log, or somebody's rights may have changed. */
  private stale = false
  private isReading = false
  private working: Promise<void> | null = null
  private readonly rounds: Rounds

  constructor(steps: CommitSteps, patienceMs: number) {
    this.steps = steps
    this.rounds = new Rounds(() => steps.apart())
    this.patienceMs = patienceMs
  }

  get isIdle(): boolean {
    return this.working === null
  }

  /** Whether the log is going to be read again, or is being read: what is known may be out of date. */
  get isBehind(): boolean {
    return this.stale || this.isReading
  }

  /** Bytes received that are not on disk yet. */
  get backlog(): number {
    return this.bytes
  }

  get length(): number {
    return this.waiting.length
  }

  /** When the oldest that waits came. */
  get oldest(): number {
    return this.waiting[0]?.at ?? Infinity
  }

  /** Those who wait, also who has left since. */
  members(): Member[] {
    return this.waiting.map(({ member }) => member)
  }

  push(pending: Pending): void {
    this.waiting.push(pending)
    this.bytes += pending.update.length
    this.wake()
  }

  startOver(): void {
    this.stale = true
    this.wake()
  }

  /** Of what waits, what the log turns out to have: it is only to be acknowledged. Answers their names. */
  markWritten(names: ReadonlySet<string | null>): ReadonlySet<string | null> {
    const written = new Set<string | null>()
    this.waiting = this.waiting.map((pending) => {
      const name = `${pending.member.connection.id}/${pending.n}`
      if (pending.addition === null || !names.has(name)) return pending
      written.add(name)
      return { ...pending, addition: null }
    })
    return written
  }

  /** Replaces each waiting edit by what it is worth now; null drops it. Nothing is pushed meanwhile. */
  async judgeAgain(judge: (pending: Pending) => Promise<Pending | null>): Promise<void> {
    const judged: Pending[] = []
    for (const pending of this.waiting) {
      const again = await judge(pending)
      if (again !== null) judged.push(again)
    }
    this.waiting = judged
    this.bytes = bytesOf(judged)
  }

  /** Resolves once everything pushed so far, and what came meanwhile, is on disk or given up. */
  async settled(): Promise<void> {
    while (this.working !== null) await this.working
  }

  private wake(): void {
    this.working ??= this.work().finally(() => {
      this.working = null
    })
  }

  private async work(): Promise<void> {
    const patience = new Patience(this.patienceMs)
    let refused = false
    while (this.stale || this.waiting.length > 0) {
      await this.rounds.turn()
      try {
        if (this.stale) {
          // Cleared first: what asks to start over while the log is being read asks for another reading.
          this.stale = false
          this.isReading = true
          const changed = await this.steps.startOver().finally(() => {
            this.isReading = false
          })
          // Refused for no reason that can be seen yet, as by a session that is just being ended.
          if (refused && !changed && (await patience.exhausted())) return this.giveUp()
          refused = false
        } else {
          refused = !(await this.commitNext())
          this.stale ||= refused
          if (!refused) patience.renew()
        }
      } catch (error) {
        this.steps.troubled(error)
        // Whether a failed commit was written is unknown; what the log says then decides.
        this.stale = true
        if (await patience.exhausted()) return this.giveUp()
      }
    }
  }

  private async commitNext(): Promise<boolean> {
    const batch = this.nextBatch()
    const written = await this.steps.commit(batch)
    if (written === null) return false
    this.waiting.splice(0, batch.length)
    this.bytes -= bytesOf(batch)
    this.steps.settle(batch, written)
    return true
  }

  private nextBatch(): Pending[] {
    let bytes = 0
    let length = 0
    for (const { addition } of this.waiting) {
      bytes += addition?.payload.length ?? 0
      if (length > 0 && (length === batchRows || bytes > batchBytes)) break
      length++
    }
    return this.waiting.slice(0, length)
  }

  private giveUp(): void {
    this.waiting = []
    this.bytes = 0
    this.stale = false
    this.steps.giveUp()
  }
}

function bytesOf(pending: readonly Pending[]): number {
  return pending.reduce((sum, { update }) => sum + update.length, 0)
}
