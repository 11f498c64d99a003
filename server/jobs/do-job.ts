import type * as z from 'zod'

import type { Tx } from '#db/client.ts'
import { claimNext, saveDone } from '#db/jobs.ts'
import type { Work } from '#db/jobs.ts'
import { job } from '#db/schema/jobs.ts'

import { recordFailure } from './failure.ts'
import type { Bench } from './runner.ts'

/**
 * Does a job within `tx`. It may throw at any point: nothing of what it wrote will remain. What it
 * answers is called once all of it is committed, to tell of it; it must not throw.
 */
export type JobHandler = (tx: Tx, job: Work) => Promise<void | (() => void)>
/** By kind of job. */
export type JobHandlers = Readonly<Record<string, JobHandler>>

/** A handler whose payload has been parsed: `jobHandler(Payload, async (tx, payload, job) => …)`. */
export function jobHandler<Payload extends z.ZodType>(
  payload: Payload,
  handle: (tx: Tx, payload: z.infer<Payload>, job: Work) => ReturnType<JobHandler>,
): JobHandler {
  return async (tx, work) => handle(tx, payload.parse(work.payload), work)
}

/**
 * Does the job that is due longest, in the transaction that marks it done; says whether there was
 * one. The handler works behind a savepoint, so that its failure can be recorded with the claim still
 * held. If the connection is lost, all of it is as if it had not been, and the promise rejects.
 */
export async function doNextJob(bench: Bench, handlers: JobHandlers): Promise<boolean> {
  const { worked, tell } = await bench.db.transaction(async (tx) => {
    const work = await claimNext(tx, job, Object.keys(handlers), bench.now())
    if (work === null) return { worked: false }
    let tell: Awaited<ReturnType<JobHandler>>
    try {
      tell = await tx.transaction(async (savepoint) => {
        // First, since a handler may end with a lock for which others wait.
        await saveDone(savepoint, job, work, bench.now())
        return handlers[work.kind]?.(savepoint, work)
      })
    } catch (error) {
      await recordFailure(tx, bench, job, work, error, mostAttempts)
      return { worked: true }
    }
    return { worked: true, tell }
  })
  tell?.()
  return worked
}

/** The causes of a job's failure lie in our own database: they pass within minutes or not at all. */
export const mostAttempts = 8
