import type { CoalitionId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { EntryType } from '#app/domain/transparency/entry.ts'
import type { Tx } from '#db/client.ts'
import { addToOutbox } from '#db/jobs.ts'
import { listWebhookIds } from '#db/webhooks.ts'

/** Leaves a post of an entry for each address that stands, if the entry is on relief (SPEC.md WH2). */
export async function announceByWebhook(
  tx: Tx,
  coalition: CoalitionId,
  { type, index, at }: { type: EntryType; index: bigint; at: Instant },
): Promise<void> {
  if (!onRelief.has(type)) return
  const webhooks = await listWebhookIds(tx, coalition)
  const posts = webhooks.map((webhook) => ({
    kind: 'webhook',
    key: `${webhook}/${index}`,
    payload: { webhook, index: String(index) },
    runAt: at,
  }))
  await addToOutbox(tx, ...posts)
}

const onRelief: ReadonlySet<EntryType> = new Set<EntryType>([
  'plan.create',
  'plan.act',
  'measure.add',
  'measure.act',
  'measure.clock',
  'blackout.enter',
  'blackout.lift',
  'relief.propose',
  'relief.act',
  'relief.find',
  'relief.clock',
  'exemption.act',
  'exemption.clock',
  'snapback.act',
  'snapback.clock',
])
