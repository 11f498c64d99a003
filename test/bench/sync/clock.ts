import { setTimeout as sleep } from 'node:timers/promises'

/** Milliseconds of the machine's monotonic clock, the same in every process of a run. */
export function now(): number {
  const [seconds, nanoseconds] = process.hrtime()
  return seconds * 1e3 + nanoseconds / 1e6
}

/** Waits until something is so or patience is over; answers whether it is so. */
export async function waitUntil(isSo: () => boolean, patienceMs: number): Promise<boolean> {
  const end = now() + patienceMs
  while (!isSo()) {
    if (now() > end) return false
    await sleep(10)
  }
  return true
}
