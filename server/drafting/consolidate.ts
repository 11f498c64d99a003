import { randomInt } from 'node:crypto'

import type { MarkEdit } from '#app/domain/drafting/consolidation.ts'
import type { OnBehalf } from '#app/domain/drafting/log-author.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Tx } from '#db/client.ts'
import { appendSystemUpdate } from '#db/document-log.ts'
import { lockDocument } from '#db/drafting.ts'

import type { ServerContext } from '../context.ts'
import { pack } from '../sync/thread/packed.ts'
import { readUpdates } from './read-text.ts'

/**
 * Writes into a text what the end of a bracket means for it: an edit by the system, in the transaction
 * of the act that brought it about and in the name of whoever performed it. Rooms are told by the
 * caller once that is committed (`rooms.written`).
 */
export async function consolidate(
  { threads }: Pick<ServerContext, 'threads'>,
  tx: Tx,
  at: Instant,
  {
    document,
    edits,
    request,
  }: { document: DocumentId; edits: readonly MarkEdit[]; request: OnBehalf | null },
): Promise<void> {
  if (edits.length === 0) return
  await lockDocument(tx, document)
  const text = pack(await readUpdates(tx, document))
  const client = randomInt(2 ** 31)
  const payload = await threads.folding.ask('edit-marks', { text, edits, client })
  if (payload === null) return
  await appendSystemUpdate(tx, at, document, {
    actor: 'consolidation',
    ...(request === null ? {} : { request }),
    clients: [client],
    payload,
  })
}
