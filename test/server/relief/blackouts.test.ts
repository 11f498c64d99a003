import { expect } from 'vitest'

import { plainDate } from '#app/domain/kernel/plain-date.ts'
import { actOnEvent } from '#server/relief/act-on-event.ts'
import { enterBlackout } from '#server/relief/enter-blackout.ts'
import { liftBlackout } from '#server/relief/lift-blackout.ts'
import { listBlackouts } from '#server/relief/list-blackouts.ts'
import { nothingAsked } from '#server/relief/plan-event.ts'
import { readEvent } from '#server/relief/read-event.ts'
import { newId } from '#test/support/build.ts'
import { testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { legForm, publishHolidays, reliefTable } from '#test/support/relief.ts'

const summit = { first: '2026-03-02', last: '2026-03-22', reason: 'Summit of the guarantors' }

test('[PL10] the days of a blackout window stay free in the planner, with their reason, until it is lifted', async ({
  database,
}) => {
  const ctx = await testContext(database)
  await publishHolidays(ctx)
  const { secretary, member, event, framework } = await reliefTable(ctx)
  const add = { event, act: 'add-leg', ...legForm(member.delegation.id) }
  await actOnEvent(ctx, secretary, add, newId())
  const planned = async () => {
    const asked = { ...nothingAsked, wanted: '2026-03-16T12:00' }
    const { plan, stage } = await readEvent(ctx, member, event, asked)
    if (plan.is !== 'planned') throw new Error('a holiday table is missing')
    return { clashes: plan.clashes, first: plan.windows[0]?.first, stage }
  }
  const before = await planned()
  expect(before.clashes).toEqual([])

  const { blackout } = await enterBlackout(ctx, secretary, { framework, ...summit }, newId())
  const kept = await planned()
  expect(kept.clashes).toMatchObject([{ kind: 'blackout', name: summit.reason }])
  expect(kept).toMatchObject({ first: plainDate('2026-03-23'), stage: before.stage })
  expect((await listBlackouts(ctx, member, framework)).blackouts).toEqual([
    { id: blackout, ...summit },
  ])

  await liftBlackout(ctx, secretary, { framework, blackout }, newId())
  expect(await planned()).toEqual(before)
  expect((await listBlackouts(ctx, member, framework)).blackouts).toEqual([])
})

test('[PL10] days in the wrong order, too many, unknown or entered by a member change nothing', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const { secretary, member, framework } = await reliefTable(ctx)
  const enter = (by: typeof member, change: Partial<typeof summit>) =>
    enterBlackout(ctx, by, { framework, ...summit, ...change }, newId())
  await expect(enter(secretary, { last: '2026-03-01' })).rejects.toMatchObject({
    code: 'blackout-reversed',
  })
  await expect(enter(secretary, { last: '2027-03-03' })).rejects.toMatchObject({
    code: 'blackout-long',
  })
  await expect(enter(secretary, { first: '2026-02-30' })).rejects.toMatchObject({
    fields: { first: 'invalid' },
  })
  await expect(enter(member, {})).rejects.toMatchObject({ action: 'relief.run' })
  const gone = { framework, blackout: newId<'blackout'>() }
  await expect(liftBlackout(ctx, secretary, gone, newId())).rejects.toMatchObject({
    code: 'blackout-unknown',
  })
  expect((await listBlackouts(ctx, member, framework)).blackouts).toEqual([])

  const whole = await enter(secretary, { last: '2027-03-02' })
  const lift = { framework, blackout: whole.blackout }
  await liftBlackout(ctx, secretary, lift, newId())
  await expect(liftBlackout(ctx, secretary, lift, newId())).rejects.toMatchObject({
    code: 'blackout-unknown',
  })
})
