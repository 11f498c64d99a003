import type { Deadline } from '../kernel/deadline.ts'
import type { DelegationId } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import type { BlockId } from './block.ts'
import type { TextHash } from './text-hash.ts'

/**
 * What a paragraph has come to (domain.md B1): how far its words are agreed, and whether it keeps its
 * place. The words themselves stand in the text.
 */
export type Paragraph = {
  readonly block: BlockId
  readonly standing: Standing
  readonly place: Place
}

export type Standing = OpenStanding | AgreedStanding

export type OpenStanding = {
  readonly is: 'open'
  readonly since: Beginning
  /** A consent round that the chair called on it. */
  readonly round: Round | null
}

/** Words that nobody changes by typing. `agreed-ad-ref` while capitals have still to confirm. */
export type AgreedStanding = {
  readonly words: TextHash
  readonly agreedAt: Instant
  readonly requests: readonly ReopeningRequest[]
  /** The last editorial fix, until nobody may object to it any more. */
  readonly fix: Fix | null
} & (
  | { readonly is: 'agreed-ad-ref'; readonly outstanding: readonly DelegationId[] }
  | { readonly is: 'agreed'; readonly how: 'gavel' | 'capitals' | 'silence' }
)

/** Why a paragraph is open. A reopened one leads to what was agreed before. */
export type Beginning =
  | { readonly from: 'creation' }
  | {
      readonly from: 'capital'
      readonly by: DelegationId
      readonly reason: string
      readonly at: Instant
    }
  | {
      readonly from: 'reopening'
      readonly former: TextHash
      readonly by: DelegationId
      readonly reason: string
      readonly at: Instant
    }
  /** Agreed words that were revised orally: the body decides on the new ones with the text. */
  | {
      readonly from: 'oral-revision'
      readonly former: TextHash
      readonly by: DelegationId
      readonly at: Instant
    }

/** All members present are asked for these words and no others. */
export type Round = {
  readonly words: TextHash
  readonly calledAt: Instant
  readonly answers: readonly Answer[]
}

export type Answer = { readonly delegation: DelegationId } & (
  | { readonly answer: 'accept' }
  /** Accepted, subject to its capital. */
  | { readonly answer: 'ad-referendum' }
  | { readonly answer: 'object'; readonly reason: string }
)

export type ReopeningRequest = {
  readonly delegation: DelegationId
  readonly reason: string
  readonly at: Instant
}

/** A correction of spelling or of a reference, which any member's objection in time undoes as agreement. */
export type Fix = { readonly before: TextHash; readonly window: Deadline }

/** What was moved or deleted can be restored until the next symbol is issued. */
export type Place =
  | { readonly is: 'kept' }
  | {
      readonly is: 'moved' | 'deleted'
      readonly from: Spot
      readonly reason: string
      readonly at: Instant
    }
  | { readonly is: 'gone' }

/** Where a paragraph stood: after which block, or null if it was the first, and in the text as of which edit. */
export type Spot = { readonly after: BlockId | null; readonly seq: number }

/** How a paragraph is shown: one state at a time, since one row of B1 stands for it. */
export const paragraphStates = [
  'open',
  'bracketed',
  'agreed-ad-ref',
  'agreed',
  'reopened',
  'moved',
  'deleted',
] as const
export type ParagraphState = (typeof paragraphStates)[number]

export function newParagraph(block: BlockId): Paragraph {
  const standing = { is: 'open', since: { from: 'creation' }, round: null } as const
  return { block, standing, place: { is: 'kept' } }
}

/** `bracketed` is not stored: it is told from the brackets that are live in the paragraph now. */
/** Whether consent to its words is being asked. */
export function isInRound({ standing }: Paragraph): boolean {
  return standing.is === 'open' && standing.round !== null
}

export function stateOf({ standing, place }: Paragraph, liveBrackets: number): ParagraphState {
  switch (place.is) {
    case 'moved':
      return 'moved'
    case 'deleted':
    case 'gone':
      return 'deleted'
    case 'kept': {
      if (standing.is !== 'open') return standing.is
      if (liveBrackets > 0) return 'bracketed'
      return standing.since.from === 'reopening' ? 'reopened' : 'open'
    }
  }
}

/**
 * Whether an agreement is to be shown as provisional: while nothing is agreed until everything is
 * agreed, only the adoption of the document makes it final.
 */
export function isProvisional(
  { standing }: Paragraph,
  { untilEverything, adopted }: { untilEverything: boolean; adopted: boolean },
): boolean {
  return standing.is !== 'open' && untilEverything && !adopted
}

/** Why a text is not decided on yet that has such a paragraph in it. */
export type Obstacle = 'capitals-outstanding' | 'paragraphs-reopened'

/** The first obstacle among the paragraphs that a text still has. */
export function obstacleInText(
  paragraphs: readonly Paragraph[],
  blocks: readonly { readonly id: BlockId | null }[],
): Obstacle | null {
  const present = new Set(blocks.map(({ id }) => id))
  const kept = paragraphs.filter(
    ({ block, place }) => present.has(block) && place.is !== 'deleted' && place.is !== 'gone',
  )
  if (kept.some(({ standing }) => standing.is === 'agreed-ad-ref')) return 'capitals-outstanding'
  const isReopened = ({ standing }: Paragraph) =>
    standing.is === 'open' && standing.since.from === 'reopening'
  return kept.some(isReopened) ? 'paragraphs-reopened' : null
}

/** The blocks that nobody changes by typing: what is agreed, and what was deleted. */
export function lockedBlocks(paragraphs: readonly Paragraph[]): ReadonlySet<BlockId> {
  const locked = paragraphs.filter(
    ({ standing, place }) =>
      standing.is !== 'open' || place.is === 'deleted' || place.is === 'gone',
  )
  return new Set(locked.map(({ block }) => block))
}
