import type { DelegationKind } from '../accounts/delegation.ts'
import type { MandateKind } from '../accounts/mandate.ts'
import type { DelegationId } from '../kernel/id.ts'

/** Who acts: a delegation, through a person with a mandate of it (domain.md B0). */
export type Actor = {
  readonly delegation: DelegationId
  readonly kind: DelegationKind
  readonly mandate: MandateKind
}

/** What procedure answers to whoever acts out of turn, apart from what `may` answers. */
export type WrongActor = {
  code:
    | 'no-position'
    | 'drafters-only'
    | 'heads-only'
    | 'chair-only'
    | 'secretariat-only'
    | 'not-yours'
}

type Check = WrongActor | null

/** Only members hold positions that count: not the secretariat, the verifier, observers (domain.md B0). */
export function mustHoldPosition({ kind }: Pick<Actor, 'kind'>): Check {
  return kind === 'member' ? null : { code: 'no-position' }
}

/** Drafting takes a side and gives none up: heads, alternates and delegates of a member do it. */
export function mustDraft(actor: Actor): Check {
  const drafts = ['head', 'alternate', 'delegate'].includes(actor.mandate)
  return mustHoldPosition(actor) ?? (drafts ? null : { code: 'drafters-only' })
}

/** What commits a delegation, or gives up what it holds, is for its head or alternate (domain.md B0). */
export function mustCommit(actor: Actor): Check {
  return mustHoldPosition(actor) ?? (leads(actor) ? null : { code: 'heads-only' })
}

/** A chair presides, whoever lent the person; so do the heads of the secretariat (accounts PM3). */
export function mustPreside(actor: Actor): Check {
  const { kind, mandate } = actor
  const presides =
    (mandate === 'chair' && (kind === 'member' || kind === 'secretariat')) ||
    (kind === 'secretariat' && leads(actor))
  return presides ? null : { code: 'chair-only' }
}

/** Symbols, attendance and editorial fixes are the secretariat's: process without a position. */
export function mustKeepProcess({ kind, mandate }: Actor): Check {
  const keeps = ['head', 'alternate', 'delegate', 'chair'].includes(mandate)
  return kind === 'secretariat' && keeps ? null : { code: 'secretariat-only' }
}

/** A person speaks for their own delegation and for no other. */
export function mustSpeakFor(actor: Actor, delegation: DelegationId): Check {
  return actor.delegation === delegation ? null : { code: 'not-yours' }
}

/** What a sponsor does with its own text: a member's head, or whoever presides for the secretariat's. */
export function mustSponsor(actor: Actor, sponsor: DelegationId): Check {
  const acts = actor.kind === 'member' ? mustCommit(actor) : mustPreside(actor)
  return mustSpeakFor(actor, sponsor) ?? acts
}

function leads({ mandate }: Actor): boolean {
  return mandate === 'head' || mandate === 'alternate'
}
