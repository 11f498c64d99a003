import * as z from 'zod'

import { idOf } from '#app/domain/kernel/id.ts'
import { decideClock } from '#app/domain/relief/event-clock.ts'
import { lockEvents } from '#db/relief.ts'

import type { ServerContext } from '../context.ts'
import { alikeHandler } from '../jobs/do-job.ts'
import type { AlikeHandler } from '../jobs/do-job.ts'
import { accept } from '../refusals.ts'
import { passedBy, savePassed } from './save-passed.ts'

/**
 * Lets time have its way with events: at its moment each fires or is stopped, all conditions judged again
 * within the transaction that fires. Whoever comes second finds it fired and changes nothing, on whichever
 * node; what comes late fires late, with the due instant beside the actual one (relief SPEC.md TR6–TR10).
 * Many that are due at one instant go together, so that the last does not wait for a commit of every other.
 */
export function passTime(ctx: Pick<ServerContext, 'now'>): AlikeHandler {
  return alikeHandler(z.object({ event: idOf<'event'>() }), together, async (tx, jobs) => {
    const rows = await lockEvents(
      tx,
      jobs.map(({ payload }) => payload.event),
    )
    const at = ctx.now()
    const passed = jobs.flatMap(({ payload, job }) => {
      const row = rows.get(payload.event)
      return row === undefined ? [] : [passedBy(row, job, accept(decideClock(row.event, at)))]
    })
    await savePassed(ctx, tx, passed, at)
  })
}

/** Few enough that a node which dies with them holds up no event for long. */
const together = 32
