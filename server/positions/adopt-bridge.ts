import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { acceptedHolding, acceptors } from '#app/domain/positions/bridge.ts'
import { emptyDossier, shownTo } from '#app/domain/positions/dossier.ts'
import type { DossierEvent, Filed } from '#app/domain/positions/dossier.ts'
import { accommodate } from '#app/domain/positions/life.ts'
import type { Tx } from '#db/client.ts'
import { insertEvents, nextPlace, readDossiers } from '#db/positions.ts'
import type { KeptBridge } from '#db/positions.ts'

import { actByClock } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { projectLocked } from '../drafting/projector.ts'
import { writeWords } from '../drafting/write-words.ts'
import { askForAnswers } from './ask-for-answers.ts'
import type { SubjectSeen } from './describe.ts'
import { requireWritable } from './require-writable.ts'
import { seeSubject } from './see-subjects.ts'
import { writingOf } from './writing-of.ts'

/**
 * Carries out a bridge by which the rule is met: its wording or value is written into the text, what those who
 * accepted had shown is accommodated, and what they accepted is their position on the new text
 * (SPEC.md BG4, BG8). Nobody's name stands on any of it. Whoever sees only what is
 * public is told if that changed, and who reads the text that it did. Says whether the text was written.
 */
export async function adoptBridge(
  ctx: ServerContext,
  tx: Tx,
  viewer: Viewer,
  seen: SubjectSeen,
  kept: KeptBridge,
): Promise<boolean> {
  const { state } = kept
  const { id, scale } = seen.subject
  const at = ctx.now()
  const writing = writingOf(seen, kept)
  if (writing !== null) {
    await requireWritable(tx, seen, state.proposal)
    await writeWords(ctx, tx, at, writing)
    await projectLocked(ctx, tx, writing.document)
  }
  const { subject } = await seeSubject(ctx, tx, viewer, id)
  const dossiers = await readDossiers(tx, [id])
  let isShownToAll = false
  for (const delegation of acceptors(state)) {
    const dossier =
      dossiers.find((one) => one.delegation === delegation) ?? emptyDossier(delegation, id)
    const holding = acceptedHolding(state.proposal, scale)
    const accepted = { bridge: state.id, id: ctx.newId<'position'>(), holding }
    const n = await nextPlace(tx, dossier)
    const events = accommodate(dossier, accepted, { subject, at, seq: n })
    await insertEvents(tx, { subject: id, delegation, n, at, mandate: null }, events)
    isShownToAll ||= dossier.filed.some(
      (filed) => hasMoved(events, filed) && shownTo(filed) === 'public',
    )
  }
  const { coalition } = viewer
  await askForAnswers(tx, { coalition, subject: id, at }, state)
  await actByClock(ctx, tx, coalition, at, {
    entry: { t: 'bridge.act', b: { subject: id, bridge: state.id, act: 'adopt' } },
    subject: id,
    topics: [
      { topic: 'positions', subject: seen.framework },
      ...(isShownToAll ? [{ topic: 'public-positions' as const, subject: seen.framework }] : []),
      ...(writing === null ? [] : [{ topic: 'document' as const, subject: writing.document }]),
    ],
    key: `bridge.adopt/${state.id}`,
  })
  return writing !== null
}

function hasMoved(events: readonly DossierEvent[], { entry }: Filed): boolean {
  return events.some((event) => event.type === 'moved' && event.entry === entry.id)
}
