import * as z from 'zod'

import { idOf } from '#app/domain/kernel/id.ts'
import { toIso } from '#app/domain/kernel/instant.ts'
import { decideClock } from '#app/domain/relief/event-clock.ts'
import type { EventFact } from '#app/domain/relief/event.ts'
import { evolveEvent } from '#app/domain/relief/evolve-event.ts'
import { insertLiveEvents } from '#db/live.ts'
import { lockEvent } from '#db/relief.ts'

import { actByClock } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { jobHandler } from '../jobs/do-job.ts'
import type { JobHandler } from '../jobs/do-job.ts'
import { accept } from '../refusals.ts'
import { saveAndWatch } from './change-event.ts'
import { tellOfClockLater } from './tell-of-event.ts'

/**
 * Lets time have its way with an event: at its moment it fires or is stopped, all conditions judged again
 * within the transaction that fires. Whoever comes second finds it fired and changes nothing, on whichever
 * node; what comes late fires late, with the due instant beside the actual one (relief SPEC.md TR6–TR10).
 */
export function passTime(ctx: Pick<ServerContext, 'now'>): JobHandler {
  return jobHandler(z.object({ event: idOf<'event'>() }), async (tx, { event: id }, job) => {
    const row = await lockEvent(tx, id)
    if (row === null) return
    const at = ctx.now()
    const facts = accept(decideClock(row.event, at))
    if (facts.length === 0) {
      // The notice is over, or an answer overdue: the event is as it was, and its page is not.
      await insertLiveEvents(tx, row.coalition, [{ topic: 'relief', subject: id, at }])
      return
    }
    const after = facts.reduce(evolveEvent, row.event)
    await saveAndWatch(tx, after, at)
    const due = facts.map(dueOf).find((one) => one !== null) ?? null
    await actByClock(ctx, tx, row.coalition, at, {
      entry: {
        t: 'relief.clock',
        b: {
          event: id,
          happened: [...new Set(facts.flatMap(said))],
          due: due === null ? null : toIso(due),
          stage: after.stage.is,
        },
      },
      subject: id,
      topics: [{ topic: 'relief', subject: id }],
      key: `${job.kind}/${job.key}`,
      alongside: (cause) => [tellOfClockLater(tx, { before: row.event, after }, { cause, at })],
    })
  })
}

/** What time alone can do to an event, in the words of the record. */
function said({ type }: EventFact) {
  if (type === 'leg') return ['lapsed'] as const
  const isOfTime =
    type === 'fired' || type === 'stopped' || type === 'disarmed' || type === 'window-ended'
  return isOfTime ? [type] : []
}

function dueOf(fact: EventFact) {
  if (fact.type === 'fired') return fact.firing.due
  return fact.type === 'stopped' ? fact.stop.due : null
}
