import { canonicalJson } from '../kernel/canonical-json.ts'
import type { Deadline } from '../kernel/deadline.ts'
import type { DelegationId } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import type { BlockId, BracketId, BracketKind } from './block.ts'
import type { Note } from './bracket-note.ts'
import type { MarkEdit } from './consolidation.ts'
import type { TextHash } from './text-hash.ts'

/**
 * Disputed words with everything proposed for them: the row of a bracket and of its alternatives,
 * which the text holds as marks (block.ts). What stands if every proposal falls is never a proposal:
 * nothing for an *insert*, the words as they are for every other kind. A *replace* is therefore born
 * without one, and each alternative brings it one.
 */
export type Bracket = {
  readonly id: BracketId
  readonly kind: BracketKind
  /** From whose edit it was born, by the log (domain.md B2): nobody types an attribution. */
  readonly proposer: DelegationId
  readonly openedAt: Instant
  /** What the bracketed words read when it was born. */
  readonly born: TextHash
  readonly marks: readonly Marked[]
  readonly proposals: readonly Proposal[]
} & (
  | {
      readonly stage: 'open'
      readonly holds: readonly Hold[]
      readonly ruling: Ruling | null
      /** The last objection, which ended a ruling. */
      readonly objected: Objection | null
    }
  | ({ readonly stage: 'settled'; readonly settledAt: Instant } & Settlement)
)

export type OpenBracket = Extract<Bracket, { stage: 'open' }>

/**
 * A mark of this bracket that stands in the text, where, and what its words read now. A selection may
 * reach over several blocks, and whoever presses Enter in it leaves it standing in two.
 */
export type Marked = {
  readonly id: BracketId
  readonly blocks: readonly BlockId[]
  readonly whole: boolean
  readonly words: TextHash
}

/** What somebody wants made of the disputed words. One without a mark of its own wants no text there. */
export type Proposal = {
  readonly id: BracketId
  readonly by: DelegationId
  readonly reads: 'own-words' | 'no-text' | 'reserved'
}

/** The one side that a delegation holds: it backs a proposal or, with null, opposes all of them. */
export type Hold = {
  readonly delegation: DelegationId
  readonly backs: BracketId | null
  readonly since: Instant
  /** What the words it is about read when it was taken or confirmed. */
  readonly words: TextHash
  /** For other words, what those read then in whose place they would stand. */
  readonly instead?: TextHash
  readonly note: Note | null
}

/** The chair's named outcome, which stands unless somebody objects in time. */
export type Ruling = {
  readonly keeps: BracketId | null
  readonly reason: string
  readonly ruledAt: Instant
  readonly window: Deadline
}

/** What a member said against a ruling in time. */
export type Objection = {
  readonly ruling: Ruling
  readonly delegation: DelegationId
  readonly reason: string
  readonly at: Instant
}

/** How a bracket came to its end: what it keeps (null: what stands without any proposal), and the edits. */
export type Settlement =
  | {
      readonly how: 'acts' | 'ruling'
      readonly keeps: BracketId | null
      readonly edits: readonly MarkEdit[]
    }
  | { readonly how: 'overtaken'; readonly edits: readonly MarkEdit[] }

export function isOpen(bracket: Bracket): bracket is OpenBracket {
  return bracket.stage === 'open'
}

/**
 * Everything that is disputed here as one text. Whoever takes or gives up a side says which reading
 * they had before them, so that nobody consents to words they have not seen.
 */
export function readingOf({ marks, proposals }: Pick<Bracket, 'marks' | 'proposals'>): string {
  return canonicalJson([marks.map(({ id, words }) => [id, words]), proposals.map(({ id }) => id)])
}

/** The blocks that it disputes something in, each once. */
export function blocksOf({ marks }: Pick<Bracket, 'marks'>): readonly BlockId[] {
  return [...new Set(marks.flatMap(({ blocks }) => blocks))]
}

export function holdOf(bracket: OpenBracket, delegation: DelegationId): Hold | null {
  return bracket.holds.find((hold) => hold.delegation === delegation) ?? null
}

export function backersOf(bracket: OpenBracket, proposal: BracketId): readonly DelegationId[] {
  return bracket.holds.flatMap(({ backs, delegation }) => (backs === proposal ? [delegation] : []))
}

export function opposersOf(bracket: OpenBracket): readonly DelegationId[] {
  return bracket.holds.flatMap(({ backs, delegation }) => (backs === null ? [delegation] : []))
}

/** Who holds each of its marks: the backers of its proposal, and otherwise those who oppose what would replace its words. */
export function holdersByMark(
  bracket: OpenBracket,
): readonly (readonly [BracketId, readonly DelegationId[]])[] {
  return [
    [bracket.id, opposersOf(bracket)],
    ...bracket.proposals.map(({ id }) => [id, backersOf(bracket, id)] as const),
  ]
}

/** The mark whose words a side is about: a proposal's own, or else those that the bracket stands around. */
export function markOfSide(bracket: Pick<Bracket, 'id' | 'marks'>, backs: BracketId | null) {
  const own = bracket.marks.find((mark) => mark.id === backs)
  return own ?? bracket.marks.find((mark) => mark.id === bracket.id) ?? null
}

/** What a side is about as it reads now: its words and, for other words, those in whose place they would stand. */
export function wordsOfSide(
  bracket: Pick<Bracket, 'id' | 'marks'>,
  backs: BracketId | null,
): Pick<Hold, 'words' | 'instead'> | null {
  const own = markOfSide(bracket, backs)
  const around = markOfSide(bracket, null)
  if (own === null) return null
  return own === around || around === null
    ? { words: own.words }
    : { words: own.words, instead: around.words }
}

/** Whose side was taken for words that have changed since, or instead of such. They confirm it, or let it go. */
export function staleHolders(bracket: OpenBracket): readonly DelegationId[] {
  return bracket.holds.flatMap(({ delegation, backs, words, instead }) => {
    const now = wordsOfSide(bracket, backs)
    const isSame =
      now === null ||
      (now.words === words &&
        (instead === undefined || now.instead === undefined || now.instead === instead))
    return isSame ? [] : [delegation]
  })
}

/** Each outcome that acts could bring, and who must let go for it. Nobody: only a ruling settles it. */
export function waysOut(
  bracket: OpenBracket,
): readonly { keeps: BracketId | null; mustLetGo: readonly DelegationId[] }[] {
  const outcomes = [null, ...bracket.proposals.filter(carriesWords).map(({ id }) => id)]
  return outcomes.map((keeps) => ({
    keeps,
    mustLetGo: bracket.holds.flatMap(({ backs, delegation }) =>
      backs === keeps ? [] : [delegation],
    ),
  }))
}

/** Whether a proposal is one of two ways to read the text. A reservation is only ever lifted. */
function carriesWords({ reads }: Proposal): boolean {
  return reads !== 'reserved'
}

/** Whether the words that a placeholder promises have come: only they end it. */
export function isFilled(bracket: Pick<Bracket, 'id' | 'marks' | 'born'>): boolean {
  const around = markOfSide(bracket, null)
  return around !== null && around.words !== bracket.born
}
