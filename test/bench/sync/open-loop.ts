import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'

import { now } from './clock.ts'

const longestTurnMs = 5

export type Due = { at: number; send: () => void }

/**
 * Sends at times fixed before the first, whether or not the server keeps up: one that stalls cannot
 * hide it by slowing the load. Latencies count from when a sending was due. With `exact` the last
 * millisecond is waited for busily, which only few sendings a second can afford. Answers how many were
 * sent, which is all unless it was enough before.
 */
export async function sendWhenDue(
  sendings: readonly Due[],
  { exact, isEnough = () => false }: { exact: boolean; isEnough?: () => boolean },
): Promise<number> {
  let sent = 0
  let lastTurn = now()
  for (const { at, send } of sendings.toSorted((a, b) => a.at - b.at)) {
    for (let left = at - now(); left > 0; left = at - now()) {
      if (left >= 1 || !exact) await sleep(Math.max(1, Math.floor(left)))
      else await nextTurn()
      lastTurn = now()
    }
    // One that is late must still hear what comes.
    if (now() - lastTurn > longestTurnMs) {
      await nextTurn()
      lastTurn = now()
    }
    if (isEnough()) break
    send()
    sent++
  }
  return sent
}

/** The times of `count` sendings at `rate` a second, `phase` (0 to 1) of a period after `start`. */
export function times(start: number, rate: number, count: number, phase: number): number[] {
  return Array.from({ length: count }, (_, n) => start + ((n + phase) * 1e3) / rate)
}
