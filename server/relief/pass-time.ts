import * as z from 'zod'

import { idOf } from '#app/domain/kernel/id.ts'
import type { CoalitionId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { decideClock } from '#app/domain/relief/event-clock.ts'
import type { EventFact, ReliefEvent } from '#app/domain/relief/event.ts'
import { evolveEvent } from '#app/domain/relief/evolve-event.ts'
import type { Tx } from '#db/client.ts'
import type { Work } from '#db/jobs.ts'
import { insertLiveEvents } from '#db/live.ts'
import { lockEvents, saveEvent } from '#db/relief.ts'
import type { EventRow } from '#db/relief.ts'

import { actTogetherByClock } from '../act.ts'
import type { PerformedByClock } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { alikeHandler } from '../jobs/do-job.ts'
import type { AlikeHandler } from '../jobs/do-job.ts'
import { accept } from '../refusals.ts'
import { watch } from './change-event.ts'
import { entriesBehind } from './entries-behind.ts'
import { hasFired, saidByTime } from './said-by-time.ts'
import { tellOfClockLater } from './tell-of-event.ts'

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
      return row === undefined ? [] : [passedBy(row, job, at)]
    })
    const changed = passed.flatMap(({ facts, after }) => (facts.length > 0 ? [after] : []))
    await Promise.all(changed.map((event) => saveEvent(tx, event)))
    await watch(tx, changed, at)
    const coalitions = [...new Set(passed.map(({ coalition }) => coalition))].toSorted()
    for (const coalition of coalitions) {
      const here = passed.filter((one) => one.coalition === coalition)
      await tellOf(ctx, tx, coalition, at, here)
    }
  })
}

/** Few enough that a node which dies with them holds up no event for long. */
const together = 32

type Passed = {
  readonly coalition: CoalitionId
  readonly before: ReliefEvent
  readonly facts: readonly EventFact[]
  readonly after: ReliefEvent
  readonly job: Work
}

function passedBy({ coalition, event }: EventRow, job: Work, at: Instant): Passed {
  const facts = accept(decideClock(event, at))
  return { coalition, before: event, facts, after: facts.reduce(evolveEvent, event), job }
}

/** Where nothing changed a notice is over, or an answer overdue: the event is as it was, and its page is not. */
async function tellOf(
  ctx: Pick<ServerContext, 'now'>,
  tx: Tx,
  coalition: CoalitionId,
  at: Instant,
  passed: readonly Passed[],
): Promise<void> {
  const changed = passed.filter(({ facts }) => facts.length > 0)
  const same = passed.filter(({ facts }) => facts.length === 0)
  if (changed.length > 0) {
    const fired = changed.flatMap(({ facts, before }) => (hasFired(facts) ? [before] : []))
    const behind = await entriesBehind(tx, coalition, fired)
    const acts = changed.map((one) => ({ ...performed(one), ref: behind.get(one.after.id) ?? [] }))
    await actTogetherByClock(ctx, tx, coalition, at, acts, (first) => {
      const told = changed.map((one, place) => ({ ...one, cause: first + BigInt(place) }))
      return [tellOfClockLater(tx, told, at)]
    })
  }
  await insertLiveEvents(
    tx,
    coalition,
    same.map(({ after }) => ({ topic: 'relief' as const, subject: after.id, at })),
  )
}

function performed({ facts, after, job }: Passed): Omit<PerformedByClock, 'ref'> {
  const said = saidByTime(facts) ?? { happened: [], due: null }
  return {
    entry: { t: 'relief.clock', b: { event: after.id, ...said, stage: after.stage.is } },
    subject: after.id,
    topics: [{ topic: 'relief', subject: after.id }],
    key: `${job.kind}/${job.key}`,
  }
}
