import { expect } from 'vitest'

import { act as actTable } from '#db/schema/transparency.ts'
import { demoTables } from '#server/calendar/demo-tables.ts'
import { publishCalendar } from '#server/calendar/publish-calendar.ts'
import { readTimeline } from '#server/relief/read-timeline.ts'
import { rehearseEvent } from '#server/relief/rehearse-event.ts'
import { testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { armedTable, eventNow, t0 } from '#test/support/relief.ts'

const supposed = { verdict: 'verified', missing: null, apart: 20 } as const

test('[RW13] a dry run reports the whole day and leaves everything as it was', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const [holidays] = demoTables({ first: 2025, last: 2028 })
  if (holidays === undefined) throw new Error('the demo has no holidays')
  await ctx.db.transaction(async (tx) => {
    await publishCalendar(tx, { ...holidays, code: 'NO', zone: 'Europe/Oslo' }, ctx.now())
  })
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
