/** Clocks of one client in rising order, each stretch of them with a number: what it is. */
export class Runs {
  private starts = new Uint32Array(4)
  private values = new Uint32Array(4)
  private length = 0

  /** From this clock on it is this, until something else is said. */
  append(from: number, value: number): void {
    if (this.length > 0 && this.values[this.length - 1] === value) return
    if (this.length === this.starts.length) {
      this.starts = grown(this.starts)
      this.values = grown(this.values)
    }
    this.starts[this.length] = from
    this.values[this.length] = value
    this.length += 1
  }

  at(clock: number): number | undefined {
    return this.values[this.indexOf(clock)]
  }

  /** The values between two clocks, in order. */
  *between(from: number, to: number): Generator<number> {
    for (let i = Math.max(0, this.indexOf(from)); i < this.length; i += 1) {
      if ((this.starts[i] ?? to) >= to) return
      yield this.values[i] ?? 0
    }
  }

  *entries(): Generator<[from: number, value: number]> {
    for (let i = 0; i < this.length; i += 1) yield [this.starts[i] ?? 0, this.values[i] ?? 0]
  }

  get size(): number {
    return this.length
  }

  /** The run that has this clock, -1 before the first. */
  private indexOf(clock: number): number {
    let low = 0
    let high = this.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.starts[middle] ?? 0) <= clock) low = middle + 1
      else high = middle
    }
    return low - 1
  }
}

function grown(old: Uint32Array): Uint32Array<ArrayBuffer> {
  const fresh = new Uint32Array(old.length * 2)
  fresh.set(old)
  return fresh
}
