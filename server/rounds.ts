import { setImmediate as nextTick, setTimeout as pause } from 'node:timers/promises'

/**
 * Turns at something that goes round to everybody in a room. The first comes at once; in a full room the
 * next ones wait a little, so that what happens meanwhile goes round together: the work of a round grows
 * with those who hear it, and nobody reads faster than that.
 */
export class Rounds {
  private readonly betweenMs: () => number
  private last = -Infinity

  constructor(betweenMs: () => number) {
    this.betweenMs = betweenMs
  }

  /** Resolves when the next round may begin, in a later turn of the event loop. */
  async turn(): Promise<void> {
    const wait = this.last + this.betweenMs() - performance.now()
    await (wait > 0 ? pause(wait) : nextTick())
    this.last = performance.now()
  }
}
