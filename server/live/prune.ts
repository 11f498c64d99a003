import * as z from 'zod'

import { hour, instant, later } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Tx } from '#db/client.ts'
import { enqueue } from '#db/jobs.ts'
import { deleteLiveEventsBefore } from '#db/live.ts'

import { jobHandler } from '../jobs/do-job.ts'

const kind = 'live.prune'

/** How long a page may have been away and still be told what it missed. */
const kept = hour

/** Deletes what no page will ask for any more and sees to it that this is done again in an hour. */
export const pruneLiveEvents = jobHandler(z.object({ at: z.number() }), async (tx, { at }) => {
  await deleteLiveEventsBefore(tx, later(instant(at), -kept))
  await schedulePruning(tx, later(instant(at), hour))
})

/** One job for each hour, whichever node asks for it. */
export async function schedulePruning(tx: Tx, at: Instant): Promise<void> {
  const runAt = instant(Math.floor(at / hour) * hour)
  await enqueue(tx, { kind, key: String(runAt), payload: { at: runAt }, runAt })
}
