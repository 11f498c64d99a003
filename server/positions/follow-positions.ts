import type { DocumentId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { shownTo } from '#app/domain/positions/dossier.ts'
import type { Dossier, DossierEvent } from '#app/domain/positions/dossier.ts'
import { isAct } from '#app/domain/positions/entry.ts'
import { reopenReworded } from '#app/domain/positions/life.ts'
import type { Tx } from '#db/client.ts'
import { readDocument } from '#db/drafting.ts'
import { insertEvents, lockSubject, nextPlace, readDossiers, readSubjects } from '#db/positions.ts'
import type { SubjectsWhere } from '#db/positions.ts'
import type { EventRow } from '#db/relief.ts'
import type { ExemptionRow } from '#db/safeguards.ts'

import type { ServerContext } from '../context.ts'
import type { Topic } from '../live/topic.ts'
import { topicOf } from './as-act.ts'
import { describe, isGone } from './describe.ts'
import type { Matter } from './matters.ts'
import { readTextNow } from './text-now.ts'

/**
 * Opens again what was resolved at another wording than the text now has (SPEC.md PO19), and says whose
 * pages that moves. What left the text is asked about no more and stays as it ended.
 */
export function followPositions(
  ctx: Pick<ServerContext, 'now' | 'threads'>,
  tx: Tx,
  id: DocumentId,
): Promise<readonly Topic[]> {
  return follow(tx, { document: id }, ctx.now(), async () => {
    const document = await readDocument(tx, id)
    if (document === null) return null
    const { framework } = document
    return { is: 'text', text: await readTextNow(ctx, tx, document), framework }
  })
}

/** The same when the terms of a relief event are others. */
export function followEvent(tx: Tx, row: EventRow, at: Instant): Promise<readonly Topic[]> {
  return follow(tx, { event: row.id }, at, () => Promise.resolve({ is: 'event', row }))
}

/** The same when those of an exemption are. */
export function followExemption(tx: Tx, row: ExemptionRow, at: Instant): Promise<readonly Topic[]> {
  const { id } = row.exemption
  return follow(tx, { exemption: id }, at, () => Promise.resolve({ is: 'exemption', row }))
}

async function follow(
  tx: Tx,
  where: SubjectsWhere,
  at: Instant,
  read: () => Promise<Matter | null>,
): Promise<readonly Topic[]> {
  const rows = await readSubjects(tx, where)
  const dossiers = await readDossiers(
    tx,
    rows.map((row) => row.id),
  )
  const matter = dossiers.some(hasResolved) ? await read() : null
  if (matter === null) return []
  const topics: Topic[] = []
  for (const row of rows) {
    const { subject, name } = describe(row, matter)
    if (isGone(name)) continue
    for (const dossier of dossiers.filter((one) => one.subject === row.id)) {
      const events = reopenReworded(dossier, subject.wording, at)
      await save(tx, dossier, events, at)
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
