import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { lockedBlocks } from '#app/domain/drafting/paragraph.ts'
import type { CounterText } from '#app/domain/drafting/silence.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import type { Tx } from '#db/client.ts'
import { readParagraphs } from '#db/paragraphs.ts'

import type { ServerContext } from '../context.ts'
import { onBehalfOf } from './act-on-bracket.ts'
import { editBlock } from './edit-block.ts'
import { projectLocked } from './projector.ts'

/**
 * Puts what a delegation offered when it broke silence into the text, as an alternative that it backs
 * (SPEC.md SQ12). Agreed words stay: there it is only said with the objection. Says whether it was written.
 */
export async function offerCounterText(
  ctx: ServerContext,
  tx: Tx,
  viewer: Viewer,
  document: DocumentId,
  { block, words }: CounterText,
): Promise<boolean> {
  if (lockedBlocks(await readParagraphs(tx, document)).has(block)) return false
  const names = { bracket: ctx.newId<'bracket'>(), alternative: ctx.newId<'bracket'>() }
  const isWritten = await editBlock(ctx, tx, ctx.now(), {
    document,
    edit: { do: 'propose-instead', block, words, ...names },
    actor: 'proposal',
    request: onBehalfOf(viewer),
  })
  if (isWritten) await projectLocked(ctx, tx, document)
  return isWritten
}
