import { decided, refused } from '../kernel/result.ts'
import type { Decision } from '../kernel/result.ts'
import type { DelegationKind } from './delegation.ts'
import type { MandateKind } from './mandate.ts'

export type MandateState = {
  kind: MandateKind
  ended: boolean
  /** How many people are head of the same delegation now, this one included. */
  heads: number
}

/** The kind it shall have, or null to end it. */
export type MandateChange = { to: MandateKind | null; by: DelegationKind }

export type MandateEvent = { type: 'changed'; kind: MandateKind } | { type: 'ended' }
export type MandateRefusal = { code: 'mandate-ended' | 'mandate-unchanged' | 'last-head' | 'chair' }

/** What changing or ending a mandate comes to (SPEC.md AC3, AC5, AC6). */
export function decideMandateChange(
  mandate: MandateState,
  { to, by }: MandateChange,
): Decision<MandateEvent, MandateRefusal> {
  if (mandate.ended) return refused({ code: 'mandate-ended' })
  if (to === mandate.kind) return refused({ code: 'mandate-unchanged' })
  if (mandate.kind === 'head' && mandate.heads <= 1) return refused({ code: 'last-head' })
  if (to === null) return decided({ type: 'ended' })
  if (!mayGive(by, to)) return refused({ code: 'chair' })
  return decided({ type: 'changed', kind: to })
}

/** A chair presides over the coalition's texts, so no delegation makes one of its own (AC6). */
export function mayGive(by: DelegationKind, kind: MandateKind): boolean {
  return kind !== 'chair' || by === 'secretariat'
}
