import type { Case, Judgement } from './judge.ts'
import { pack } from './thread/packed.ts'
import type { TextThread } from './thread/text-thread.ts'

/**
 * Asks the thread about edits of one text and keeps its replica in step with what was accepted. The
 * replica may be given up there at any time; then it is made anew from all that the text consists of.
 */
export class Jury {
  private readonly thread: TextThread
  private readonly text: string
  /** Accepted since the thread was asked last; null while it has no replica. */
  private unseen: Uint8Array[] | null = null

  constructor(thread: TextThread, text: string) {
    this.thread = thread
    this.text = text
  }

  /** Something was accepted without being asked about. */
  accepted(payload: Uint8Array): void {
    this.unseen?.push(payload)
  }

  /** The text is another than was thought. */
  startOver(): void {
    this.unseen = null
  }

  /** `whole` is everything accepted so far. An edit without a fault is part of the replica from then on. */
  async judge(one: Case, whole: () => readonly Uint8Array[]): Promise<Judgement> {
    for (;;) {
      const base = this.unseen === null ? pack(whole()) : null
      const missing = pack(this.unseen ?? [])
      this.unseen = []
      const answer = await this.thread.ask('judge', { text: this.text, base, missing, case: one })
      if (answer !== 'unknown') {
        if (answer.faults.length > 0) this.unseen = null
        return answer
      }
      this.unseen = null
    }
  }

  /** Nobody will ask about this text any more. */
  async close(): Promise<void> {
    if (this.unseen !== null) await this.thread.ask('forget', { text: this.text })
  }
}
