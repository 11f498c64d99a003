import { expect } from 'vitest'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { day, fromIso, hour, toIso } from '#app/domain/kernel/instant.ts'
import type { ServerContext } from '#server/context.ts'
import { actOnEvent } from '#server/relief/act-on-event.ts'
import { listEvents } from '#server/relief/list-events.ts'
import { listSnapbacks } from '#server/safeguards/list-snapbacks.ts'
import { notifySnapback } from '#server/safeguards/notify-snapback.ts'
import { newId } from '#test/support/build.ts'
import { testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { executedTable, legForm, reliefTable } from '#test/support/relief.ts'
import { agreeWayBack, snapbackForm } from '#test/support/safeguards.ts'

test('[RP4] [RW7] that relief is agreed is shown weeks before it has effect, with where it was decided', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const table = await reliefTable(ctx)
  const standing = async () =>
    (await listEvents(ctx, table.member, table.framework)).measures[0]?.standing
  expect(await standing()).toEqual({ is: 'none', agreed: null })
  const { secretary, member, event } = table
  await actOnEvent(
    ctx,
    secretary,
    { event, act: 'add-leg', ...legForm(member.delegation.id) },
    newId(),
  )
  const at = ctx.now()
  await actOnEvent(ctx, secretary, { event, act: 'schedule', reference: 'Halden 3' }, newId())
  await ctx.clock.advance(hour)
  expect(await standing()).toEqual({ is: 'none', agreed: { at, reference: 'Halden 3' } })
})

test('[RW7] relief has effect with its leg, and lapses at its sunset', async ({ database }) => {
  const ctx = await testContext(database)
  const { standing, effect } = await executed(ctx)
  expect(await standing()).toMatchObject({
    is: 'in-effect',
    from: effect,
    // Twelve months by the calendar of the seat, and six.
    ends: fromIso('2027-03-03T23:00:00.000Z'),
    review: fromIso('2026-09-03T22:00:00.000Z'),
  })
  await ctx.clock.advance(400 * day)
  await ctx.jobs.runDue()
  expect(await standing()).toMatchObject({
    is: 'ended',
    at: fromIso('2027-03-03T23:00:00.000Z'),
    because: 'lapsed',
    wayBack: 'applies-again',
  })
})

test('[RW7] a snapback ends the relief of what it named, at its own instant', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const { standing, table } = await executed(ctx)
  const member = present(table.member, ctx)
  const { targets } = await listSnapbacks(ctx, member, table.framework)
  await agreeWayBack(ctx, table)
  const form = { ...snapbackForm(table.framework), targets: targets.map(({ id }) => id) }
  await notifySnapback(ctx, member, form, newId())
  await ctx.clock.advance(45 * day)
  await ctx.jobs.runDue()
  expect(await standing()).toMatchObject({
    is: 'ended',
    at: fromIso('2026-04-03T00:00:00.000Z'),
    because: 'snapback',
  })
})

test('[RW7] a reversal ends the relief when the leg has reverted', async ({ database }) => {
  const ctx = await testContext(database)
  const { standing, table } = await executed(ctx)
  const { event, leg, secretary, member } = table
  const reverse = { event, act: 'reverse', reference: 'Halden 8' }
  await actOnEvent(ctx, present(secretary, ctx), reverse, newId())
  const at = toIso(ctx.now()).slice(0, 19)
  const revert = { event, act: 'revert', leg, at, publication: 'OJ L 20' }
  await actOnEvent(ctx, present(member, ctx), revert, newId())
  expect(await standing()).toMatchObject({ is: 'ended', at: ctx.now(), because: 'reversed' })
})

async function executed(ctx: ServerContext) {
  const { effect, ...table } = await executedTable(ctx)
  const standing = async () =>
    (await listEvents(ctx, table.member, table.framework)).measures[0]?.standing
  return { table, effect, standing }
}

function present(viewer: Viewer, ctx: ServerContext): Viewer {
  return { ...viewer, presenceProvedAt: ctx.now() }
}
