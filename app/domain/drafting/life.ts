import type { DelegationId, Id } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import type { BlockId } from './block.ts'
import type { TextHash } from './text-hash.ts'

export type RevisionId = Id<'oral-revision'>

/**
 * The life of a document (domain.md B3), from a paper without status to an adopted text. A later issue
 * replaces or supplements an earlier one; what was issued or adopted never changes.
 */
export type Life = {
  readonly issues: readonly Issue[]
  readonly editions: readonly AdoptedText[]
} & LifeStage

export type LifeStage =
  /** Without attribution or status: a non-paper, a conference room paper. */
  | { readonly stage: 'non-paper' }
  | { readonly stage: 'zero-draft' }
  | { readonly stage: 'rolling' }
  | (Tabled & { readonly stage: 'tabled' })
  | (Tabled & { readonly stage: 'under-silence' })
  | (Tabled & { readonly stage: 'for-action'; readonly revisions: readonly OralRevision[] })
  | { readonly stage: 'adopted'; readonly edition: AdoptedText }
  | { readonly stage: 'withdrawn'; readonly withdrawnAt: Instant }
  | {
      readonly stage: 'deferred'
      readonly from: 'rolling' | Tabled
      readonly reason: string
      readonly deferredAt: Instant
    }

/** A text before the body: who put it there, and what it reads. */
export type Tabled = {
  readonly sponsor: DelegationId
  readonly words: TextHash
  /** Whether others than its sponsor have changed it: then it is no longer the sponsor's to withdraw. */
  readonly amended: boolean
}

/** A text given out under a symbol. `against` is the symbol whose words its changes are shown against. */
export type Issue = {
  readonly symbol: string
  readonly kind: 'first' | 'revision' | 'corrigendum' | 'addendum'
  readonly against: string | null
  /** Those of the whole text, or of the corrigendum or addendum alone. */
  readonly words: TextHash
  /** What a corrigendum or addendum says. */
  readonly says: string | null
  /** Whether its paragraphs were numbered anew; never without a new symbol (domain.md B1). */
  readonly renumbered: boolean
  readonly issuedAt: Instant
}

/** A change announced when action is taken, which the secretariat folds into the text. */
export type OralRevision = {
  readonly id: RevisionId
  readonly by: DelegationId
  readonly block: BlockId
  readonly words: string
  readonly announcedAt: Instant
  readonly foldedAt: Instant | null
}

/** What was adopted, for good. */
export type AdoptedText = {
  readonly symbol: string
  readonly words: TextHash
  readonly how: 'silence' | 'action'
  readonly adoptedAt: Instant
}

/** The first issue under a symbol of the text that is before the body, or was last: its revisions are of it. */
export function originalIssue({ issues }: Pick<Life, 'issues'>): Issue | undefined {
  return issues.findLast(({ kind }) => kind === 'first')
}

/** The last issue of the whole text: what its words are called by. */
export function lastWholeIssue({ issues }: Pick<Life, 'issues'>): Issue {
  const whole = issues.findLast(({ kind }) => kind === 'first' || kind === 'revision')
  if (whole === undefined) throw new Error('the text was never issued')
  return whole
}

export function newLife(stage: 'non-paper' | 'zero-draft'): Life {
  return { issues: [], editions: [], stage }
}

/** Whether nobody changes the text by typing: it is being decided on, or what it says is past. */
export function isTextFrozen({ stage }: Pick<Life, 'stage'>): boolean {
  switch (stage) {
    case 'non-paper':
    case 'zero-draft':
    case 'rolling':
    case 'tabled':
      return false
    case 'under-silence':
    case 'for-action':
    case 'adopted':
    case 'withdrawn':
    case 'deferred':
      return true
  }
}

export function unfolded(revisions: readonly OralRevision[]): readonly OralRevision[] {
  return revisions.filter(({ foldedAt }) => foldedAt === null)
}
