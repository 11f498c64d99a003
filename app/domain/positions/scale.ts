import * as z from 'zod'

import { line, passage } from '../kernel/text.ts'

/** How a level counts when a decision rule is asked: it stands in the way, stands aside, or goes along. */
export const counts = ['against', 'abstention', 'for'] as const
export type Counts = (typeof counts)[number]

export type Level = z.infer<typeof Level>
export const Level = z.object({ code: line(60), counts: z.enum(counts) }).readonly()

/** Levels in their order, the furthest from agreement first. Always the declared ones, never the observed. */
export type OrdinalScale = z.infer<typeof OrdinalScale>
export const OrdinalScale = z.object({
  kind: z.literal('ordinal'),
  levels: z
    .array(Level)
    .min(2, 'tooFew')
    .max(11, 'tooMany')
    .refine((levels) => new Set(levels.map(({ code }) => code)).size === levels.length, 'twice')
    .refine(rises, 'order')
    .readonly(),
})

/** A stretch of numbers in one unit. On a stepped scale only `low`, `low + step` … can be agreed. */
export type RangeScale = z.infer<typeof RangeScale>
export const RangeScale = z
  .object({
    kind: z.literal('range'),
    low: z.number(),
    high: z.number(),
    unit: passage(30).pipe(z.string().min(1, 'required')),
    step: z.number().positive().nullable(),
  })
  .refine(({ low, high }) => low < high, { path: ['high'], error: 'reversed' })
  .refine(({ low, high, step }) => step === null || isWhole((high - low) / step), {
    path: ['step'],
    error: 'step',
  })

/** What answers to a subject are measured on: declared once, before anyone answers. */
export type Scale = z.infer<typeof Scale>
export const Scale = z.discriminatedUnion('kind', [OrdinalScale, RangeScale])

/** Both ends belong to it. A point has them equal; a level is the point of its number. */
export type Interval = { readonly low: number; readonly high: number }

/** The scale of a text: object and reserve both stand in the way until they are lifted (domain.md B7). */
export const stances: OrdinalScale = {
  kind: 'ordinal',
  levels: [
    { code: 'object', counts: 'against' },
    { code: 'reserve', counts: 'against' },
    { code: 'can-live-with', counts: 'for' },
    { code: 'support', counts: 'for' },
  ],
}

export const rollCall: OrdinalScale = {
  kind: 'ordinal',
  levels: [
    { code: 'no', counts: 'against' },
    { code: 'abstain', counts: 'abstention' },
    { code: 'yes', counts: 'for' },
  ],
}

/** How far apart two answers can be: the R of every formula (divergence.md 2 and 3). */
export function lengthOf(scale: Scale): number {
  return scale.kind === 'ordinal' ? scale.levels.length - 1 : scale.high - scale.low
}

/** Where the scale begins; the first level is number 0. */
export function startOf(scale: Scale): number {
  return scale.kind === 'ordinal' ? 0 : scale.low
}

/**
 * The part of an interval that can be agreed: on a stepped scale its ends move inwards to a step.
 * Null when no step lies in it: there is no whole month in 6.2 to 6.8 (divergence.md 3.1).
 */
export function onSteps({ low, high }: Interval, scale: Scale): Interval | null {
  const inwards = { low: atStep(low, scale, Math.ceil), high: atStep(high, scale, Math.floor) }
  return inwards.low <= inwards.high ? inwards : null
}

/** The two steps that a number lies between, or the number itself twice. */
export function stepsAround(value: number, scale: Scale): Interval {
  return { low: atStep(value, scale, Math.floor), high: atStep(value, scale, Math.ceil) }
}

function atStep(value: number, scale: Scale, round: (steps: number) => number): number {
  const step = scale.kind === 'ordinal' ? 1 : scale.step
  if (step === null) return value
  const start = startOf(scale)
  const exact = (value - start) / step
  const nearest = Math.round(exact)
  // 0.3 is three steps of 0.1, although 0.3 / 0.1 is a little less than three.
  const steps = Math.abs(exact - nearest) < closeEnough ? nearest : round(exact)
  return Number((start + steps * step).toPrecision(12))
}

const closeEnough = 1e-9

function isWhole(number: number): boolean {
  return Math.abs(number - Math.round(number)) < closeEnough
}

function rises(levels: readonly Level[]): boolean {
  const order = levels.map((level) => counts.indexOf(level.counts))
  return order.every((place, at) => at === 0 || place >= (order[at - 1] ?? 0))
}
