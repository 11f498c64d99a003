import * as z from 'zod'

import { idOf } from '../kernel/id.ts'
import type { Id } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import { line, passage } from '../kernel/text.ts'
import { Wording } from '../kernel/wording.ts'
import type { Conclusion } from '../relief/review-words.ts'
import type { Review } from '../relief/review.ts'
import type { Sunset } from '../relief/sunset.ts'

export type HumanitarianExemptionId = Id<'humanitarian-exemption'>
export type OrdinaryExemptionId = Id<'ordinary-exemption'>
export type ExemptionId = HumanitarianExemptionId | OrdinaryExemptionId

/** What an exemption says: what is allowed, for whom, by whose need, under whose eyes, for how long. */
export type ExemptionTerms = z.infer<typeof ExemptionTerms>
export const ExemptionTerms = z
  .object({
    title: line(200),
    covers: passage(4_000).min(1, 'required'),
    providers: passage(4_000).min(1, 'required'),
    need: passage(4_000).min(1, 'required'),
    oversight: z
      .object({
        overseer: idOf<'delegation'>(),
        vetting: passage(4_000).min(1, 'required'),
        usageReports: Wording,
      })
      .readonly(),
    sunset: Wording,
    unrenewed: z.enum(['lapses', 'continues'], 'choice'),
    review: Wording,
  })
  .readonly()

/** Whether it is humanitarian is said once, with the id, and is no part of what can be amended. */
export type Exemption = HumanitarianExemption | OrdinaryExemption

export type HumanitarianExemption = ExemptionBody & {
  readonly kind: 'humanitarian'
  readonly id: HumanitarianExemptionId
}

export type OrdinaryExemption = ExemptionBody & {
  readonly kind: 'ordinary'
  readonly id: OrdinaryExemptionId
}

type ExemptionBody = {
  readonly terms: ExemptionTerms
  /** Counts the terms as adopted, from 1. */
  readonly revision: number
  /** Other terms on the table. */
  readonly proposed: ExemptionTerms | null
  readonly state: ExemptionState
}

export type ExemptionState =
  | { readonly is: 'proposed' }
  | {
      readonly is: 'in-force'
      readonly since: Instant
      readonly sunset: Sunset
      /** The review to come or under way. */
      readonly review: Review
      /** What the last review came to, until an act has carried it out. */
      readonly concluded: Conclusion | null
    }
  | { readonly is: 'ended'; readonly at: Instant; readonly because: EndOfExemption }

export type EndOfExemption = 'lapsed' | 'decided' | 'snapback'
