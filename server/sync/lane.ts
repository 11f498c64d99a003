/**
 * Takes one thing after the other. What can be done at once is; what has to wait for an answer holds
 * up what comes after it, in order.
 */
export class Lane<Thing> {
  private readonly take: (thing: Thing) => void | Promise<void>
  private waiting: Thing[] = []
  private busy: Promise<void> | null = null
  private held = 0

  constructor(take: (thing: Thing) => void | Promise<void>) {
    this.take = take
  }

  get isIdle(): boolean {
    return this.waiting.length === 0 && this.busy === null
  }

  get length(): number {
    return this.waiting.length
  }

  get first(): Thing | undefined {
    return this.waiting[0]
  }

  push(thing: Thing): void {
    this.waiting.push(thing)
    this.goOn()
  }

  /** Puts back what was being taken, to be taken again as the first. */
  unshift(thing: Thing): void {
    this.waiting.unshift(thing)
  }

  /** Takes nothing while something else is done. */
  async while(work: () => Promise<void>): Promise<void> {
    this.held += 1
    try {
      await work()
    } finally {
      this.held -= 1
      this.goOn()
    }
  }

  async settled(): Promise<void> {
    while (!this.isIdle) await (this.busy ?? new Promise((resolve) => setImmediate(resolve)))
  }

  private goOn(): void {
    let taken = 0
    while (this.busy === null && this.held === 0 && taken < this.waiting.length) {
      const thing = this.waiting[taken++]
      const taking = thing === undefined ? undefined : this.take(thing)
      if (taking instanceof Promise) {
        this.busy = taking.finally(() => {
          this.busy = null
          this.goOn()
        })
      }
    }
    if (taken > 0) this.waiting = this.waiting.slice(taken)
  }
}
