import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { decideSilence } from '#app/domain/drafting/decide-silence.ts'
import { evolveSilence } from '#app/domain/drafting/silence-events.ts'
import type { Silence } from '#app/domain/drafting/silence.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import { lockDocument } from '#db/drafting.ts'
import { readRunningSilences, saveSilence } from '#db/silences.ts'

import type { ServerContext } from '../context.ts'
import { actorOf } from './act-on-bracket.ts'

/**
 * Notes that a delegation has seen what is under silence, the first time one of its people reads the request.
 * It is no act and stands in no record, and a capital reviewer reads unseen (SPEC.md SQ9).
 */
export async function seeSilence(
  ctx: Pick<ServerContext, 'db' | 'now'>,
  viewer: Viewer,
  document: DocumentId,
): Promise<void> {
  if (viewer.mandate.kind === 'capital-reviewer') return
  const running = (await readRunningSilences(ctx.db, [document])).get(document)
  const isSeen = running?.receipts.some(({ delegation }) => delegation === viewer.delegation.id)
  if (running === undefined || isSeen === true) return
  await ctx.db.transaction(async (tx) => {
    await lockDocument(tx, document)
    const before = (await readRunningSilences(tx, [document])).get(document)
    if (before === undefined) return
    const decision = decideSilence(before, { type: 'see', by: actorOf(viewer) }, ctx.now())
    if (!decision.ok || decision.events.length === 0) return
    await saveSilence(tx, document, decision.events.reduce<Silence>(evolveSilence, before))
  })
}
