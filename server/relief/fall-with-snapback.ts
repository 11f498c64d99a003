import * as z from 'zod'

import { idOf } from '#app/domain/kernel/id.ts'
import type { FrameworkId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { fallWithSnapback } from '#app/domain/relief/execution.ts'
import type { Snapback } from '#app/domain/relief/snapback.ts'
import type { Tx } from '#db/client.ts'
import { enqueueAll } from '#db/jobs.ts'
import { lockEvent, readEvents } from '#db/relief.ts'
import { readSnapback } from '#db/snapbacks.ts'

import type { ServerContext } from '../context.ts'
import { jobHandler } from '../jobs/do-job.ts'
import type { JobHandler } from '../jobs/do-job.ts'
import { passedBy, savePassed } from './save-passed.ts'

const kind = 'relief.fall'

/**
 * Leaves a job for each event whose relief a snapback has restored: its legs are to be taken back. Not in the
 * transaction that restores, since events are locked before the measures that they relieve.
 */
export async function leaveToFall(
  tx: Tx,
  framework: FrameworkId,
  snapback: Snapback,
  runAt: Instant,
): Promise<void> {
  const events = await readEvents(tx, framework)
  const falling = events.filter(({ event }) => fallWithSnapback(event, snapback, runAt).length > 0)
  await enqueueAll(
    tx,
    falling.map(({ id }) => ({
      kind,
      key: `${snapback.id}/${id}`,
      payload: { event: id, snapback: snapback.id },
      runAt,
    })),
  )
}

/** Begins the reversal of an event whose relief was restored by inaction (relief SPEC.md EV28, RW18). */
export function passFall(ctx: Pick<ServerContext, 'now'>): JobHandler {
  const Payload = z.object({ event: idOf<'event'>(), snapback: idOf<'snapback'>() })
  return jobHandler(Payload, async (tx, { event: id, snapback: of }, job) => {
    const row = await lockEvent(tx, id)
    const restored = row && (await readSnapback(tx, row.coalition, of))
    if (row === null || restored === null) return
    const at = ctx.now()
    const facts = fallWithSnapback(row.event, restored.snapback, at)
    if (facts.length > 0) await savePassed(ctx, tx, [passedBy(row, job, facts)], at)
  })
}
