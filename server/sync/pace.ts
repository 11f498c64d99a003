/**
 * Runs what is asked for at most so often a second. What comes too soon waits, and only the latest of
 * what waits is run.
 */
export class Pace {
  private readonly perSecond: number
  private allowance: number
  private refilledAt = performance.now()
  private latest: (() => void) | null = null
  private timer: NodeJS.Timeout | null = null

  constructor(perSecond: number) {
    this.perSecond = perSecond
    this.allowance = perSecond
  }

  run(action: () => void): void {
    this.refill()
    if (this.timer === null && this.allowance >= 1) {
      this.allowance -= 1
      action()
      return
    }
    this.latest = action
    this.timer ??= setTimeout(() => this.runLatest(), 1_000 / this.perSecond)
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.latest = null
  }

  private runLatest(): void {
    this.timer = null
    const action = this.latest
    this.latest = null
    if (action !== null) this.run(action)
  }

  private refill(): void {
    const now = performance.now()
    const refilled = this.allowance + ((now - this.refilledAt) / 1_000) * this.perSecond
    this.allowance = Math.min(this.perSecond, refilled)
    this.refilledAt = now
  }
}
