import * as z from 'zod'

import { rulingStands } from '#app/domain/drafting/bracket-ruling.ts'
import { isOpen } from '#app/domain/drafting/bracket.ts'
import type { Bracket } from '#app/domain/drafting/bracket.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import type { Tx } from '#db/client.ts'
import { readDocument } from '#db/drafting.ts'
import { enqueue } from '#db/jobs.ts'

import { actByClock } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { jobHandler } from '../jobs/do-job.ts'
import type { JobHandler } from '../jobs/do-job.ts'
import { changeBracket } from './change-bracket.ts'

const kind = 'ruling.settle'

/**
 * Carries out a ruling to which nobody objected in its window (SPEC.md BR24). One that was ended
 * meanwhile, by an objection or by other words, is passed over.
 */
export function settleRulings(
  ctx: Pick<ServerContext, 'db' | 'live' | 'now' | 'log' | 'threads' | 'rooms'>,
): JobHandler {
  const Payload = z.object({ document: idOf<'document'>(), bracket: idOf<'bracket'>() })
  return jobHandler(Payload, async (tx, { document, bracket }, job) => {
    const changed = await changeBracket(ctx, tx, { document, bracket, request: null }, (before) =>
      isOpen(before) && rulingStands(before, ctx.now()) ? { type: 'settle-ruling' } : null,
    )
    const { after, isEdited } = changed
    const found = await readDocument(tx, document)
    if (found !== null && after.stage === 'settled' && after.how === 'ruling') {
      await actByClock(ctx, tx, found.coalition, ctx.now(), {
        entry: {
          t: 'bracket.rule',
          b: { document, bracket, act: 'settle', keeps: after.keeps },
        },
        subject: document,
        topics: [{ topic: 'brackets', subject: document }],
        key: `${kind}/${job.key}`,
      })
    }
    return isEdited ? () => ctx.rooms.written(document) : undefined
  })
}

/** One job for each ruling, due when its window has run out. */
export async function scheduleSettling(
  tx: Tx,
  document: DocumentId,
  bracket: Bracket,
): Promise<void> {
  if (!isOpen(bracket) || bracket.ruling === null) return
  const { ruledAt, window } = bracket.ruling
  const key = `${bracket.id} ${ruledAt}`
  await enqueue(tx, { kind, key, payload: { document, bracket: bracket.id }, runAt: window.at })
}
