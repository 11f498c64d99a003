import type { DelegationKind } from '../accounts/delegation.ts'
import type { Deadline } from '../kernel/deadline.ts'
import type { DelegationId, Id } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import type { BlockId } from './block.ts'

export type StatementId = Id<'statement'>

/**
 * What a delegation says about a text without touching it (domain.md B5). It is attached to one issue
 * or edition by its symbol, so that a later one does not carry it on unsaid.
 */
export type Statement = {
  readonly id: StatementId
  readonly kind: StatementKind
  readonly by: DelegationId
  /** Whose name it bears beside its author's: they have aligned themselves. */
  readonly aligned: readonly DelegationId[]
  readonly target: Target
  readonly text: string
  readonly lang: string
  readonly visibility: 'public' | 'restricted'
  readonly madeAt: Instant
} & ({ readonly stage: 'made' } | { readonly stage: 'withdrawn'; readonly withdrawnAt: Instant })

/** With no paragraphs it is about the whole text. */
export type Target = { readonly symbol: string; readonly paragraphs: readonly BlockId[] }

export const statementKinds = [
  'explanation-of-position',
  'explanation-of-vote',
  'interpretation',
  'dissociation',
  'reservation',
  'objection',
  'general',
] as const

/** What is done about statements, as the record says it. */
export const statementActs = ['make', 'align', 'withdraw'] as const

export type StatementKind =
  | { readonly is: 'explanation-of-position' }
  | { readonly is: 'explanation-of-vote'; readonly when: 'before' | 'after' }
  | { readonly is: 'interpretation' }
  /** Not bound by, or not party to, what these paragraphs say. */
  | { readonly is: 'dissociation' }
  /** Excludes or modifies what these paragraphs do to its author. */
  | { readonly is: 'reservation'; readonly acceptedAfter: Deadline }
  | { readonly is: 'objection'; readonly to: StatementId }
  | { readonly is: 'general' }

/** What a reservation has come to between its author and one other member. */
export type ReservationEffect = 'pending' | 'accepted' | 'objected' | 'withdrawn'

/**
 * A reservation counts as accepted by whoever has not objected within twelve months of being told of
 * it (Vienna Convention on the Law of Treaties, Article 20(5)).
 */
export function effectFor(
  member: DelegationId,
  reservation: Statement & { readonly kind: { readonly is: 'reservation' } },
  statements: readonly Statement[],
  now: Instant,
): ReservationEffect {
  if (reservation.stage === 'withdrawn') return 'withdrawn'
  const objected = statements.some(
    ({ kind, by, stage }) =>
      kind.is === 'objection' && kind.to === reservation.id && by === member && stage === 'made',
  )
  if (objected) return 'objected'
  return now >= reservation.kind.acceptedAfter.at ? 'accepted' : 'pending'
}

/**
 * Whether who belongs to such a delegation reads a statement: a restricted one stays among the members and
 * the secretariat that serves them.
 */
export function isReadBy(
  kind: DelegationKind,
  { visibility }: Pick<Statement, 'visibility'>,
): boolean {
  return visibility === 'public' || kind === 'member' || kind === 'secretariat'
}

/** Whether a statement is a reservation, which others accept or object to. */
export function isReservation(
  statement: Statement,
): statement is Statement & { readonly kind: { readonly is: 'reservation' } } {
  return statement.kind.is === 'reservation'
}

/** The delegations in whose name a statement stands. */
export function speakersOf({ by, aligned }: Statement): readonly DelegationId[] {
  return [by, ...aligned]
}
