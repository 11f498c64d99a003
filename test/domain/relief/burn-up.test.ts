import { expect, test } from 'vitest'

import { day, hour, later } from '#app/domain/kernel/instant.ts'
import type { ReliefEvent } from '#app/domain/relief/event.ts'

import {
  act,
  actor,
  armed,
  attested,
  fired,
  id,
  legOne,
  legTwo,
  outcome,
  preparing,
  proposed,
  start,
  t0,
  thane,
} from './build.ts'

const validUntil = later(t0, 30 * day)
const bothReady = (): ReliefEvent => {
  const one = attested(preparing(), legOne, validUntil, later(start, hour))
  return attested(one, legTwo, validUntil, later(start, 2 * hour))
}
const steps = ({ burnUp }: ReliefEvent) =>
  burnUp.map(({ at: from, ready, of }) => [from - start, ready, of])
const first = [
  [0, 0, 2],
  [hour, 1, 2],
  [2 * hour, 2, 2],
]

test('[EV39] steps begin when the event is scheduled, and each leg that is attested is one', () => {
  expect(steps(proposed())).toEqual([])
  expect(steps(bothReady())).toEqual(first)
})

test('[EV39] what is taken back and what is waived are steps as well', () => {
  const now = later(start, 3 * hour)
  const withdrawn = {
    type: 'leg',
    leg: legOne.id,
    command: { type: 'withdraw-attestation' },
  } as const
  const back = act(bothReady(), withdrawn, { by: actor(thane), now })
  expect(steps(back)).toEqual([...first, [3 * hour, 1, 2]])

  const motion = { act: 'waive-leg', event: id<'event'>(200), leg: legOne.id } as const
  const waive = { type: 'waive-leg', leg: legOne.id, outcome: outcome(motion) } as const
  const waived = act(back, waive, { now: later(start, 4 * hour) })
  expect(steps(waived).at(-1)).toEqual([4 * hour, 1, 1])
})

test('[EV39] of what happens at one instant the outcome counts, and the steps end with the firing', () => {
  const event = attested(attested(preparing(), legOne), legTwo)
  expect(steps(event)).toEqual([[0, 2, 2]])
  expect(fired().burnUp).toEqual(armed().burnUp)
})
