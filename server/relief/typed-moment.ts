import * as z from 'zod'

import { atWallClock } from '#app/domain/kernel/deadline.ts'
import type { Deadline } from '#app/domain/kernel/deadline.ts'
import { fromIso } from '#app/domain/kernel/instant.ts'
import { plainDate } from '#app/domain/kernel/plain-date.ts'
import { passage } from '#app/domain/kernel/text.ts'
import { WallClock } from '#app/domain/kernel/wording.ts'

import { Refused } from '../refusals.ts'

/** What the clocks of a zone shall show, as a form sends it. */
export const typedMoment = { local: WallClock.shape.local, zone: WallClock.shape.zone }

/** An instant that already was, in UTC and to the second: effects are compared by the second. */
export const typedInstant = z
  .string('required')
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/, 'invalid')
  .refine((text) => !Number.isNaN(Date.parse(`${text}Z`)), 'invalid')
  .transform((text) => fromIso(`${text}Z`))

/** A day that exists. */
export const typedDay = z
  .string('required')
  .min(1, 'required')
  .pipe(z.iso.date('invalid'))
  .transform((text) => plainDate(text))

export function typedCount(most: number) {
  return z.coerce.number('invalid').int('invalid').min(1, 'invalid').max(most, 'invalid')
}

/** Words that must be there, in as many lines as it takes. */
export const typedReason = passage(2_000).refine((words) => words !== '', 'required')

/** The moment of a plan; a time that the zone's clocks skip or show twice is refused by name. */
export function momentOf(typed: WallClock): Deadline {
  const reckoned = atWallClock(typed)
  if (!reckoned.ok) throw new Refused(reckoned.refusal.code, reckoned.refusal.details)
  return reckoned.deadline
}
