import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { decideAccess, Grants } from '#app/domain/drafting/document.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import { listDelegations } from '#db/accounts.ts'
import { lockDocument, readDocument, saveGrants } from '#db/drafting.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { accept, BadInput, NotFound } from '../refusals.ts'

const SetAccess = z.object({ document: idOf<'document'>(), grants: Grants })

/** Replaces a document's access list. Who loses a right loses it before their next edit commits. */
export async function setAccess(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ document: DocumentId }> {
  const command = parse(SetAccess, input)
  const found = await readDocument(ctx.db, command.document)
  if (found === null) throw new NotFound()
  requireMay(ctx, viewer, 'document.access', found)
  const ours = new Set((await listDelegations(ctx.db, viewer.coalition)).map(({ id }) => id))
  if (command.grants.some((grant) => grant.to === 'delegation' && !ours.has(grant.delegation))) {
    throw new BadInput({ grants: 'choice' })
  }
  const result = await act(ctx, viewer, { key, command }, async (tx) => {
    const document = await lockDocument(tx, command.document)
    if (document === null) throw new NotFound()
    accept(decideAccess(command.grants))
    await saveGrants(tx, document.id, command.grants)
    return {
      entry: { t: 'document.access', b: { document: document.id, grants: command.grants } },
      subject: document.id,
      topics: [{ topic: 'document', subject: document.id }],
      result: { document: document.id },
    }
  })
  ctx.rooms.recheckAccess()
  return result
}
