import type { Standing } from '#app/domain/drafting/paragraph.ts'
import type { Deadline } from '#app/domain/kernel/deadline.ts'
import type { PersonId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Tx } from '#db/client.ts'
import type { DocumentRow } from '#db/drafting.ts'

import { give } from '../notices/give.ts'
import { peopleWhoMay } from '../notices/people-who-may.ts'

type Told = Pick<DocumentRow, 'id' | 'coalition' | 'grants' | 'drafting'>
type Act = { by: PersonId; at: Instant }

/**
 * Tells everyone who may read a text, except who did it, that agreed words were corrected, with the end of
 * the time to object (notices N24). Called last, as `give` asks.
 */
export async function tellOfFix(
  tx: Tx,
  document: Told,
  { standing, by, at }: Act & { standing: Standing },
): Promise<void> {
  const due = standing.is === 'open' || standing.fix === null ? null : standing.fix.window
  await tellReaders(tx, document, { kind: 'words-fixed', due, by, at })
}

/** The same of a paragraph that was moved or deleted, or put back. */
export function tellOfPlace(tx: Tx, document: Told, { by, at }: Act): Promise<void> {
  return tellReaders(tx, document, { kind: 'paragraph-placed', due: null, by, at })
}

async function tellReaders(
  tx: Tx,
  document: Told,
  {
    kind,
    due,
    by,
    at,
  }: Act & {
    kind: 'words-fixed' | 'paragraph-placed'
    due: Deadline | null
  },
): Promise<void> {
  const readers = await peopleWhoMay(tx, 'document.read', document)
  await give(tx, {
    coalition: document.coalition,
    matter: { kind, subject: { kind: 'document', id: document.id } },
    to: readers.filter((one) => one !== by),
    due,
    at,
  })
}
