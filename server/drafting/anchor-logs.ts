import * as z from 'zod'

import type { CoalitionId } from '#app/domain/kernel/id.ts'
import { day, instant, later } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { toHex } from '#app/domain/transparency/receipt.ts'
import type { Tx } from '#db/client.ts'
import { listUnanchored, saveAnchored } from '#db/document-log.ts'
import type { Unanchored } from '#db/document-log.ts'
import { enqueue } from '#db/jobs.ts'

import { actByClock } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { jobHandler } from '../jobs/do-job.ts'
import type { JobHandler } from '../jobs/do-job.ts'

const kind = 'texts.anchor'

/** So many fit into one entry of the record, which has a longest length (RC14). */
const mostInEntry = 300

/**
 * Once a day writes into each coalition's record how far the logs of its texts have come and what
 * their chains amount to, so that whoever holds a root of the record can tell a rewritten log (SY24).
 */
export function anchorLogs(ctx: Pick<ServerContext, 'now'>): JobHandler {
  return jobHandler(z.object({ at: z.number() }), async (tx, { at }) => {
    const now = instant(at)
    const texts = await listUnanchored(tx)
    for (const coalition of new Set(texts.map((text) => text.coalition))) {
      const own = texts.filter((text) => text.coalition === coalition)
      for (let from = 0; from < own.length; from += mostInEntry) {
        await anchor(ctx, tx, coalition, now, own.slice(from, from + mostInEntry))
      }
    }
    await saveAnchored(tx, texts)
    await scheduleAnchoring(tx, later(now, day))
  })
}

/** One job for each day, whichever node asks for it. */
export async function scheduleAnchoring(tx: Tx, at: Instant): Promise<void> {
  const runAt = instant(Math.floor(at / day) * day)
  await enqueue(tx, { kind, key: String(runAt), payload: { at: runAt }, runAt })
}

async function anchor(
  ctx: Pick<ServerContext, 'now'>,
  tx: Tx,
  coalition: CoalitionId,
  at: Instant,
  texts: readonly Unanchored[],
): Promise<void> {
  const said = texts.map(({ document, seq, chain }) => ({ document, seq, chain: toHex(chain) }))
  await actByClock(ctx, tx, coalition, at, {
    entry: { t: 'text.anchor', b: { texts: said } },
    subject: coalition,
    topics: [],
    key: `${kind}/${at}/${texts[0]?.document}`,
  })
}
