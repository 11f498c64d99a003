import * as z from 'zod'

import { decided, refused } from '../kernel/result.ts'
import type { Decision } from '../kernel/result.ts'
import { line } from '../kernel/text.ts'
import { delegationKinds, hues } from './delegation.ts'

/** What is said of a delegation when it joins. */
export const NewDelegation = z.object({
  code: delegationCode(),
  name: line(120),
  kind: z.enum(delegationKinds, 'choice'),
  country: country(),
  timeZone: timeZone(),
  holidayCalendar: holidayCalendar(),
  weight: weight(),
})
export type NewDelegation = z.infer<typeof NewDelegation>

/** Two to five capital letters (SPEC.md AC4). */
export function delegationCode() {
  return z
    .string('required')
    .trim()
    .min(1, 'required')
    .regex(/^[A-Z]{2,5}$/, 'code')
}

/** ISO 3166-1 alpha-2, or a union's own short code. */
export function country() {
  return z
    .string('required')
    .trim()
    .min(1, 'required')
    .regex(/^[A-Z]{2,5}$/, 'code')
}

/** The name of a holiday table. */
export function holidayCalendar() {
  return z
    .string('required')
    .trim()
    .min(1, 'required')
    .regex(/^[A-Za-z0-9-]{2,32}$/, 'choice')
}

/** What it weighs where a decision needs a share of the weight: a whole number of any unit, one unless it is said. */
function weight() {
  return z
    .string('number')
    .trim()
    .regex(/^(?:[1-9]\d{0,8})?$/, 'number')
    .default('')
    .transform((typed) => (typed === '' ? 1 : Number(typed)))
}

/** An IANA zone by its name. Offsets are refused: a capital's distance from UTC changes with the season. */
export function timeZone() {
  return z.string('required').trim().min(1, 'required').max(64, 'zone').refine(isZone, 'zone')
}

/** Whether a delegation can join under this code (AC4). */
export function decideNewDelegation(
  others: readonly { code: string }[],
  { code }: { code: string },
): Decision<{ type: 'created' }, { code: 'code-taken' }> {
  if (others.some((other) => other.code === code)) return refused({ code: 'code-taken' })
  return decided({ type: 'created' })
}

/** The first hue that nobody has, or else the one that fewest have: colour never stands alone. */
export function nextHue(others: readonly { hue: number }[]): number {
  const uses = Array.from({ length: hues }, (_, hue) => others.filter((o) => o.hue === hue).length)
  return uses.indexOf(Math.min(...uses))
}

function isZone(name: string): boolean {
  if (!/^[A-Z][A-Za-z_]+(\/[A-Za-z0-9_+-]+)*$/.test(name)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
