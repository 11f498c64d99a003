import type { Snapshot } from '#db/snapshots.ts'

import type { HeldText } from './held-text.ts'

const tailRows = 500
const tailBytes = 256 * 1024

/**
 * Decides when a tail has grown so long that it is worth a new snapshot: after so many rows, which a
 * joiner is sent, or so many bytes in proportion to the text, which are written anew each time.
 * A try that failed, or that another node forestalled, is repeated only after as many rows again.
 */
export class Compaction {
  private readonly compact: () => Promise<Snapshot | null>
  private readonly troubled: (error: unknown) => void
  private notBeforeRows = 0
  private running: Promise<void> | null = null

  constructor(compact: () => Promise<Snapshot | null>, troubled: (error: unknown) => void) {
    this.compact = compact
    this.troubled = troubled
  }

  get isIdle(): boolean {
    return this.running === null
  }

  /** Compacts if it is time; `text` answers the text as it is once that is done. */
  consider(text: () => HeldText): void {
    const { rows, bytes } = text().tailLength
    if (this.running !== null || rows < this.notBeforeRows) return
    if (rows < tailRows && bytes < Math.max(tailBytes, text().snapshotLength / 2)) return
    this.notBeforeRows = rows + tailRows
    this.running = this.compact()
      .then((snapshot) => {
        if (snapshot !== null && text().replaceSnapshot(snapshot)) this.notBeforeRows = 0
      })
      .catch(this.troubled)
      .finally(() => {
        this.running = null
      })
  }

  async settled(): Promise<void> {
    await this.running
  }
}
