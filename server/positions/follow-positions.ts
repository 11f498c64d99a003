import type { DocumentId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { shownTo } from '#app/domain/positions/dossier.ts'
import type { Dossier, DossierEvent } from '#app/domain/positions/dossier.ts'
import { isAct } from '#app/domain/positions/entry.ts'
import { reopenReworded } from '#app/domain/positions/life.ts'
import type { Tx } from '#db/client.ts'
import { readDocument } from '#db/drafting.ts'
import { insertEvents, lockSubject, nextPlace, readDossiers, readSubjects } from '#db/positions.ts'

import type { ServerContext } from '../context.ts'
import type { Topic } from '../live/topic.ts'
import { topicOf } from './as-act.ts'
import { describe } from './see-subjects.ts'
import { readTextNow } from './text-now.ts'

/**
 * Opens again what was resolved at another wording than the text now has (SPEC.md PO19), and says whose
 * pages that moves. What left the text is asked about no more and stays as it ended.
 */
export async function followPositions(
  ctx: Pick<ServerContext, 'now' | 'threads'>,
  tx: Tx,
  id: DocumentId,
): Promise<readonly Topic[]> {
  const rows = await readSubjects(tx, { document: id })
  const dossiers = await readDossiers(
    tx,
    rows.map((row) => row.id),
  )
  const document = dossiers.some(hasResolved) ? await readDocument(tx, id) : null
  if (document === null) return []
  const text = await readTextNow(ctx, tx, document)
  const topics: Topic[] = []
  for (const row of rows) {
    const { subject, name } = describe(row, text)
    if (!('block' in name) || name.block === null) continue
    for (const dossier of dossiers.filter((one) => one.subject === row.id)) {
      const events = reopenReworded(dossier, subject.wording, ctx.now())
      await save(tx, dossier, events, ctx.now())
      topics.push(...shownOf(dossier, events).map((to) => topicOf(row.framework, to)))
    }
  }
  return topics
}

function hasResolved({ filed }: Dossier): boolean {
  return filed.some(({ stage }) => stage.kind === 'resolved')
}

async function save(tx: Tx, dossier: Dossier, events: readonly DossierEvent[], at: Instant) {
  if (events.length === 0) return
  const { subject, delegation } = dossier
  await lockSubject(tx, subject)
  const n = await nextPlace(tx, dossier)
  await insertEvents(tx, { subject, delegation, n, at, mandate: null }, events)
}

/** How far what opened again is shown, where that is to others than its delegation and the chair. */
function shownOf({ filed }: Dossier, events: readonly DossierEvent[]) {
  const opened = events.flatMap((event) => (event.type === 'moved' ? [event.entry] : []))
  return filed
    .filter(({ entry }) => opened.includes(entry.id))
    .map(shownTo)
    .filter(isAct)
}
