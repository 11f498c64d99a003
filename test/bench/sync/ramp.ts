import { now } from './clock.ts'
import type { Crowd } from './crowd.ts'
import { percentile } from './statistics.ts'
import { perform } from './typing.ts'
import type { Arrival, Typed } from './typing.ts'

export type Ramp = { from: number; to: number; seconds: number }

/** How late an edit may be, p99, for its rate to count as held. */
export const withinMs = 100

const windowMs = 200
/** Nobody comes back from here while the rate still grows. */
const hopelessMs = 1_000

/**
 * Lets a crowd write ever faster until the server is hopelessly behind. What it sustains is the rate of
 * the last fifth of a second in which it was in time: a stall of the machine, after which it catches up,
 * takes nothing from that.
 */
export async function climb(
  crowd: Crowd,
  by: Arrival,
  ramp: Ramp,
): Promise<{ sustained: number | null; p99: number | null; typed: Typed }> {
  const writers = crowd.typists.length
  const all = risingTimes(ramp)
  const offsets = crowd.typists.map((_, i) => all.filter((_time, n) => n % writers === i))
  const windows = new Map<number, number[]>()
  let start: number | null = null
  let latest = Infinity
  const typed = await perform(crowd, {
    offsets,
    exact: false,
    patienceMs: hopelessMs,
    heard(what, due, delay) {
      if (what !== by) return
      start ??= due
      latest = due
      const window = Math.floor((due - start) / windowMs)
      const delays = windows.get(window) ?? []
      windows.set(window, delays)
      delays.push(delay)
    },
    isEnough: () => now() - latest > hopelessMs,
  })

  const sent = countBy(all.slice(0, typed.edits), (offset) => Math.floor(offset / windowMs))
  const arrivals = by === 'visible' ? crowd.clients.length - 1 : 1
  const inOrder = [...windows].toSorted(([a], [b]) => a - b)
  const held = inOrder.findLast(([window, delays]) => {
    const missing = Math.max(0, (sent.get(window) ?? 0) * arrivals - delays.length)
    return (percentile(delays, 0.99, missing) ?? Infinity) <= withinMs
  })
  if (held === undefined) return { sustained: null, p99: null, typed }
  const [window, delays] = held
  const sustained = ((sent.get(window) ?? 0) * 1e3) / windowMs
  return { sustained, p99: percentile(delays, 0.99), typed }
}

/** Times from 0 on, in milliseconds, at a rate that grows by the same factor each moment. */
export function risingTimes({ from, to, seconds }: Ramp): number[] {
  const growth = Math.log(to / from) / seconds
  const count = Math.floor((to - from) / growth)
  // The nth is due when the integral of the rate has reached n.
  return Array.from({ length: count }, (_, n) => (Math.log(1 + (n * growth) / from) / growth) * 1e3)
}

function countBy<Value>(values: readonly Value[], keyOf: (value: Value) => number) {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(keyOf(value), (counts.get(keyOf(value)) ?? 0) + 1)
  return counts
}
