import { expect } from 'vitest'

import { day, toIso } from '#app/domain/kernel/instant.ts'
import { plainDate } from '#app/domain/kernel/plain-date.ts'
import { act as actTable } from '#db/schema/transparency.ts'
import { actOnEvent } from '#server/relief/act-on-event.ts'
import { nothingAsked } from '#server/relief/plan-event.ts'
import type { AskedOfPlanner } from '#server/relief/plan-event.ts'
import { readEvent } from '#server/relief/read-event.ts'
import { readTimeline } from '#server/relief/read-timeline.ts'
import { rehearseEvent } from '#server/relief/rehearse-event.ts'
import { newId } from '#test/support/build.ts'
import { testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'
import {
  armedTable,
  eventNow,
  legForm,
  publishHolidays,
  reliefTable,
  t0,
} from '#test/support/relief.ts'
import { buildExemption } from '#test/support/safeguards.ts'

const noLeg = newId<'leg'>()
const supposed = { verdict: 'verified', missing: null, apart: 20 } as const

test('[RW13] a dry run reports the whole day and leaves everything as it was', async ({
  database,
}) => {
  const ctx = await testContext(database)
  await publishHolidays(ctx)
  const table = await armedTable(ctx)
  const acts = async () => (await ctx.db.select().from(actTable)).length
  const before = { acts: await acts(), event: await eventNow(ctx.db, table) }
  const { run, runbook } = await rehearseEvent(ctx, table.member, table.event, supposed)
  expect(run).toMatchObject({ stage: 'effective', firing: { due: t0, at: t0 } })
  expect(run?.lines.some(({ happened }) => happened.includes('fired'))).toBe(true)
  expect(runbook.find(({ what }) => what === 'fire')?.at).toBe(t0)
  expect({ acts: await acts(), event: await eventNow(ctx.db, table) }).toEqual(before)
})

test('[RW14] the timeline has each leg with what was done, and the moment of its event', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const { event, leg, member, framework } = await armedTable(ctx)
  const { rows } = await readTimeline(ctx, member, framework)
  expect(rows).toMatchObject([
    { key: event, by: null, marks: [{ is: 'instant', at: t0 }] },
    { key: leg, by: { id: member.delegation.id }, bars: [{ is: 'done', critical: false }] },
  ])
})

test('[RW14] the timeline has the slack of a leg and the clocks of an exemption', async ({
  database,
}) => {
  const ctx = await testContext(database)
  await publishHolidays(ctx)
  const table = await reliefTable(ctx)
  const { secretary, member, event, framework } = table
  await actOnEvent(
    ctx,
    secretary,
    { event, act: 'add-leg', ...legForm(member.delegation.id) },
    newId(),
  )
  const food = await buildExemption(ctx, table, 'humanitarian')
  const { rows } = await readTimeline(ctx, member, framework)
  const [, leg] = rows
  expect(leg?.bars.map(({ is }) => is)).toEqual(['planned', 'slack'])
  expect(leg?.bars[1]?.until).toBe(t0)
  expect(rows.find(({ key }) => key === food)?.marks.map(({ is }) => is)).toEqual([
    'sunset',
    'review',
  ])
})

test('[RW16] the planner answers for another moment, backward from it, and without the days that stay free', async ({
  database,
}) => {
  const ctx = await testContext(database)
  await publishHolidays(ctx)
  const { secretary, member, event } = await reliefTable(ctx)
  const leg = { ...legForm(member.delegation.id), steps: '2 Draft the act\n1 Print it' }
  await actOnEvent(ctx, secretary, { event, act: 'add-leg', ...leg }, newId())
  const shown = async (asked: Partial<AskedOfPlanner>) => {
    const { plan, legs } = await readEvent(ctx, member, event, { ...nothingAsked, ...asked })
    if (plan.is !== 'planned') throw new Error('a holiday table is missing')
    return { ...plan, leg: legs[0]?.plan }
  }
  const asStated = await shown({})
  expect(asStated).toMatchObject({ wanted: t0, clashes: [] })
  const [firstDays] = asStated.windows
  expect(firstDays?.first).toBe(toIso(asStated.earliest ?? t0).slice(0, 10))

  // Five working days are a week; nothing is saved.
  const slip = { leg: (await eventNow(ctx.db, { secretary, event })).legs[0]?.id ?? noLeg, days: 5 }
  const slipped = await shown({ slip })
  expect(slipped.ready - asStated.ready).toBe(7 * day)
  expect((await shown({})).ready).toBe(asStated.ready)

  // A Monday: three working days before it lead over the weekend to Wednesday, at midnight in Oslo.
  const monday = await shown({ wanted: '2026-03-16T12:00' })
  expect(toIso(monday.leg?.begin ?? t0)).toBe('2026-03-10T23:00:00.000Z')
  const sunday = await shown({ wanted: '2026-03-15T12:00' })
  expect(sunday.clashes.map(({ kind }) => kind)).toEqual(['weekend'])

  const days = { from: plainDate('2026-03-02'), to: plainDate('2026-03-22') }
  const without = await shown({ closed: days })
  expect(without.clashes.map(({ kind }) => kind)).toEqual(['closed'])
  expect(without.windows[0]?.first).toBe('2026-03-23')
})
