import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { countWebhooks, insertWebhook } from '#db/webhooks.ts'

import { requireMay } from '../accounts/require-may.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { Refused } from '../refusals.ts'
import { shownKey, signingKey } from './sign.ts'
import { webAddress } from './web-address.ts'

/** Adds an address of the viewer's delegation and answers the key of its signatures, which is shown once (SPEC.md WH1, WH4). */
export async function keepWebhook(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo' | 'newId' | 'keyFor'>,
  viewer: Viewer,
  input: unknown,
): Promise<{ address: string; key: string }> {
  const { coalition, delegation, mandate } = viewer
  requireMay(ctx, viewer, 'webhook.keep', { coalition, delegation: delegation.id })
  const { address } = parse(z.object({ address: webAddress(ctx) }), input)
  const id = ctx.newId<'webhook'>()
  await ctx.db.transaction(async (tx) => {
    const kept = await countWebhooks(tx, delegation.id)
    if (kept >= most) throw new Refused('too-many-webhooks', { most })
    await insertWebhook(tx, { id, mandate: mandate.id, address, createdAt: ctx.now() })
  })
  return { address, key: shownKey(signingKey(ctx, id)) }
}

const most = 10
