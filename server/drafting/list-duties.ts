import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { holdOf, isOpen, staleHolders } from '#app/domain/drafting/bracket.ts'
import { unheardIn } from '#app/domain/drafting/consent-round.ts'
import type { DelegationId, DocumentId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Silence as Meaning } from '#app/domain/kernel/notice-kind.ts'
import { readBrackets } from '#db/brackets.ts'
import { readParagraphs } from '#db/paragraphs.ts'
import { readRunningSilences } from '#db/silences.ts'
import { readOpenSitting } from '#db/sittings.ts'

import type { ServerContext } from '../context.ts'
import { listDocuments } from './list-documents.ts'
import type { ListedDocument } from './list-documents.ts'

/** What a delegation owes on one text, by when, and what its silence until then means. */
export type Duty = {
  kind: 'silence' | 'answer' | 'confirmation' | 'brackets'
  document: Pick<ListedDocument, 'id' | 'symbol' | 'title'>
  /** Of how many paragraphs or brackets. */
  number: number
  due: Instant | null
  silence: Meaning
}

/**
 * What the viewer's delegation owes, the earliest end first: what is under silence, rounds that it has not
 * answered, words for which its capital is still to confirm, and brackets in which it has taken no side or
 * one for words that have changed. Only members owe anything (SPEC.md DU1–DU3).
 */
export async function listDuties(
  ctx: Pick<ServerContext, 'db'>,
  viewer: Viewer,
): Promise<readonly Duty[]> {
  if (viewer.delegation.kind !== 'member') return []
  const duties = await Promise.all(
    (await listDocuments(ctx, viewer)).map(async ({ id, symbol, title }) => {
      const owed = await dutiesOn(ctx, viewer.delegation.id, id)
      return owed
        .filter(({ number }) => number > 0)
        .map((duty): Duty => ({ ...duty, document: { id, symbol, title } }))
    }),
  )
  return duties.flat().toSorted((a, b) => (a.due ?? Infinity) - (b.due ?? Infinity))
}

async function dutiesOn(
  { db }: Pick<ServerContext, 'db'>,
  delegation: DelegationId,
  document: DocumentId,
): Promise<readonly Omit<Duty, 'document'>[]> {
  const [silences, paragraphs, sitting, brackets] = await Promise.all([
    readRunningSilences(db, [document]),
    readParagraphs(db, document),
    readOpenSitting(db, document),
    readBrackets(db, document),
  ])
  const running = silences.get(document)
  const isAnswered = running?.supporters.includes(delegation) === true
  const standings = paragraphs.map(({ standing }) => standing)
  const unheard = standings.filter(
    (standing) =>
      standing.is === 'open' &&
      standing.round !== null &&
      sitting !== null &&
      unheardIn(standing.round, sitting).includes(delegation),
  )
  const outstanding = standings.filter(
    (standing) => standing.is === 'agreed-ad-ref' && standing.outstanding.includes(delegation),
  )
  const unanswered = brackets
    .filter(isOpen)
    .filter(
      (bracket) =>
        holdOf(bracket, delegation) === null || staleHolders(bracket).includes(delegation),
    )
  const undated = { due: null, silence: 'nothing' } as const
  return [
    {
      kind: 'silence',
      number: running === undefined || isAnswered ? 0 : 1,
      due: running?.expiry.at ?? null,
      silence: 'consent',
    },
    { kind: 'answer', number: unheard.length, ...undated },
    { kind: 'confirmation', number: outstanding.length, ...undated },
    { kind: 'brackets', number: unanswered.length, ...undated },
  ]
}
