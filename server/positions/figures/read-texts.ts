import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { BracketId } from '#app/domain/drafting/block.ts'
import type { Bracket } from '#app/domain/drafting/bracket.ts'
import { bracketedText } from '#app/domain/drafting/bracketed-text.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import { day, later } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { bracketsByDelegation, countBrackets } from '#app/domain/positions/bracket-count.ts'
import type { BracketCount, BracketsOf } from '#app/domain/positions/bracket-count.ts'
import { medoid, wordDiff } from '#app/domain/positions/word-diff.ts'
import type { WordDiff } from '#app/domain/positions/word-diff.ts'
import { readDocument } from '#db/drafting.ts'

import type { ServerContext } from '../../context.ts'
import { listDocuments } from '../../drafting/list-documents.ts'
import type { NamedDelegation } from '../../drafting/name-delegations.ts'
import { disputedWords } from '../text-now.ts'
import type { TextNow } from '../text-now.ts'
import { seeingPositions } from './see-positions.ts'
import type { Asked, FiguresHead } from './see-positions.ts'

/** How contested the texts of a framework are, as they read at the moment that is shown. */
export type TextsView = {
  head: FiguresHead
  members: readonly NamedDelegation[]
  texts: readonly TextCount[]
}

export type TextCount = {
  id: DocumentId
  symbol: string
  title: string
  /** Null where a bracket sign in the text has no partner. */
  count: BracketCount | null
  delegations: readonly (Omit<BracketsOf, 'open' | 'closed'> & { open: number; closed: number })[]
  /** Where several wordings stand in one bracket: each against the one nearest to all. */
  alternatives: readonly { bracket: BracketId; base: string; others: readonly WordDiff[] }[]
}

/** What was closed in this time counts as closed lately. */
const lately = 30 * day

export async function readTexts(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo' | 'threads' | 'positionLog'>,
  viewer: Viewer,
  asked: Asked,
): Promise<TextsView> {
  return seeingPositions(ctx, viewer, asked, async ({ tx, positions, textAt }) => {
    const { head, members, now } = positions
    const { at } = head.moment
    const texts: TextCount[] = []
    for (const { id } of await listDocuments(ctx, viewer, { framework: head.framework.id })) {
      const document = await readDocument(tx, id)
      if (document === null) continue
      const text = await textAt(document, at)
      if (at === null || text.blocks.length > 0) texts.push(countOf(text, at ?? now))
    }
    return { head, members, texts }
  })
}

function countOf(text: TextNow, at: Instant): TextCount {
  const { id, symbol, title } = text.document
  const counted = countBrackets(text.blocks.map(bracketedText).join('\n'))
  const count = counted.ok ? counted.count : null
  const brackets = text.brackets.filter(({ openedAt }) => openedAt <= at)
  const known = brackets.map((bracket) => ({
    id: bracket.id,
    by: bracket.proposer,
    characters: disputedWords(text, bracket.id).reduce((sum, words) => sum + words.length, 0),
    openedAt: bracket.openedAt,
    closedAt: closedBy(bracket, at),
  }))
  const characters = count?.characters ?? 0
  return {
    id,
    symbol,
    title,
    count,
    delegations: bracketsByDelegation(known, { characters, since: later(at, -lately) }).map(
      ({ open, closed, ...rest }) => ({ ...rest, open: open.length, closed: closed.length }),
    ),
    alternatives: brackets
      .filter((bracket) => closedBy(bracket, at) === null)
      .flatMap((bracket) => alternativesOf(text, bracket)),
  }
}

function alternativesOf(text: TextNow, { id }: Bracket): TextCount['alternatives'] {
  const wordings = [...new Set(disputedWords(text, id))].filter((words) => words.trim() !== '')
  const nearest = medoid(wordings)
  const base = nearest === null ? undefined : wordings[nearest]
  if (base === undefined || wordings.length < 2) return []
  const others = wordings.filter((words) => words !== base).map((words) => wordDiff(base, words))
  return [{ bracket: id, base, others }]
}

/** When it was closed, if that was by the moment that is shown. */
function closedBy(bracket: Bracket, at: Instant): Instant | null {
  return bracket.stage === 'settled' && bracket.settledAt <= at ? bracket.settledAt : null
}
