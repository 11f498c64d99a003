import { expect, test } from 'vitest'

import { later, minute } from '#app/domain/kernel/instant.ts'
import { dryRun } from '#app/domain/relief/dry-run.ts'
import type { Supposed } from '#app/domain/relief/dry-run.ts'
import type { ReliefEvent } from '#app/domain/relief/event.ts'
import { forecast } from '#app/domain/relief/planner.ts'
import { rehearse } from '#app/domain/relief/rehearsal.ts'

import { buildCalendar } from '../kernel/calendars.ts'
import {
  food,
  id,
  legOne,
  legTwo,
  ostia,
  preparing,
  setting,
  solvaara,
  start,
  terms,
  thane,
} from './build.ts'

const calendars = new Map([thane, ostia, solvaara].map((one) => [one, buildCalendar()] as const))
const asWished: Supposed = { verdict: 'verified', missing: null, apart: 30 }

test('[EV36] when everybody does what is owed and the verifier finds, the event fires and takes effect', () => {
  const { event, log, report } = run(preparing(terms(), [legOne, legTwo]), asWished)
  expect(log.filter(({ refusal }) => refusal !== null)).toEqual([])
  expect(event.stage.is).toBe('effective')
  expect(report?.synchrony).toMatchObject({ spread: 30 * minute, legs: 2, of: 2 })
})

test('[EV36] without the finding it is stopped at its moment, and no leg takes effect', () => {
  const { event, report } = run(preparing(terms(), [legOne, legTwo]), {
    ...asWished,
    verdict: 'none',
  })
  expect(event.stage).toMatchObject({
    is: 'on-hold',
    stop: { reasons: [{ code: 'condition-unmet', because: 'no-finding' }] },
  })
  expect(report).toBeNull()
})

test('[EV36] a leg that reports nothing leaves the event partially effective at the end of its window', () => {
  const { event } = run(preparing(terms(), [legOne, legTwo]), { ...asWished, missing: legTwo.id })
  expect(event.stage.is).toBe('partially-effective')
})

function run(event: ReliefEvent, supposed: Supposed) {
  const found = forecast(event.legs, calendars, start)
  if (!found.ok) throw new Error(found.refusal.code)
  let next = 20_000
  const parties = {
    secretariat: id<'delegation'>(90),
    verifier: id<'delegation'>(91),
    newId: <Name extends string>() => id<Name>((next += 1)),
  }
  const given = { ...event, asOf: later(start, 0) }
  const script = dryRun(given, { forecast: found.forecast, channels: [food.id] }, supposed, parties)
  const { by: _, now: __, ...rest } = setting()
  return rehearse(given, script, rest)
}
