import { randomInt } from 'node:crypto'

import type { PlaceOfWords } from '#app/domain/drafting/write-words.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Tx } from '#db/client.ts'
import { appendSystemUpdate } from '#db/document-log.ts'
import { lockDocument } from '#db/drafting.ts'

import type { ServerContext } from '../context.ts'
import { NotFound } from '../refusals.ts'
import { pack } from '../sync/thread/packed.ts'
import { readUpdates } from './read-text.ts'

/** Words for one place in a text. */
export type Writing = { document: DocumentId; place: PlaceOfWords; words: string }

/**
 * Writes into a text what delegations agreed that it shall say there: an edit by the system in nobody's
 * name, since the last who agreed is not told (positions SPEC.md BG6). Rooms are told by the caller once
 * that is committed (`rooms.written`).
 */
export async function writeWords(
  { threads }: Pick<ServerContext, 'threads'>,
  tx: Tx,
  at: Instant,
  { document, place, words }: Writing,
): Promise<void> {
  await lockDocument(tx, document)
  const text = pack(await readUpdates(tx, document))
  const client = randomInt(2 ** 31)
  const payload = await threads.folding.ask('write-words', { text, place, words, client })
  if (payload === null) throw new NotFound()
  await appendSystemUpdate(tx, at, document, { actor: 'bridge', clients: [client], payload })
}
