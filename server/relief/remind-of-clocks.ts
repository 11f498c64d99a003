import * as z from 'zod'

import { idOf } from '#app/domain/kernel/id.ts'
import type { CoalitionId, Id } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Matter } from '#app/domain/kernel/notice.ts'
import { aheadOf, clocksOfExemption, clocksOfRelief, spokenOfAt } from '#app/domain/relief/near.ts'
import type { Clocks, Near } from '#app/domain/relief/near.ts'
import type { Tx } from '#db/client.ts'
import { lockGranted } from '#db/granted-relief.ts'
import { enqueueAll } from '#db/jobs.ts'
import { lockExemption } from '#db/safeguards.ts'

import type { ServerContext } from '../context.ts'
import { jobHandler } from '../jobs/do-job.ts'
import type { JobHandler } from '../jobs/do-job.ts'
import { tell } from '../notices/give.ts'
import { peopleWhoMay } from '../notices/people-who-may.ts'
import { settle } from '../notices/settle.ts'

/** What was granted for a time. */
const Granted = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('measure'), id: idOf<'measure'>() }),
  z.object({ kind: z.literal('exemption'), id: idOf<'exemption'>() }),
])
type Granted = z.infer<typeof Granted>

const Reminder = z.object({
  of: Granted,
  asks: z.enum(['lapses', 'continues', 'review']),
  due: z.number(),
})

/**
 * After an act or the clock has changed relief or an exemption: takes from the desks what is asked no more, and
 * leaves a job for each thing that will be asked (notices SPEC.md N26).
 */
export async function followClocks(
  tx: Tx,
  coalition: CoalitionId,
  of: Granted,
  { was, is, at }: { was: Clocks; is: Clocks; at: Instant },
): Promise<void> {
  const ahead = aheadOf(is)
  const asked = new Set(ahead.filter((near) => spokenOfAt(near) <= at).map(asks))
  for (const one of aheadOf(was).map(asks)) {
    if (!asked.has(one)) await settle(tx, { coalition, matter: matterOf(of, one), at })
  }
  const jobs = ahead.map((near) => ({
    kind: 'relief.remind',
    key: `${of.id}/${asks(near)}/${near.due.at}`,
    payload: { of, asks: asks(near), due: near.due.at },
    runAt: spokenOfAt(near),
  }))
  await enqueueAll(tx, jobs)
}

/** Puts on the desks of the presidency what is due before long, if it is still asked as it was. */
export function remindOfClocks({ now }: Pick<ServerContext, 'now'>): JobHandler {
  return jobHandler(Reminder, async (tx, { of, asks: what, due }) => {
    const found = await load(tx, of)
    if (found === null) return
    const near = aheadOf(found.clocks).find((one) => asks(one) === what)
    if (near?.due.at !== due) return
    const { coalition } = found
    const to = await peopleWhoMay(tx, 'relief.run', { coalition })
    await tell(tx, { coalition, matter: matterOf(of, what), to, due: near.due, at: now() })
  })
}

async function load(
  tx: Tx,
  of: Granted,
): Promise<{ coalition: CoalitionId; clocks: Clocks } | null> {
  switch (of.kind) {
    case 'measure': {
      const row = await lockGranted(tx, of.id)
      return row && { coalition: row.coalition, clocks: clocksOfRelief(row.granted) }
    }
    case 'exemption': {
      const row = await lockExemption(tx, of.id)
      return row && { coalition: row.coalition, clocks: clocksOfExemption(row.exemption) }
    }
  }
}

function asks(near: Near): z.infer<typeof Reminder>['asks'] {
  return near.is === 'review' ? 'review' : near.unrenewed
}

function matterOf(of: Granted, what: z.infer<typeof Reminder>['asks']): Matter {
  return of.kind === 'measure'
    ? { kind: `relief-${what}`, subject: of }
    : { kind: `exemption-${what}`, subject: of }
}

/** An exemption as notices and jobs name it, humanitarian or not. */
export function exemptionOf(id: string): Granted {
  return { kind: 'exemption', id: id as Id<'exemption'> }
}
