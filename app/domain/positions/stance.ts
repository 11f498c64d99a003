import * as z from 'zod'

import type { Instant } from '../kernel/instant.ts'
import { refused } from '../kernel/result.ts'
import type { EntryId } from './entry.ts'
import { lengthOf, onSteps, startOf } from './scale.ts'
import type { Interval, Scale } from './scale.ts'
import type { Weight } from './vocabulary.ts'

/** What a delegation holds on a subject. An open end reaches as far as the scale does. */
export type Holding = z.infer<typeof Holding>
export const Holding = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stance'), level: z.string().max(60, 'tooLong') }),
  z.object({
    kind: z.literal('range'),
    low: z.number('number').nullable(),
    high: z.number('number').nullable(),
  }),
  /** It takes no part in this subject, and stands outside every denominator. */
  z.object({ kind: z.literal('not-participating') }),
])

/**
 * What stands where a delegation and a subject meet, for one onlooker. There are four kinds of
 * nothing and none passes for another (divergence.md 1): no position, no part in it, a position that
 * is sealed from this onlooker, and abstention, which is a level like any other.
 */
export type Cell =
  | { readonly kind: 'none' }
  | { readonly kind: 'not-participating'; readonly entry: EntryId }
  | { readonly kind: 'withheld'; readonly entry: EntryId; readonly since: Instant }
  | Position

export type Position = {
  readonly kind: 'position'
  readonly entry: EntryId
  /** On the subject's scale, and on its steps. */
  readonly interval: Interval
  /** It was taken on an earlier wording of the subject. */
  readonly earlier: boolean
  /** Null when its owner keeps it back. */
  readonly weight: Weight | null
}

export type HoldingRefusal =
  | { code: 'not-on-this-scale' }
  | { code: 'unknown-level'; details: { level: string } }
  | { code: 'range-reversed'; details: { low: number; high: number } }
  | { code: 'range-outside'; details: { low: number; high: number } }
  | { code: 'range-between-steps'; details: { step: number } }

type Placed = { ok: true; interval: Interval | null } | { ok: false; refusal: HoldingRefusal }

/** Where a holding lies on a scale, or why it cannot; null when it is no part in the subject. */
export function place(holding: Holding, scale: Scale): Placed {
  switch (holding.kind) {
    case 'not-participating':
      return { ok: true, interval: null }
    case 'stance': {
      if (scale.kind !== 'ordinal') return refused({ code: 'not-on-this-scale' })
      const number = scale.levels.findIndex(({ code }) => code === holding.level)
      return number === -1
        ? refused({ code: 'unknown-level', details: { level: holding.level } })
        : { ok: true, interval: { low: number, high: number } }
    }
    case 'range': {
      if (scale.kind !== 'range') return refused({ code: 'not-on-this-scale' })
      const low = holding.low ?? scale.low
      const high = holding.high ?? scale.high
      if (low > high) return refused({ code: 'range-reversed', details: { low, high } })
      if (low < scale.low || high > scale.high) {
        return refused({ code: 'range-outside', details: { low: scale.low, high: scale.high } })
      }
      const interval = onSteps({ low, high }, scale)
      return interval === null
        ? refused({ code: 'range-between-steps', details: { step: scale.step ?? 0 } })
        : { ok: true, interval }
    }
  }
}

/** The interval as shares of its scale, 0 to 1, in which every subject can be compared. */
export function shareOf({ low, high }: Interval, scale: Scale): Interval {
  const start = startOf(scale)
  const length = lengthOf(scale)
  return { low: (low - start) / length, high: (high - start) / length }
}
