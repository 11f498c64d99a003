import { may } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { meterOf } from '#app/domain/drafting/meter.ts'
import type { Blocker } from '#app/domain/drafting/meter.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { readSeatZone } from '#db/accounts.ts'
import { readBrackets } from '#db/brackets.ts'
import { readDocuments } from '#db/drafting.ts'
import type { DocumentRow } from '#db/drafting.ts'
import { readLife } from '#db/life.ts'
import { readParagraphs } from '#db/paragraphs.ts'
import { readRunningSilences } from '#db/silences.ts'

import type { ServerContext } from '../context.ts'

/** How many things of each kind stand between a text and its adoption. */
export type Blocked = Pick<DocumentRow, 'symbol' | 'title'> & {
  id: DocumentId
  counts: Readonly<Partial<Record<Blocker['is'], number>>>
  silentUntil: Instant | null
}

/** What blocks adoption of each text over which the viewer presides, by the rules of the meter (SPEC.md DU4). */
export async function listBlockers(
  { db, now }: Pick<ServerContext, 'db' | 'now'>,
  viewer: Viewer,
): Promise<readonly Blocked[]> {
  const rows = (await readDocuments(db, { coalition: viewer.coalition })).filter((row) =>
    may(viewer, 'silence.preside', row),
  )
  const zone = await readSeatZone(db, viewer.coalition)
  const silences = await readRunningSilences(
    db,
    rows.map(({ id }) => id),
  )
  return Promise.all(
    rows.map(async ({ id, symbol, title }) => {
      const [brackets, paragraphs, life] = await Promise.all([
        readBrackets(db, id),
        readParagraphs(db, id),
        readLife(db, id),
      ])
      const measured = { brackets, paragraphs, life }
      const { blockers } = meterOf(measured, now(), { days: 1, zone })
      const counts: Partial<Record<Blocker['is'], number>> = {}
      for (const { is } of blockers) counts[is] = (counts[is] ?? 0) + 1
      return { id, symbol, title, counts, silentUntil: silences.get(id)?.expiry.at ?? null }
    }),
  )
}
