import { setTimeout as pause } from 'node:timers/promises'

const firstPauseMs = 50
const longestPauseMs = 2_000

/** How long to go on trying: waits a little longer each time, and says when it has been too long. */
export class Patience {
  private since: number | null = null
  private next = firstPauseMs
  private readonly limitMs: number

  constructor(limitMs: number) {
    this.limitMs = limitMs
  }

  renew(): void {
    this.since = null
    this.next = firstPauseMs
  }

  async exhausted(): Promise<boolean> {
    this.since ??= performance.now()
    if (performance.now() - this.since > this.limitMs) return true
    await pause(this.next)
    this.next = Math.min(this.next * 2, longestPauseMs)
    return false
  }
}
