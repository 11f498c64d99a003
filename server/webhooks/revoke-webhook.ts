import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import { revokeWebhook as revoke } from '#db/webhooks.ts'

import { requireMay } from '../accounts/require-may.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { NotFound } from '../refusals.ts'

const RevokeWebhook = z.object({ webhook: idOf<'webhook'>() })

/** Ends an address of the viewer's delegation: nothing is posted there any more (SPEC.md WH1, WH7). */
export async function revokeWebhook(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo'>,
  viewer: Viewer,
  input: unknown,
): Promise<void> {
  const { webhook: id } = parse(RevokeWebhook, input)
  const { coalition, delegation } = viewer
  requireMay(ctx, viewer, 'webhook.keep', { coalition, delegation: delegation.id })
  if (!(await revoke(ctx.db, { id, of: delegation.id, at: ctx.now() }))) throw new NotFound()
}
