import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { decideDrafting } from '#app/domain/drafting/document.ts'
import type { Drafting } from '#app/domain/drafting/document.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import type { Tx } from '#db/client.ts'
import { lockDocument, readDocument, saveDrafting } from '#db/drafting.ts'
import type { DocumentRow } from '#db/drafting.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { settle } from '../notices/settle.ts'
import { tellDrafters } from '../notices/tell-drafters.ts'
import { parse } from '../parse.ts'
import { accept, NotFound } from '../refusals.ts'

const SetDrafting = z.object({ document: idOf<'document'>() })

/** Opens a document for drafting: who may edit by the access list can do so from now on. */
export const openDocument = settingDraftingTo('open')

/** Closes a document for drafting: the text stands still, comments go on. */
export const closeDocument = settingDraftingTo('closed')

function settingDraftingTo(drafting: Drafting) {
  const verb = drafting === 'open' ? 'document.open' : 'document.close'
  return async (
    ctx: ServerContext,
    viewer: Viewer,
    input: unknown,
    key: string,
  ): Promise<{ document: DocumentId }> => {
    const command = parse(SetDrafting, input)
    const found = await readDocument(ctx.db, command.document)
    if (found === null) throw new NotFound()
    requireMay(ctx, viewer, verb, found)
    const result = await act(
      ctx,
      viewer,
      { key, command: { ...command, drafting } },
      async (tx) => {
        const document = await lockDocument(tx, command.document)
        if (document === null) throw new NotFound()
        accept(decideDrafting(document.drafting, drafting))
        await saveDrafting(tx, document.id, drafting)
        await tell(tx, ctx, viewer, document, drafting)
        return {
          entry: { t: verb, b: { document: document.id } },
          subject: document.id,
          topics: [{ topic: 'document', subject: document.id }],
          result: { document: document.id },
        }
      },
    )
    ctx.rooms.recheckAccess()
    return result
  }
}

/** Who may draft is told that it began; once it ends, that notice asks nothing of anyone any more. */
async function tell(
  tx: Tx,
  ctx: ServerContext,
  viewer: Viewer,
  document: DocumentRow,
  drafting: Drafting,
): Promise<void> {
  if (drafting === 'open') return tellDrafters(tx, ctx, viewer, document)
  const { coalition, id } = document
  const matter = { kind: 'document-opened', subject: { kind: 'document', id } } as const
  return settle(tx, { coalition, matter, at: ctx.now() })
}
