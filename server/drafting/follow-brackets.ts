import type { Delegation } from '#app/domain/accounts/delegation.ts'
import type { Author } from '#app/domain/drafting/log-author.ts'
import type { DelegationId, DocumentId } from '#app/domain/kernel/id.ts'
import { listDelegations } from '#db/accounts.ts'
import { readBrackets, saveBracket } from '#db/brackets.ts'
import type { Tx } from '#db/client.ts'
import type { LoggedUpdate } from '#db/document-log.ts'
import { readDocument } from '#db/drafting.ts'

import type { ServerContext } from '../context.ts'
import { consolidate } from './consolidate.ts'
import type { MarkReading } from './follow.ts'
import { takeReadings } from './take-readings.ts'
import type { AttributedReading } from './take-readings.ts'
import { tellOfRulings } from './tell-of-rulings.ts'

/**
 * Brings the rows of brackets after what rows of the log did to their marks. Says whether a bracket
 * changed, and whether the end of one was written into the text.
 */
export async function followBrackets(
  ctx: Pick<ServerContext, 'now' | 'threads'>,
  tx: Tx,
  id: DocumentId,
  { readings, rows }: { readings: readonly MarkReading[]; rows: readonly LoggedUpdate[] },
): Promise<{ changed: boolean; consolidated: boolean }> {
  const document = readings.length === 0 ? null : await readDocument(tx, id)
  if (document === null) return { changed: false, consolidated: false }
  const delegations = await listDelegations(tx, document.coalition)
  const attributed = readings.flatMap(({ row, ...mark }): AttributedReading[] => {
    const written = rows[row]
    if (written === undefined) throw new RangeError(`no row ${row}`)
    const { author, at } = written
    const by = proposerOf(author)
    const delegation = delegations.find((one) => one.id === by)
    return [{ ...mark, at, by: authorOf(delegation) }]
  })
  const before = await readBrackets(tx, id)
  const { changed, edits } = takeReadings(before, attributed)
  for (const bracket of changed) await saveBracket(tx, id, bracket)
  await consolidate(ctx, tx, ctx.now(), { document: id, edits, request: null })
  const after = [...before.filter((one) => changed.every(({ id }) => id !== one.id)), ...changed]
  await tellOfRulings(tx, document, { before, after, at: ctx.now() })
  return { changed: changed.length > 0, consolidated: edits.length > 0 }
}

/** The system proposes nothing of its own: what it writes in somebody's name as a proposal is theirs. */
function proposerOf(author: Author): DelegationId | null {
  if (author.kind === 'person') return author.delegation
  return author.actor === 'proposal' ? (author.request?.delegation ?? null) : null
}

function authorOf(
  delegation: Pick<Delegation, 'id' | 'kind'> | undefined,
): AttributedReading['by'] {
  return delegation === undefined ? null : { delegation: delegation.id, kind: delegation.kind }
}
