import { Temporal } from 'temporal-polyfill'
import * as z from 'zod'

/** What a wall clock of a zone is to show, to the minute. Which moment that is, the zone's law decides. */
export type WallClock = z.infer<typeof WallClock>
export const WallClock = z.object({
  local: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/)
    .refine(isDateTime),
  zone: z.string().refine(isZone, 'zone'),
})

/** By whose days a period is counted: procedure by the seat's, readiness by all capitals' (domain.md B12). */
export const reckonings = ['seat', 'capitals'] as const
export type Reckoning = (typeof reckonings)[number]

/**
 * How a deadline is said ("10 working days, seat calendar"), kept beside its instant (domain.md B12)
 * as data, so that it can be said in every language.
 */
export type Wording = z.infer<typeof Wording>
export const Wording = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hours'), count: z.int().positive() }),
  z.object({
    kind: z.literal('days'),
    count: z.int().positive(),
    zone: z.string().refine(isZone, 'zone'),
  }),
  z.object({
    kind: z.literal('months'),
    count: z.int().positive(),
    zone: z.string().refine(isZone, 'zone'),
  }),
  z.object({
    kind: z.literal('working-hours'),
    count: z.int().positive(),
    calendar: z.enum(reckonings),
  }),
  z.object({
    kind: z.literal('working-days'),
    count: z.int().refine((count) => count !== 0),
    calendar: z.enum(reckonings),
  }),
  WallClock.extend({ kind: z.literal('wall-clock') }),
])

/** Key of the interface texts that says a wording, and the values to put into it. */
export function wordingText(wording: Wording): {
  key: string
  values: Readonly<Record<string, string | number>>
} {
  switch (wording.kind) {
    case 'hours':
      return { key: 'wording.hours', values: { count: wording.count } }
    case 'days':
      return { key: 'wording.days', values: { count: wording.count, zone: wording.zone } }
    case 'months':
      return { key: 'wording.months', values: { count: wording.count, zone: wording.zone } }
    case 'working-hours':
      return { key: `wording.working-hours.${wording.calendar}`, values: { count: wording.count } }
    case 'working-days': {
      const direction = wording.count > 0 ? 'after' : 'before'
      const key = `wording.working-days.${wording.calendar}.${direction}`
      return { key, values: { count: Math.abs(wording.count) } }
    }
    case 'wall-clock': {
      const [date = '', time = ''] = wording.local.split('T')
      return { key: 'wording.wall-clock', values: { date, time, zone: wording.zone } }
    }
  }
}

function isDateTime(text: string): boolean {
  return succeeds(() => Temporal.PlainDateTime.from(text, { overflow: 'reject' }))
}

/** A name of the IANA database: a mere offset knows nothing of the zone's law and its changes. */
function isZone(text: string): boolean {
  return (
    /^[A-Za-z]/.test(text) &&
    succeeds(() => Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text))
  )
}

function succeeds(attempt: () => unknown): boolean {
  try {
    attempt()
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
