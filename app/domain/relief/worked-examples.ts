import type { Instant } from '../kernel/instant.ts'
import { fromIso } from '../kernel/instant.ts'
import type { PlainDate } from '../kernel/plain-date.ts'

/** One step of a sequence of the past, by the key of its sentence in the interface texts. */
export type Step<Key extends string = string> = {
  readonly key: Key
  /** A day of the record, or the instant where law turned on one: no instant is printed as a bare day. */
  readonly on: PlainDate | null
  readonly at: Instant | null
  /** Whether a source at hand gives the very day. */
  readonly sure: boolean
}

/** How relief was sequenced before, for reading only (domain.md part (c)). */
export const sequences = [
  {
    key: 'jcpoa',
    steps: [
      day('finalised', '2015-07-14'),
      day('endorsed', '2015-07-20'),
      day('adopted', '2015-10-18'),
      day('implemented', '2016-01-16'),
      day('transition', '2023-10-18'),
      day('terminated', '2025-10-18'),
    ],
  },
  {
    key: 'tranches',
    steps: [
      day('first', '2014-02-01'),
      unsure('second', '2014-03-01'),
      unsure('third', '2014-03-07'),
      unsure('fourth', '2014-04-10'),
      unsure('fifth', '2014-04-15'),
      unsure('sixth', '2014-05-14'),
      unsure('seventh', '2014-06-17'),
      unsure('eighth', '2014-07-20'),
    ],
  },
  {
    key: 'snapback',
    steps: [
      day('notified', '2025-08-28'),
      day('failed', '2025-09-26'),
      { key: 'restored', on: null, at: fromIso('2025-09-28T00:00:00Z'), sure: true },
      day('acts', '2025-09-29'),
      day('wound', '2026-01-01'),
    ],
  },
] as const satisfies readonly { key: string; steps: readonly Step[] }[]

export type StepKey = (typeof sequences)[number]['steps'][number]['key']

/** Reliefs of the past, each with the one thing that it taught this design. */
export const lessons = [
  'libya',
  'myanmar',
  'sudan',
  'colombia',
  'southSudan',
  'syria',
  'cuba',
  'carveOut',
] as const

function day<Key extends string>(key: Key, on: string): Step<Key> {
  // These are written here and checked by a test: the browser need not carry a calendar for them.
  return { key, on: on as PlainDate, at: null, sure: true }
}

function unsure<Key extends string>(key: Key, on: string): Step<Key> {
  return { ...day(key, on), sure: false }
}
