import * as z from 'zod'

import { idOf } from '#app/domain/kernel/id.ts'
import { toIso } from '#app/domain/kernel/instant.ts'
import { evolveSnapback, snapbackClock } from '#app/domain/relief/snapback.ts'
import type { Snapback } from '#app/domain/relief/snapback.ts'
import { decideFall, evolveExemption } from '#app/domain/safeguards/exemption-acts.ts'
import type { OrdinaryExemptionId } from '#app/domain/safeguards/exemption.ts'
import type { Tx } from '#db/client.ts'
import { enqueue } from '#db/jobs.ts'
import { lockExemption, saveExemption } from '#db/safeguards.ts'
import { lockSnapback, saveSnapback } from '#db/snapbacks.ts'
import type { SnapbackRow } from '#db/snapbacks.ts'

import { actByClock } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { jobHandler } from '../jobs/do-job.ts'
import type { JobHandler } from '../jobs/do-job.ts'
import { settle } from '../notices/settle.ts'
import { accept } from '../refusals.ts'
import { leaveToFall } from '../relief/fall-with-snapback.ts'
import { loadCalendars } from '../relief/load-calendars.ts'
import { recordStanding } from '../relief/record-standing.ts'
import { watchExemption } from './pass-exemption-time.ts'

/** A text on the table that nobody put there, and measures that nobody kept away (relief SPEC.md SB3, SB8, SB9). */
export function passSnapbackTime(ctx: Pick<ServerContext, 'now'>): JobHandler {
  return jobHandler(z.object({ snapback: idOf<'snapback'>() }), async (tx, { snapback }, job) => {
    const row = await lockSnapback(tx, snapback)
    if (row !== null) await letSnapbackAge(ctx, tx, row, `${job.kind}/${job.key}`)
  })
}

/** What time has made of a locked snapback by now, saved and on record; an act is judged on that. */
export async function letSnapbackAge(
  ctx: Pick<ServerContext, 'now'>,
  tx: Tx,
  { snapback: before, coalition, framework }: SnapbackRow,
  occasion: string,
): Promise<Snapback> {
  const now = ctx.now()
  const { by: calendars } = await loadCalendars(tx, coalition)
  const facts = accept(snapbackClock(before, { now, calendars }))
  if (facts.length === 0) return before
  const after = facts.reduce(evolveSnapback, before)
  await saveSnapback(tx, after)
  if (after.state.is === 'restored') {
    const end = { type: 'end-effect', at: after.state.at, because: 'snapback' } as const
    for (const target of after.targets) {
      if (target.kind === 'exemption') await letFall(ctx, tx, after, target.exemption)
      else await recordStanding(tx, target.measure, end, { now, calendars })
    }
    await leaveToFall(tx, framework, after, now)
    const matter = {
      kind: 'snapback-notified',
      subject: { kind: 'snapback', id: after.id },
    } as const
    await settle(tx, { coalition, matter, at: now })
  }
  const happened = facts.flatMap(({ type }) =>
    type === 'tabled' || type === 'restored' ? [type] : [],
  )
  const due = after.state.is === 'restored' ? after.state.at : before.tableBy.at
  await actByClock(ctx, tx, coalition, now, {
    entry: {
      t: 'snapback.clock',
      b: { framework, snapback: after.id, happened, due: toIso(due), state: after.state.is },
    },
    subject: after.id,
    topics: [{ topic: 'safeguards', subject: framework }],
    key: `${occasion}/${happened.join('+')}`,
  })
  return after
}

/** Leaves a job for each moment at which inaction means something. */
export async function watchSnapback(tx: Tx, { id, tableBy, voteBy }: Snapback): Promise<void> {
  for (const runAt of new Set([tableBy.at, voteBy.at])) {
    const key = `${id}/${runAt}`
    await enqueue(tx, { kind: 'snapback.clock', key, payload: { snapback: id }, runAt })
  }
}

/** An ordinary exemption ends with the snapback; what is humanitarian is left alone, whatever was stored (EX7). */
async function letFall(
  ctx: Pick<ServerContext, 'now'>,
  tx: Tx,
  snapback: Snapback,
  id: OrdinaryExemptionId,
): Promise<void> {
  const row = await lockExemption(tx, id)
  if (row === null || row.exemption.kind !== 'ordinary') return
  const decision = decideFall(row.exemption, snapback)
  // One that has ended already has nowhere to fall.
  if (!decision.ok) return
  const after = decision.events.reduce(evolveExemption, row.exemption)
  await saveExemption(tx, after)
  const { coalition, framework } = row
  await watchExemption(tx, row, after, ctx.now())
  await actByClock(ctx, tx, coalition, ctx.now(), {
    entry: { t: 'exemption.clock', b: { framework, exemption: after.id, happened: 'fell' } },
    subject: after.id,
    topics: [{ topic: 'safeguards', subject: framework }],
    key: `${snapback.id}/${after.id}/fell`,
  })
}
