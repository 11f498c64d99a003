import * as z from 'zod'

import type { DelegationId, Id } from '../kernel/id.ts'
import { idOf } from '../kernel/id.ts'
import { instant } from '../kernel/instant.ts'
import type { Instant } from '../kernel/instant.ts'
import { line, passage } from '../kernel/text.ts'
import { Holding } from './stance.ts'
import type { SubjectId } from './subject.ts'
import { positionTypes, visibilities, weights } from './vocabulary.ts'
import type { Visibility } from './vocabulary.ts'

export type EntryId = Id<'position'>
export type BridgeId = Id<'bridge'>

/** What a person writes down. It never changes; another position is another entry. */
export type Content = z.infer<typeof Content>
export const Content = z
  .object({
    holding: Holding,
    type: z.enum(positionTypes),
    weight: z.enum(weights).nullable(),
    reason: passage(4_000),
    /** What would resolve it. */
    resolution: passage(4_000),
    reviewBy: z.int().transform(instant).nullable(),
  })
  .readonly()

/** How far an entry is shown, and how far its weight and what would resolve it: never further than itself. */
export type Audience = z.infer<typeof Audience>
export const Audience = z
  .object({
    entry: z.enum(visibilities),
    weight: z.enum(visibilities),
    resolution: z.enum(visibilities),
  })
  .readonly()

/** For whom an entry speaks. Who aligns itself may add in its own reason (domain.md B0). */
export type Voice = z.infer<typeof Voice>
export const Voice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('own') }),
  z.object({
    kind: z.literal('group'),
    group: line(120),
    members: z.array(idOf<'delegation'>()).min(1, 'required').max(200, 'tooMany').readonly(),
  }),
  z.object({ kind: z.literal('aligned'), with: idOf<'position'>() }),
])

/** A position as it was committed by a head or alternate, for good. */
export type Entry = {
  readonly id: EntryId
  readonly subject: SubjectId
  readonly delegation: DelegationId
  readonly at: Instant
  /** Place in the log of positions; it orders entries of one instant. */
  readonly seq: number
  /** The subject's wording that it is about. */
  readonly wording: string
  readonly content: Content
  readonly voice: Voice | { readonly kind: 'accepted'; readonly bridge: BridgeId }
}

/** Whether `one` reaches at least as far as `other`. */
export function asWide(one: Visibility, other: Visibility): boolean {
  return visibilities.indexOf(one) >= visibilities.indexOf(other)
}

/** What a delegation keeps to itself or to the chair is not an act until it is shared (product.md). */
export function isAct(to: Visibility): to is 'coalition' | 'public' {
  return asWide(to, 'coalition')
}

export function inOrder(a: Entry, b: Entry): number {
  return a.at - b.at || a.seq - b.seq
}
