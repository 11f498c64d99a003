import { createHash } from 'node:crypto'

import type { Shares } from '#app/domain/positions/shares.ts'

/**
 * Exchanges the positions on each subject among the delegations that hold one, a different way each
 * time. Everything follows from `seed`, so that the same snapshot is always shuffled alike.
 */
export function shuffler(seed: string): (shares: Shares) => Shares {
  const next = randomFrom(createHash('sha256').update(seed).digest().readUInt32LE(0))
  return (shares) => {
    const low = shares.low.map((own) => own.slice())
    const high = shares.high.map((own) => own.slice())
    for (let at = 0; at < shares.columns; at += 1) {
      const holders = low.flatMap((own, member) => (Number.isNaN(own[at]) ? [] : [member]))
      for (let left = holders.length - 1; left > 0; left -= 1) {
        const [one, other] = [holders[left], holders[Math.floor(next() * (left + 1))]]
        if (one === undefined || other === undefined) continue
        exchange(low[one], low[other], at)
        exchange(high[one], high[other], at)
      }
    }
    return { ...shares, low, high }
  }
}

function exchange(
  one: Float64Array | undefined,
  other: Float64Array | undefined,
  at: number,
): void {
  const [a, b] = [one?.[at], other?.[at]]
  if (a === undefined || b === undefined) return
  one?.fill(b, at, at + 1)
  other?.fill(a, at, at + 1)
}

/** Numbers from 0 to 1 by the mulberry32 generator, good enough to shuffle with. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b_79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
