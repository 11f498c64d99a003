import * as z from 'zod'

import { idOf } from '#app/domain/kernel/id.ts'
import { shownTo } from '#app/domain/positions/dossier.ts'
import type { Dossier, DossierEvent } from '#app/domain/positions/dossier.ts'
import type { EntryId } from '#app/domain/positions/entry.ts'
import { reopenParked } from '#app/domain/positions/life.ts'
import type { Tx } from '#db/client.ts'
import { enqueue } from '#db/jobs.ts'
import { insertEvents, lockSubject, nextPlace, readDossiers, readSubjects } from '#db/positions.ts'

import { actByClock } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { jobHandler } from '../jobs/do-job.ts'
import type { JobHandler } from '../jobs/do-job.ts'
import { asAct } from './as-act.ts'

const kind = 'position.park-end'

/** Opens again what was parked until now (SPEC.md PO20). */
export function endParking(ctx: Pick<ServerContext, 'now'>): JobHandler {
  const Payload = z.object({ subject: idOf<'subject'>(), delegation: idOf<'delegation'>() })
  return jobHandler(Payload, async (tx, { subject: id, delegation }, job) => {
    await lockSubject(tx, id)
    const [subject] = await readSubjects(tx, { subject: id })
    const dossier = (await readDossiers(tx, [id])).find((one) => one.delegation === delegation)
    if (subject === undefined || dossier === undefined) return
    const at = ctx.now()
    const events = reopenParked(dossier, at)
    const n = await nextPlace(tx, dossier)
    await insertEvents(tx, { subject: id, delegation, n, at, mandate: null }, events)
    const { framework, coalition } = subject
    for (const filed of dossier.filed.filter(({ entry }) => isAbout(events, entry.id))) {
      const position = filed.entry.id
      const told = asAct('reopen', { subject: id, framework, position, to: shownTo(filed) })
      if (told.entry === null) continue
      await actByClock(ctx, tx, coalition, at, { ...told, key: `${kind}/${job.key}/${position}` })
    }
  })
}

/** One job for each time that an entry is parked, due when that time is over. */
export async function scheduleParkEnd(
  tx: Tx,
  { subject, delegation }: Pick<Dossier, 'subject' | 'delegation'>,
  events: readonly DossierEvent[],
): Promise<void> {
  for (const event of events) {
    if (event.type !== 'moved' || event.to.kind !== 'parked') continue
    const key = `${event.entry} ${event.to.since}`
    await enqueue(tx, { kind, key, payload: { subject, delegation }, runAt: event.to.until })
  }
}

function isAbout(events: readonly DossierEvent[], entry: EntryId): boolean {
  return events.some((event) => event.type === 'moved' && event.entry === entry)
}
