import type { Logger } from 'pino'

import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Database } from '#db/client.ts'
import { nextDue } from '#db/jobs.ts'
import { job, outbox } from '#db/schema/jobs.ts'

import { carryOutNext } from './carry-out.ts'
import type { EffectHandlers } from './carry-out.ts'
import { doNextJob } from './do-job.ts'
import type { JobHandlers } from './do-job.ts'
import { createLoop } from './loop.ts'

export type JobRunner = {
  /** Begins to work off what is due, and goes on until `stop`. */
  start(): void
  /** Look now: something was enqueued for this moment, or the clock was moved. */
  wake(): void
  /** Works off everything that is due now, without the loop, and says how many attempts that took. */
  runDue(): Promise<number>
  /** Finishes the work in hand and takes up no other. */
  stop(): Promise<void>
}

/** What every attempt needs: the database, the application's time, and a place to tell of failures. */
export type Bench = {
  readonly db: Database
  /** The application's time, which a demo world can move. */
  readonly now: () => Instant
  readonly log: Logger
  /** A job has taken effect: whoever waits for such news may look. */
  readonly done?: () => void
}

/** One runner per node: a loop for jobs and one for each kind of effect, so that a slow recipient delays no other. */
export function createJobRunner({
  handlers,
  afterwards,
  effects,
  ...bench
}: Bench & {
  /** By kind of job. */
  handlers: JobHandlers
  /** The same for what waits while any other job is due, whichever is due longer. */
  afterwards: JobHandlers
  /** By kind of effect on the outside world. */
  effects: EffectHandlers
}): JobRunner {
  const nextJob = async (): Promise<boolean> => {
    const worked = (await doNextJob(bench, handlers)) || (await doNextJob(bench, afterwards))
    if (worked) bench.done?.()
    return worked
  }
  const lines = [
    { queue: job, kinds: Object.keys({ ...handlers, ...afterwards }), next: nextJob },
    ...Object.entries(effects).map(([kind, carryOut]) => ({
      queue: outbox,
      kinds: [kind],
      next: () => carryOutNext(bench, { [kind]: carryOut }),
    })),
  ].filter(({ kinds }) => kinds.length > 0)

  const loops = lines.map(({ queue, kinds, next }) => {
    async function round(stopping: AbortSignal) {
      while (!stopping.aborted && (await next()));
      return pauseUntil(await nextDue(bench.db, queue, kinds), bench.now())
    }
    return createLoop({ round, patience: longestPause, log: bench.log })
  })

  return {
    start: () => loops.forEach((loop) => loop.start()),
    wake: () => loops.forEach((loop) => loop.wake()),
    async runDue() {
      let attempts = 0
      for (const { next } of lines) while (await next()) attempts += 1
      return attempts
    },
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()))
    },
  }
}

/** What is due and still not done is in another runner's hands: look again soon, in case that one dies. */
function pauseUntil(due: Instant | null, now: Instant): number {
  if (due === null) return longestPause
  return Math.min(Math.max(due - now, shortestPause), longestPause)
}

/** Milliseconds. The longest bounds how late a job enqueued on another node can be noticed. */
const longestPause = 500
const shortestPause = 50
