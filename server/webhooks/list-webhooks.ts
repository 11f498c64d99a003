import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { deedsIn } from '#app/domain/transparency/deeds.ts'
import { parseEntry } from '#app/domain/transparency/entry.ts'
import { readEntry } from '#db/transparency.ts'
import { listDeliveries, listWebhooks as list } from '#db/webhooks.ts'

import { requireMay } from '../accounts/require-may.ts'
import type { ServerContext } from '../context.ts'
import { WebhookPayload } from './payload.ts'
import { failureIn } from './undelivered.ts'

/** The addresses of the viewer's delegation, and how the latest posts to them fared (SPEC.md WH1, WH5). */
export async function listWebhooks(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo'>,
  viewer: Viewer,
) {
  const { coalition, delegation } = viewer
  requireMay(ctx, viewer, 'webhook.keep', { coalition, delegation: delegation.id })
  const webhooks = await list(ctx.db, delegation.id)
  const addresses = new Map(webhooks.map(({ id, address }) => [id, address]))
  const rows = await listDeliveries(ctx.db, [...addresses.keys()])
  const deliveries = rows.map(async ({ payload, lastError, ...row }) => {
    const { webhook, index } = WebhookPayload.parse(payload)
    const entry = await readEntry(ctx.db, coalition, BigInt(index))
    if (entry === null) throw new Error(`the record has no entry ${index}`)
    const told = parseEntry(new TextDecoder().decode(entry))
    return {
      id: row.id,
      index,
      type: told.t,
      deeds: deedsIn(told),
      address: addresses.get(webhook) ?? '',
      attempts: row.attempts,
      failed: row.deliveredAt === null ? failureIn(lastError) : null,
      ...standing(row),
    }
  })
  return { webhooks, deliveries: await Promise.all(deliveries) }
}

/** Whether it arrived, waits or was given up, and since or until when. */
function standing({
  deliveredAt,
  stoppedAt,
  nextAttemptAt,
}: Pick<
  Awaited<ReturnType<typeof listDeliveries>>[number],
  'deliveredAt' | 'stoppedAt' | 'nextAttemptAt'
>) {
  if (deliveredAt !== null) return { state: 'delivered', at: deliveredAt } as const
  if (stoppedAt !== null) return { state: 'given-up', at: stoppedAt } as const
  return { state: 'waiting', at: nextAttemptAt } as const
}
