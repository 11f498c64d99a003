import type * as z from 'zod'

import type { Tx } from '#db/client.ts'
import { claimAlike, claimNext, saveDone } from '#db/jobs.ts'
import type { Work } from '#db/jobs.ts'
import { job } from '#db/schema/jobs.ts'

import { recordFailure } from './failure.ts'
import type { Bench } from './runner.ts'

/**
 * Does a job within `tx`. It may throw at any point: nothing of what it wrote will remain. What it
 * answers is called once all of it is committed, to tell of it; it must not throw.
 */
export type JobHandler = (tx: Tx, job: Work) => Promise<void | (() => void)>

/** The same for up to `most` jobs of its kind that fall due at one instant: all of them are done or none. */
export type AlikeHandler = {
  readonly most: number
  readonly handle: (tx: Tx, jobs: readonly Work[]) => ReturnType<JobHandler>
}

/** By kind of job. */
export type JobHandlers = Readonly<Record<string, JobHandler | AlikeHandler>>

/** A handler whose payload has been parsed: `jobHandler(Payload, async (tx, payload, job) => …)`. */
export function jobHandler<Payload extends z.ZodType>(
  payload: Payload,
  handle: (tx: Tx, payload: z.infer<Payload>, job: Work) => ReturnType<JobHandler>,
): JobHandler {
  return async (tx, work) => handle(tx, payload.parse(work.payload), work)
}

/** The same for jobs that fall due at one instant. */
export function alikeHandler<Payload extends z.ZodType>(
  payload: Payload,
  most: number,
  handle: (
    tx: Tx,
    jobs: readonly { payload: z.infer<Payload>; job: Work }[],
  ) => ReturnType<JobHandler>,
): AlikeHandler {
  return {
    most,
    handle: async (tx, jobs) =>
      handle(
        tx,
        jobs.map((job) => ({ payload: payload.parse(job.payload), job })),
      ),
  }
}

/**
 * Does the job that is due longest, with others that fell due at the same instant if its handler takes
 * them at once, in the transaction that marks them done; says whether there was one. The handler works behind
 * a savepoint, so that a failure can be recorded with the claim still held. If the connection is lost, all
 * of it is as if it had not been, and the promise rejects.
 */
export async function doNextJob(bench: Bench, handlers: JobHandlers): Promise<boolean> {
  const { worked, tell } = await bench.db.transaction(async (tx) => {
    const now = bench.now()
    const first = await claimNext(tx, job, Object.keys(handlers), now)
    const handler = handlers[first?.kind ?? '']
    if (first === null || handler === undefined) return { worked: false }
    const { most, handle } = typeof handler === 'function' ? oneByOne(handler) : handler
    const alike = most > 1 ? await claimAlike(tx, job, first, { now, most: most - 1 }) : []
    return { worked: true, tell: await attempt(tx, bench, handle, [first, ...alike]) }
  })
  tell?.()
  return worked
}

function oneByOne(handler: JobHandler): AlikeHandler {
  const handle: AlikeHandler['handle'] = async (tx, [only]) =>
    only === undefined ? undefined : handler(tx, only)
  return { most: 1, handle }
}

/** One that fails must not keep others from their moment: the first is tried alone, the others wait for who comes next. */
async function attempt(
  tx: Tx,
  bench: Bench,
  handle: AlikeHandler['handle'],
  jobs: readonly [Work, ...Work[]],
): ReturnType<JobHandler> {
  try {
    return await tx.transaction(async (savepoint) => {
      // First, since a handler may end with a lock for which others wait.
      await saveDone(savepoint, job, jobs, bench.now())
      return handle(savepoint, jobs)
    })
  } catch (error) {
    const [first, ...others] = jobs
    if (others.length > 0) return attempt(tx, bench, handle, [first])
    await recordFailure(tx, bench, job, first, error, mostAttempts)
  }
}

/** The causes of a job's failure lie in our own database: they pass within minutes or not at all. */
export const mostAttempts = 8
