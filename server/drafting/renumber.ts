import { assignLabels } from '#app/domain/drafting/labels.ts'
import type { Numbered } from '#app/domain/drafting/labels.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Tx } from '#db/client.ts'
import { appendSystemUpdate } from '#db/document-log.ts'
import { insertLabels, readLabels } from '#db/paragraph-labels.ts'

import { emptyUpdate } from '../sync/frames.ts'

/**
 * Begins the next numbering of a document that the transaction has projected and holds (`projectLocked`),
 * with a row of the log that changes no word: every moment before it keeps its labels (SPEC.md LI12).
 * Returns the number of that row.
 */
export async function renumber(
  tx: Tx,
  id: DocumentId,
  numbered: readonly Numbered[],
  at: Instant,
): Promise<number> {
  const { numbering } = await readLabels(tx, id)
  const row = { actor: 'renumbering', clients: [], payload: emptyUpdate } as const
  const seq = await appendSystemUpdate(tx, at, id, row)
  await insertLabels(tx, id, { numbering: numbering + 1, seq }, assignLabels([], numbered))
  return seq
}
