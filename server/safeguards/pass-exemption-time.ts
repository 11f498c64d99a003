import * as z from 'zod'

import { idOf } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { clocksOfExemption } from '#app/domain/relief/near.ts'
import { evolveExemption, exemptionClock } from '#app/domain/safeguards/exemption-acts.ts'
import type { Exemption } from '#app/domain/safeguards/exemption.ts'
import type { Tx } from '#db/client.ts'
import { enqueue } from '#db/jobs.ts'
import { lockExemption, saveExemption } from '#db/safeguards.ts'
import type { ExemptionRow } from '#db/safeguards.ts'

import { actByClock } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { jobHandler } from '../jobs/do-job.ts'
import type { JobHandler } from '../jobs/do-job.ts'
import { exemptionOf, followClocks } from '../relief/remind-of-clocks.ts'

/** At its sunset an exemption lapses or goes on, as its text says (safeguards SPEC.md EX6). */
export function passExemptionTime(ctx: Pick<ServerContext, 'now'>): JobHandler {
  return jobHandler(
    z.object({ exemption: idOf<'exemption'>() }),
    async (tx, { exemption }, job) => {
      const row = await lockExemption(tx, exemption)
      if (row !== null) await letExemptionAge(ctx, tx, row, `${job.kind}/${job.key}`)
    },
  )
}

/** What time has made of a locked exemption by now, saved and on record; an act is judged on that. */
export async function letExemptionAge(
  ctx: Pick<ServerContext, 'now'>,
  tx: Tx,
  row: ExemptionRow,
  occasion: string,
): Promise<Exemption> {
  const { exemption: before, coalition, framework } = row
  const at = ctx.now()
  const facts = exemptionClock(before, at)
  if (facts.length === 0) return before
  const after = facts.reduce(evolveExemption, before)
  await saveExemption(tx, after)
  await watchExemption(tx, row, after, at)
  const happened = after.state.is === 'ended' ? 'lapsed' : 'continued'
  await actByClock(ctx, tx, coalition, at, {
    entry: { t: 'exemption.clock', b: { framework, exemption: after.id, happened } },
    subject: after.id,
    topics: [{ topic: 'safeguards', subject: framework }],
    key: `${occasion}/sunset`,
  })
  return after
}

/** Leaves a job for the sunset, which finds nothing to do if it was put off by then, and for what is asked before. */
export async function watchExemption(
  tx: Tx,
  { coalition, exemption: before }: Pick<ExemptionRow, 'coalition' | 'exemption'>,
  after: Exemption,
  at: Instant,
): Promise<void> {
  const { id } = after
  const is = clocksOfExemption(after)
  await followClocks(tx, coalition, exemptionOf(id), { was: clocksOfExemption(before), is, at })
  if (is.sunset === null) return
  const runAt = is.sunset.expires.at
  const work = { kind: 'exemption.clock', key: `${id}/${runAt}`, payload: { exemption: id }, runAt }
  await enqueue(tx, work)
}
