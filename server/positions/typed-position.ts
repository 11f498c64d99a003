import * as z from 'zod'

import { plainDate, startOfDay } from '#app/domain/kernel/plain-date.ts'
import { passage } from '#app/domain/kernel/text.ts'
import type { Content } from '#app/domain/positions/entry.ts'
import type { Holding } from '#app/domain/positions/stance.ts'
import { positionTypes, visibilities, weights } from '#app/domain/positions/vocabulary.ts'

import { TypedNumberOrNothing } from './typed-number.ts'

const visibility = z.enum(visibilities, 'choice')

/** How far a position, its weight and what would resolve it are shown, as a form says it. */
export const typedAudience = {
  to: visibility,
  'weight-to': visibility,
  'resolution-to': visibility,
}

export function audienceOf(typed: z.infer<z.ZodObject<typeof typedAudience>>) {
  const { to, 'weight-to': weight, 'resolution-to': resolution } = typed
  return { entry: to, weight, resolution }
}

/** A day as a person types it, or nothing. */
export const typedDay = z
  .string('day')
  .refine((day) => day === '' || isDay(day), 'day')
  .default('')

const noNumber = TypedNumberOrNothing.default(null)

/** What is held and why, as a form says it: `level:object`, `range` with its ends, or no part in the subject. */
export const typedContent = {
  holding: z
    .string('choice')
    .max(70, 'choice')
    .regex(/^(level:.+|range|not-participating)$/, 'choice'),
  low: noNumber,
  high: noNumber,
  type: z.enum(positionTypes, 'choice'),
  weight: z.enum(['none', ...weights], 'choice'),
  reason: passage(4_000),
  resolution: passage(4_000),
  'review-by': typedDay,
}

/** A review is owed when its day begins in the delegation's capital. */
export function contentOf(typed: z.infer<z.ZodObject<typeof typedContent>>, zone: string): Content {
  const { weight, type, reason, resolution, 'review-by': day } = typed
  return {
    holding: holdingOf(typed),
    type,
    weight: weight === 'none' ? null : weight,
    reason,
    resolution,
    reviewBy: day === '' ? null : startOfDay(plainDate(day), zone),
  }
}

function holdingOf({
  holding,
  low,
  high,
}: {
  holding: string
  low: number | null
  high: number | null
}): Holding {
  if (holding === 'not-participating') return { kind: 'not-participating' }
  if (holding === 'range') return { kind: 'range', low, high }
  return { kind: 'stance', level: holding.slice('level:'.length) }
}

function isDay(text: string): boolean {
  try {
    plainDate(text)
    return true
  } catch {
    return false
  }
}
