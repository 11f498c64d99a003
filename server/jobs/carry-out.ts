import { later, minute, second } from '#app/domain/kernel/instant.ts'
import { claimNext, saveClaim, saveDone } from '#db/jobs.ts'
import type { Work } from '#db/jobs.ts'
import { outbox } from '#db/schema/jobs.ts'

import { recordFailure } from './failure.ts'
import type { Bench } from './runner.ts'

/**
 * Carries out one effect on the outside world, until `signal` says that its time is up. It may be
 * asked for the same effect again after a crash: `idempotencyKey` is then the same, and belongs into
 * whatever is sent.
 */
export type EffectHandler = (effect: Effect, signal: AbortSignal) => Promise<void>
/** By kind of effect. */
export type EffectHandlers = Readonly<Record<string, EffectHandler>>
export type Effect = Work & { readonly idempotencyKey: string }

/**
 * Carries out the effect that is due longest; says whether there was one. It is claimed for a minute
 * and then carried out with no transaction open, since a recipient may take its time. A node that
 * dies meanwhile leaves it to whoever comes when the minute is over.
 */
export async function carryOutNext(
  bench: Bench,
  handlers: EffectHandlers,
  timeLimit = 30 * second,
): Promise<boolean> {
  const work = await claimForAWhile(bench, Object.keys(handlers))
  if (work === null) return false
  const effect = { ...work, idempotencyKey: `${work.kind}:${work.key}` }
  const signal = AbortSignal.timeout(timeLimit)
  try {
    await Promise.race([handlers[work.kind]?.(effect, signal), rejectionOf(signal)])
  } catch (error) {
    await recordFailure(bench.db, bench, outbox, work, error, mostAttempts)
    return true
  }
  await saveDone(bench.db, outbox, [work], bench.now())
  return true
}

function claimForAWhile({ db, now }: Bench, kinds: readonly string[]): Promise<Work | null> {
  return db.transaction(async (tx) => {
    const work = await claimNext(tx, outbox, kinds, now())
    if (work !== null) await saveClaim(tx, outbox, work, later(now(), claimed))
    return work
  })
}

function rejectionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

/** Twice the time limit: what is claimed again is no longer under way, unless a clock was moved. */
const claimed = minute

/** A recipient outside may be away for most of a day. */
const mostAttempts = 24
