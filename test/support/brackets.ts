import type { BlockId, BracketId } from '#app/domain/drafting/block.ts'
import { readingOf } from '#app/domain/drafting/bracket.ts'
import type { OpenBracket } from '#app/domain/drafting/bracket.ts'
import { textHash } from '#app/domain/drafting/text-hash.ts'
import type { DelegationId, DocumentId } from '#app/domain/kernel/id.ts'
import { saveBracket } from '#db/brackets.ts'
import type { Database } from '#db/client.ts'

import { newId, testStart } from './build.ts'

/** The row of an open proposal for new words, and the reading with which one acts on it. */
export async function buildBracket(
  db: Database,
  document: DocumentId,
  {
    id = newId<'bracket'>(),
    proposer,
    backers,
    blocks = [newId<'block'>()],
  }: {
    id?: BracketId
    proposer: DelegationId
    backers: readonly DelegationId[]
    blocks?: readonly BlockId[]
  },
): Promise<{ id: BracketId; seen: string }> {
  const words = textHash('0'.repeat(64))
  const state: OpenBracket = {
    stage: 'open',
    id,
    kind: 'insert',
    proposer,
    openedAt: testStart,
    born: words,
    marks: [{ id, blocks, whole: false, words }],
    proposals: [{ id, by: proposer, reads: 'own-words' }],
    holds: backers.map((delegation) => ({
      delegation,
      backs: id,
      since: testStart,
      words,
      note: null,
    })),
    ruling: null,
    objected: null,
  }
  await db.transaction((tx) => saveBracket(tx, document, state))
  return { id, seen: readingOf(state) }
}
