import type { CoalitionId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { EventFact, ReliefEvent } from '#app/domain/relief/event.ts'
import { evolveEvent } from '#app/domain/relief/evolve-event.ts'
import type { Tx } from '#db/client.ts'
import type { Work } from '#db/jobs.ts'
import { insertLiveEvents } from '#db/live.ts'
import { saveEvent } from '#db/relief.ts'
import type { EventRow } from '#db/relief.ts'

import { actTogetherByClock } from '../act.ts'
import type { PerformedByClock } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { watch } from './change-event.ts'
import { entriesBehind } from './entries-behind.ts'
import { hasFired, saidByTime } from './said-by-time.ts'
import { tellOfClockLater } from './tell-of-event.ts'

/** What time has made of a locked event, and the job that came for it. */
export type Passed = {
  readonly coalition: CoalitionId
  readonly before: ReliefEvent
  readonly facts: readonly EventFact[]
  readonly after: ReliefEvent
  readonly job: Work
}

export function passedBy(
  { coalition, event }: EventRow,
  job: Work,
  facts: readonly EventFact[],
): Passed {
  return { coalition, before: event, facts, after: facts.reduce(evolveEvent, event), job }
}

/** Saves what time did with these events, with its entries in the record and what is told of it. */
export async function savePassed(
  ctx: Pick<ServerContext, 'now'>,
  tx: Tx,
  passed: readonly Passed[],
  at: Instant,
): Promise<void> {
  const changed = passed.flatMap(({ facts, after }) => (facts.length > 0 ? [after] : []))
  await Promise.all(changed.map((event) => saveEvent(tx, event)))
  await watch(tx, changed, at)
  const coalitions = [...new Set(passed.map(({ coalition }) => coalition))].toSorted()
  for (const coalition of coalitions) {
    const here = passed.filter((one) => one.coalition === coalition)
    await tellOf(ctx, tx, coalition, at, here)
  }
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
