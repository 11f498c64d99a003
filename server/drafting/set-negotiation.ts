import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { decideNegotiation } from '#app/domain/drafting/document.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import { lockDocument, readDocument, readProtection, saveProtection } from '#db/drafting.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { accept, NotFound } from '../refusals.ts'

const SetNegotiation = z.object({
  document: idOf<'document'>(),
  mode: z.enum(['on', 'off'], 'choice'),
})

/**
 * Turns negotiation mode on for a text, or off: while it is on the server takes from a delegation nothing
 * but its proposals, whatever client they come from (SPEC.md DO8, sync SY29).
 */
export async function setNegotiation(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ on: boolean }> {
  const command = parse(SetNegotiation, input)
  const on = command.mode === 'on'
  const found = await readDocument(ctx.db, command.document)
  if (found === null) throw new NotFound()
  requireMay(ctx, viewer, 'document.negotiate', found)
  const result = await act(ctx, viewer, { key, command }, async (tx) => {
    const document = await lockDocument(tx, command.document)
    if (document === null) throw new NotFound()
    accept(decideNegotiation(document.negotiation, on))
    const protection = await readProtection(tx, document.id)
    await saveProtection(tx, document.id, { ...protection, negotiation: on })
    return {
      entry: { t: 'document.negotiation', b: { document: document.id, on } },
      subject: document.id,
      topics: [{ topic: 'document', subject: document.id }],
      result: { on },
    }
  })
  ctx.rooms.written(command.document)
  return result
}
