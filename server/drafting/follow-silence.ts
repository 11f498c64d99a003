import type { Silence } from '#app/domain/drafting/silence.ts'
import type { PersonId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Tx } from '#db/client.ts'
import type { DocumentRow } from '#db/drafting.ts'
import { enqueue } from '#db/jobs.ts'
import { readParagraphs } from '#db/paragraphs.ts'
import { saveSilence } from '#db/silences.ts'

import { protectParagraphs } from './protect-paragraphs.ts'
import { tellOfSilence } from './tell-of-silence.ts'

/**
 * Saves a procedure with what follows from it: which words are locked, when the clock comes, who is told.
 * Says whether other words are locked than before, for the caller to tell the rooms (`rooms.written`).
 */
export async function followSilence(
  tx: Tx,
  document: DocumentRow,
  told: { before: Silence | null; after: Silence; at: Instant; by: PersonId | null },
): Promise<boolean> {
  const { before, after } = told
  await saveSilence(tx, document.id, after)
  const isProtected = await protectParagraphs(
    tx,
    document.id,
    await readParagraphs(tx, document.id),
  )
  const runAt = after.expiry.at
  if (after.stage === 'under-silence' && runAt !== before?.expiry.at) {
    await enqueue(tx, {
      kind: 'silence.expire',
      key: `${after.id}/${runAt}`,
      payload: { document: document.id, silence: after.id },
      runAt,
    })
  }
  await tellOfSilence(tx, document, told)
  return isProtected
}
