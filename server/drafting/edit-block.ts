import { randomInt } from 'node:crypto'

import type { OnBehalf, SystemActor } from '#app/domain/drafting/log-author.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Tx } from '#db/client.ts'
import { appendSystemUpdate } from '#db/document-log.ts'
import { lockDocument } from '#db/drafting.ts'

import type { ServerContext } from '../context.ts'
import { pack } from '../sync/thread/packed.ts'
import type { BlockEdit } from '../sync/thread/tasks.ts'
import { readUpdates } from './read-text.ts'

/**
 * Changes one block of a text by the system, in the transaction of the act that asked for it and in the
 * name of whoever performed it. Says whether anything was changed. Rooms are told by the caller once that
 * is committed (`rooms.written`).
 */
export async function editBlock(
  { threads }: Pick<ServerContext, 'threads'>,
  tx: Tx,
  at: Instant,
  {
    document,
    edit,
    actor,
    request,
  }: {
    document: DocumentId
    edit: BlockEdit
    actor: Extract<SystemActor, 'correction' | 'arrangement' | 'proposal'>
    request: OnBehalf
  },
): Promise<boolean> {
  await lockDocument(tx, document)
  const text = pack(await readUpdates(tx, document))
  const client = randomInt(2 ** 31)
  const payload = await threads.folding.ask('edit-block', { text, edit, client })
  if (payload === null) return false
  await appendSystemUpdate(tx, at, document, { actor, request, clients: [client], payload })
  return true
}
