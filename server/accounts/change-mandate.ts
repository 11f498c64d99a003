import * as z from 'zod'

import { decideMandateChange } from '#app/domain/accounts/mandate-change.ts'
import type { MandateEvent } from '#app/domain/accounts/mandate-change.ts'
import { mandateKinds } from '#app/domain/accounts/mandate.ts'
import { seesMandate } from '#app/domain/accounts/sees-mandate.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import type { MandateId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { endSessionsUnder } from '#db/accounts-sessions.ts'
import {
  countHeads,
  endMandate,
  findMandate,
  lockDelegation,
  saveMandateKind,
} from '#db/accounts.ts'
import type { Database, Tx } from '#db/client.ts'

import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { tellMandateHolder } from '../notices/tell-mandate-holder.ts'
import { parse } from '../parse.ts'
import { accept, NotFound } from '../refusals.ts'
import { requireMay } from './require-may.ts'

const MandateChange = z.object({
  mandate: idOf<'mandate'>(),
  /** The kind it shall have, or the word that ends it. */
  to: z.enum([...mandateKinds, 'ended'], 'choice'),
})

/**
 * Changes what someone may for a delegation, or ends it. Either way the sessions under this mandate
 * end, so that nobody goes on with what they no longer are (SI5). Throws Refused `last-head`,
 * `mandate-ended`, `mandate-unchanged`, `chair`.
 */
export async function changeMandate(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ mandate: MandateId }> {
  const command = parse(MandateChange, input)
  const { coalition } = viewer
  const { delegation } = await requireMandate(ctx.db, viewer, command.mandate)
  requireMay(ctx, viewer, 'mandate.change', { coalition, delegation, mandate: command.mandate })

  const result = await act(ctx, viewer, { key, command }, async (tx) => {
    await lockDelegation(tx, delegation)
    const mandate = await requireMandate(tx, viewer, command.mandate)
    const to = command.to === 'ended' ? null : command.to
    const state = {
      kind: mandate.kind,
      ended: mandate.endedAt !== null,
      heads: await countHeads(tx, delegation),
    }
    const change = { to, by: viewer.delegation.kind }
    for (const event of accept(decideMandateChange(state, change))) {
      await saveMandate(tx, mandate.id, event, ctx.now())
    }
    await endSessionsUnder(tx, mandate.id)
    await tellMandateHolder(tx, ctx, viewer, { id: mandate.id, person: mandate.person })
    return {
      entry: { t: 'mandate.change', b: { mandate: mandate.id, delegation, ended: to === null } },
      subject: mandate.id,
      topics: [{ topic: 'people', subject: coalition }],
      result: { mandate: mandate.id },
    }
  })
  ctx.rooms.recheckAccess()
  return result
}

async function requireMandate(db: Database | Tx, viewer: Viewer, id: MandateId) {
  const found = await findMandate(db, viewer.coalition, id)
  if (found === null || !seesMandate(viewer, found)) throw new NotFound()
  return found
}

function saveMandate(tx: Tx, id: MandateId, event: MandateEvent, at: Instant): Promise<void> {
  switch (event.type) {
    case 'changed':
      return saveMandateKind(tx, id, event.kind)
    case 'ended':
      return endMandate(tx, id, at)
  }
}
