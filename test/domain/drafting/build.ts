import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

import type { DelegationKind } from '#app/domain/accounts/delegation.ts'
import type { MandateKind } from '#app/domain/accounts/mandate.ts'
import type { Actor } from '#app/domain/drafting/actor.ts'
import type { BlockId, BracketId } from '#app/domain/drafting/block.ts'
import { textHash } from '#app/domain/drafting/text-hash.ts'
import type { TextHash } from '#app/domain/drafting/text-hash.ts'
import type { DelegationId } from '#app/domain/kernel/id.ts'
import { fromIso } from '#app/domain/kernel/instant.ts'
import type { Decision } from '#app/domain/kernel/result.ts'

/** A Monday on which the seat works. */
export const monday = fromIso('2026-06-08T10:00:00Z')

export function delegation(name: string): DelegationId {
  return name as DelegationId
}

export function block(name: string): BlockId {
  return name as BlockId
}

export function bracketId(name: string): BracketId {
  return name as BracketId
}

export function words(text: string): TextHash {
  return textHash(bytesToHex(sha256(utf8ToBytes(text))))
}

export function actor(
  name: string,
  mandate: MandateKind = 'head',
  kind: DelegationKind = 'member',
): Actor {
  return { delegation: delegation(name), kind, mandate }
}

export const chair = actor('SEC', 'chair', 'secretariat')
export const secretary = actor('SEC', 'delegate', 'secretariat')

/** Everybody who holds no position that counts, in the mandate that could do most. */
export const withoutPosition = (
  ['secretariat', 'verifier', 'observer', 'civil-society'] as const
).map((kind) => actor(kind, 'head', kind))

/** The events of a decision that must not be refused. */
export function accepted<Event>(decision: Decision<Event, { code: string }>): readonly Event[] {
  if (!decision.ok) throw new Error(`refused: ${decision.refusal.code}`)
  return decision.events
}

/** The code of a refusal, or null. */
export function codeOf(decision: Decision<unknown, { code: string }>): string | null {
  return decision.ok ? null : decision.refusal.code
}
