import type { MandateKind } from '../accounts/mandate.ts'
import type { Viewer } from '../accounts/viewer.ts'
import type { DelegationId, MandateId } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Audience, BridgeId, Content, Entry, EntryId, Voice } from './entry.ts'
import { inOrder } from './entry.ts'
import type { SubjectId } from './subject.ts'
import type { Visibility } from './vocabulary.ts'

/** All that one delegation ever wrote down on one subject. Entries are added to, never taken away. */
export type Dossier = {
  readonly delegation: DelegationId
  readonly subject: SubjectId
  readonly drafts: readonly Draft[]
  /** In the order of their instants, then of the log. */
  readonly filed: readonly Filed[]
}

/** Prepared inside a delegation, and nothing to anyone else until a head commits it. */
export type Draft = {
  readonly id: EntryId
  readonly content: Content
  readonly voice: Voice
  readonly by: MandateId
  readonly at: Instant
}

export type Filed = {
  readonly entry: Entry
  readonly disclosure: Disclosure
  readonly stage: Stage
}

/** What others know of an entry: what it says, or only that it exists (a sealed commitment), or nothing. */
export type Disclosure =
  | { readonly kind: 'shown'; readonly audience: Audience }
  | { readonly kind: 'sealed'; readonly commitment: string; readonly since: Instant }
  | {
      readonly kind: 'revealed'
      readonly audience: Audience
      readonly commitment: string
      readonly salt: string
      readonly since: Instant
    }

/** Where a divergence is on its way (domain.md B7). Until it is resolved, it stands. */
export type Stage =
  | { readonly kind: 'logged' }
  | { readonly kind: 'acknowledged'; readonly since: Instant }
  | { readonly kind: 'in-consultation'; readonly since: Instant }
  | { readonly kind: 'bridging-proposed'; readonly since: Instant; readonly bridge: BridgeId }
  | { readonly kind: 'parked'; readonly since: Instant; readonly until: Instant }
  | { readonly kind: 'escalated'; readonly since: Instant }
  | { readonly kind: 'reopened'; readonly since: Instant; readonly because: Reopening }
  | {
      readonly kind: 'resolved'
      readonly since: Instant
      readonly how: Resolution
      /** The subject's wording at which it was resolved. */
      readonly wording: string
    }

export type Reopening = 'reworded' | 'park-ended'
export type Resolution = 'accommodated' | 'withdrawn' | 'recorded-as-statement' | 'overtaken'

export type DossierEvent =
  | { type: 'prepared'; draft: Draft }
  | { type: 'discarded'; draft: EntryId }
  | { type: 'committed'; entry: Entry; audience: Audience }
  | { type: 'shared'; entry: EntryId; audience: Audience }
  | { type: 'sealed'; entry: EntryId; commitment: string; at: Instant }
  | { type: 'revealed'; entry: EntryId; salt: string; audience: Audience }
  | { type: 'moved'; entry: EntryId; to: Stage }

/** A person acting for a delegation, as far as positions ask. */
export type Actor = {
  readonly delegation: Pick<Viewer['delegation'], 'id' | 'kind'>
  readonly mandate: { readonly id: MandateId; readonly kind: MandateKind }
}

export function emptyDossier(delegation: DelegationId, subject: SubjectId): Dossier {
  return { delegation, subject, drafts: [], filed: [] }
}

export function evolve(dossier: Dossier, event: DossierEvent): Dossier {
  switch (event.type) {
    case 'prepared':
      return { ...dossier, drafts: [...without(dossier.drafts, event.draft.id), event.draft] }
    case 'discarded':
      return { ...dossier, drafts: without(dossier.drafts, event.draft) }
    case 'committed': {
      const { entry, audience } = event
      const stage = { kind: 'logged' } as const
      const filed = { entry, disclosure: { kind: 'shown', audience }, stage } as const
      return {
        ...dossier,
        drafts: without(dossier.drafts, entry.id),
        // Entries may arrive out of their order, from an import or another node.
        filed: [...dossier.filed, filed].toSorted((a, b) => inOrder(a.entry, b.entry)),
      }
    }
    case 'shared':
      return changed(dossier, event.entry, (filed) => ({
        ...filed,
        disclosure: widened(filed.disclosure, event.audience),
      }))
    case 'sealed':
      return changed(dossier, event.entry, (filed) => ({
        ...filed,
        disclosure: { kind: 'sealed', commitment: event.commitment, since: event.at },
      }))
    case 'revealed':
      return changed(dossier, event.entry, (filed) => ({
        ...filed,
        disclosure: revealed(filed.disclosure, event.salt, event.audience),
      }))
    case 'moved':
      return changed(dossier, event.entry, (filed) => ({ ...filed, stage: event.to }))
  }
}

/** How far an entry's words are shown; a sealed one's are its owner's alone. */
export function audienceOf(disclosure: Disclosure): Audience {
  return disclosure.kind === 'sealed' ? ownersAlone : disclosure.audience
}

export function shownTo({ disclosure }: Filed): Visibility {
  return audienceOf(disclosure).entry
}

const ownersAlone: Audience = { entry: 'own', weight: 'own', resolution: 'own' }

function widened(before: Disclosure, audience: Audience): Disclosure {
  if (before.kind === 'sealed') throw new TypeError('what is sealed is revealed, not shared')
  return { ...before, audience }
}

function revealed(before: Disclosure, salt: string, audience: Audience): Disclosure {
  if (before.kind !== 'sealed') throw new TypeError('what is revealed was sealed before')
  return { kind: 'revealed', audience, salt, commitment: before.commitment, since: before.since }
}

function without(drafts: readonly Draft[], id: EntryId): readonly Draft[] {
  return drafts.filter((draft) => draft.id !== id)
}

function changed(dossier: Dossier, id: EntryId, change: (filed: Filed) => Filed): Dossier {
  return {
    ...dossier,
    filed: dossier.filed.map((filed) => (filed.entry.id === id ? change(filed) : filed)),
  }
}
