import * as z from 'zod'

import { decideCoSponsorship, evolveCoSponsorship } from '#app/domain/drafting/co-sponsorship.ts'
import type { CoSponsorship } from '#app/domain/drafting/co-sponsorship.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import { readCoSponsorship, saveCoSponsorship } from '#db/co-sponsorships.ts'
import { lockDocument } from '#db/drafting.ts'

import { actByClock } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { jobHandler } from '../jobs/do-job.ts'
import { tellOfSponsors } from './tell-of-sponsors.ts'

const Hour = z.object({ document: idOf<'document'>(), original: z.string() })

/** Closes a list of co-sponsors at the hour that was set for it, unless action closed it before (SPEC.md SS3). */
export function closeSponsors(ctx: Pick<ServerContext, 'now'>) {
  return jobHandler(Hour, async (tx, { document: id, original }, { runAt: at, kind, key }) => {
    const document = await lockDocument(tx, id)
    const before = await readCoSponsorship(tx, id, original)
    if (document === null || before === null) throw new Error(`no list on ${id}`)
    const decision = decideCoSponsorship(before, { type: 'close-at-hour' }, at)
    if (!decision.ok) return
    const after = decision.events.reduce<CoSponsorship>(evolveCoSponsorship, before)
    await saveCoSponsorship(tx, id, original, after)
    await tellOfSponsors(tx, document, { before, after, at })
    await actByClock(ctx, tx, document.coalition, at, {
      entry: { t: 'sponsors.act', b: { document: id, act: 'close' } },
      subject: id,
      topics: [{ topic: 'document', subject: id }],
      key: `${kind}/${key}`,
    })
  })
}
