import { createHmac } from 'node:crypto'

import type { Instant } from '#app/domain/kernel/instant.ts'
import { second } from '#app/domain/kernel/instant.ts'
import type { WebhookId } from '#db/webhooks.ts'

import type { ServerContext } from '../context.ts'

/** The key of an address: never stored, always the same under one secret of the server (SPEC.md WH4). */
export function signingKey({ keyFor }: Pick<ServerContext, 'keyFor'>, id: WebhookId): Uint8Array {
  return keyFor(`webhook ${id}`)
}

/** The key as libraries of Standard Webhooks take it. */
export function shownKey(key: Uint8Array): string {
  return `whsec_${Buffer.from(key).toString('base64')}`
}

/** The headers by which a receiver knows who posts, that nothing was changed, and what it has had (WH4). */
export function signatureOf(
  key: Uint8Array,
  { id, at, body }: { id: string; at: Instant; body: string },
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at / second))
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  }
}
