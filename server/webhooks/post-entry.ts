import { parseEntry } from '#app/domain/transparency/entry.ts'
import { readEntry } from '#db/transparency.ts'
import { findWebhook } from '#db/webhooks.ts'

import type { ServerContext } from '../context.ts'
import type { EffectHandler } from '../jobs/carry-out.ts'
import { WebhookPayload } from './payload.ts'
import { post } from './post.ts'
import { signatureOf, signingKey } from './sign.ts'

/** Posts an entry of the record to an address, unless that was revoked meanwhile (SPEC.md WH3–WH7). */
export function postEntry(
  ctx: Pick<ServerContext, 'db' | 'now' | 'keyFor' | 'demo'>,
): EffectHandler {
  return async ({ payload, key: id }, signal) => {
    const { webhook, index } = WebhookPayload.parse(payload)
    const to = await findWebhook(ctx.db, webhook)
    if (to === null) return
    const entry = await readEntry(ctx.db, to.coalition, BigInt(index))
    if (entry === null) throw new Error(`the record has no entry ${index}`)
    const body = writePost(index, new TextDecoder().decode(entry))
    const signature = signatureOf(signingKey(ctx, webhook), { id, at: ctx.now(), body })
    const headers = { 'Content-Type': 'application/json', 'User-Agent': 'Entente', ...signature }
    await post({ address: to.address, headers, body }, ctx, signal)
  }
}

/** The same bytes whenever it is sent. `entry` is the text that was hashed, so that its proof can be asked for. */
function writePost(index: string, text: string): string {
  const { t, at } = parseEntry(text)
  return JSON.stringify({
    type: t,
    timestamp: new Date(at).toISOString(),
    data: { index, entry: text },
  })
}
