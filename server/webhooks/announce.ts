import type { CoalitionId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { EntryType } from '#app/domain/transparency/entry.ts'
import type { Tx } from '#db/client.ts'
import { addToOutbox } from '#db/jobs.ts'
import { listWebhookIds } from '#db/webhooks.ts'

/** Leaves a post of each entry on relief for each address that stands (SPEC.md WH2). */
export async function announceByWebhook(
  tx: Tx,
  coalition: CoalitionId,
  entries: readonly { type: EntryType; index: bigint; at: Instant }[],
): Promise<void> {
  const told = entries.filter(({ type }) => onRelief.has(type))
  if (told.length === 0) return
  const webhooks = await listWebhookIds(tx, coalition)
  const posts = told.flatMap(({ index, at }) =>
    webhooks.map((webhook) => ({
      kind: 'webhook',
      key: `${webhook}/${index}`,
      payload: { webhook, index: String(index) },
      runAt: at,
    })),
  )
  await addToOutbox(tx, ...posts)
}

const onRelief: ReadonlySet<EntryType> = new Set<EntryType>([
  'plan.create',
  'plan.act',
  'measure.add',
  'measure.correct',
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
  'snapback.agree',
  'snapback.act',
  'snapback.clock',
])
