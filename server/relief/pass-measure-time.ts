import * as z from 'zod'

import { idOf } from '#app/domain/kernel/id.ts'
import { evolveGranted, grantedClock } from '#app/domain/relief/granted.ts'
import type { Granted } from '#app/domain/relief/granted.ts'
import type { Tx } from '#db/client.ts'
import { lockGranted, saveGranted } from '#db/granted-relief.ts'
import type { GrantedRow } from '#db/granted-relief.ts'

import { actByClock } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { jobHandler } from '../jobs/do-job.ts'
import type { JobHandler } from '../jobs/do-job.ts'
import { accept } from '../refusals.ts'
import { loadCalendars } from './load-calendars.ts'
import { watchRelief } from './record-standing.ts'

/** At its sunset relief lapses or goes on, as its text says, at that instant and once (relief SPEC.md SB13). */
export function passMeasureTime(ctx: Pick<ServerContext, 'now'>): JobHandler {
  return jobHandler(z.object({ measure: idOf<'measure'>() }), async (tx, { measure: id }, job) => {
    const row = await lockGranted(tx, id)
    if (row !== null) await letMeasureAge(ctx, tx, row, `${job.kind}/${job.key}`)
  })
}

/** What time has made of the locked relief by now, saved and on record; an act is judged on that. */
export async function letMeasureAge(
  ctx: Pick<ServerContext, 'now'>,
  tx: Tx,
  row: GrantedRow,
  occasion: string,
): Promise<Granted> {
  const { coalition, framework, measure, granted } = row
  const now = ctx.now()
  const { by: calendars } = await loadCalendars(tx, coalition)
  const facts = accept(grantedClock(granted, { measure, now, calendars }))
  if (facts.length === 0) return granted
  const after = facts.reduce(evolveGranted, granted)
  await saveGranted(tx, measure.id, after)
  await watchRelief(tx, row, after, now)
  const happened = after.standing.effect.is === 'ended' ? 'lapsed' : 'continued'
  await actByClock(ctx, tx, coalition, now, {
    entry: { t: 'measure.clock', b: { framework, measure: measure.id, happened } },
    subject: measure.id,
    topics: [{ topic: 'safeguards', subject: framework }],
    key: `${occasion}/sunset`,
  })
  return after
}
