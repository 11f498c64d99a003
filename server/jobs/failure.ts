import { hour, later, second } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Database, Tx } from '#db/client.ts'
import { saveFailure } from '#db/jobs.ts'
import type { Queue, Work } from '#db/jobs.ts'

import type { Bench } from './runner.ts'

/** Records that an attempt failed: it will be tried again after a while, or is given up after `most`. */
export async function recordFailure(
  tx: Tx | Database,
  { now, log }: Bench,
  queue: Queue,
  work: Work,
  error: unknown,
  most: number,
): Promise<void> {
  const at = now()
  const attempts = work.attempts + 1
  const retry = retryAt(at, attempts, most)
  await saveFailure(tx, queue, work, { attempts, at, error: textOf(error), retryAt: retry })
  const { kind, key } = work
  const outcome = retry === null ? 'was given up' : 'failed and will be tried again'
  log.error({ err: error, kind, key, attempts }, `${kind} ${outcome}`)
}

/** When to try again after the `failed`th failure: a second, then twice as long each time, at most an hour. */
export function retryAt(now: Instant, failed: number, most: number): Instant | null {
  if (failed >= most) return null
  return later(now, Math.min(second * 2 ** (failed - 1), hour))
}

/** Enough of an error to recognise it by. PostgreSQL text cannot hold a null character. */
function textOf(error: unknown): string {
  return String(error).replaceAll('\0', '').slice(0, 2_000)
}
