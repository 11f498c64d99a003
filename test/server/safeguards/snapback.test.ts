import { eq } from 'drizzle-orm'
import { expect } from 'vitest'

import { day, fromIso, minute } from '#app/domain/kernel/instant.ts'
import { snapback as snapbackTable } from '#db/schema/index.ts'
import { act as actTable } from '#db/schema/transparency.ts'
import type { ServerContext } from '#server/context.ts'
import { listNotices } from '#server/notices/list-notices.ts'
import { Forbidden } from '#server/refusals.ts'
import { actOnSnapback } from '#server/safeguards/act-on-snapback.ts'
import { agreeOnWayBack } from '#server/safeguards/agree-on-way-back.ts'
import { listSnapbacks } from '#server/safeguards/list-snapbacks.ts'
import { notifySnapback } from '#server/safeguards/notify-snapback.ts'
import { readSnapback } from '#server/safeguards/read-snapback.ts'
import { newId, testStart } from '#test/support/build.ts'
import { testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { reliefTable } from '#test/support/relief.ts'
import {
  agreeWayBack,
  buildExemption,
  exemptionNow,
  snapbackForm,
  wayBackForm,
} from '#test/support/safeguards.ts'

/** The test world begins on 2 March; thirty days after it ends with 1 April, which is midnight GMT. */
const restoration = fromIso('2026-04-02T00:00:00.000Z')

test('[SB18] nothing is notified before a way back was agreed, and what runs keeps its clocks', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const table = await reliefTable(ctx)
  const { framework, secretary, member } = table
  const { targets } = await listSnapbacks(ctx, member, framework)
  const form = { ...snapbackForm(framework), targets: targets.map(({ id }) => id), voteDays: '1' }
  const early = notifySnapback(ctx, member, form, newId())
  await expect(early).rejects.toMatchObject({ code: 'no-way-back' })

  const shorter = { ...wayBackForm, framework, tableDays: '2', voteDays: '5' }
  const byMember = agreeOnWayBack(ctx, member, shorter, newId())
  await expect(byMember).rejects.toThrow(Forbidden)
  const reversed = agreeOnWayBack(ctx, secretary, { ...shorter, tableDays: '5' }, newId())
  await expect(reversed).rejects.toMatchObject({ code: 'table-after-vote' })

  const { shown } = await notified(ctx, table)
  await agreeOnWayBack(ctx, secretary, shorter, newId())
  expect(await listSnapbacks(ctx, member, framework)).toMatchObject({
    clause: { provision: 'Article 11', tableDays: 2, voteDays: 5, at: testStart },
  })
  expect((await shown()).voteBy).toBe(restoration)
})

test('[SW6] inaction restores the measures at midnight GMT after the thirtieth day, once', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const { table, id, shown } = await notified(ctx)
  expect(await listNotices(ctx, table.member)).toMatchObject([
    { kind: 'snapback-notified', silence: 'restores', due: { at: restoration } },
  ])

  await ctx.clock.advance(11 * day)
  await ctx.jobs.runDue()
  expect((await shown()).tabled).toMatchObject({ by: null, at: fromIso('2026-03-13T00:00:00Z') })

  // A vote that fails keeps nothing away, and an objection stops no clock.
  const by = { ...table.secretary, presenceProvedAt: ctx.now() }
  const failed = { snapback: id, act: 'vote', adopted: 'rejected', reference: 'Halden 9' }
  await actOnSnapback(ctx, by, failed, newId())
  await act(ctx, table.member, { snapback: id, act: 'object', reason: 'It has no effect.' })

  await ctx.clock.advance(restoration - ctx.now() - minute)
  await ctx.jobs.runDue()
  expect((await shown()).state).toBe('tabled')
  await ctx.clock.advance(3 * 60 * minute)
  await Promise.all([ctx.jobs.runDue(), (await testContext(database)).jobs.runDue()])
  expect(await shown()).toMatchObject({
    state: 'restored',
    ended: restoration,
    votes: [{ adopted: false, reference: 'Halden 9' }],
    objections: [{ reason: 'It has no effect.' }],
  })
  expect(await listNotices(ctx, table.member)).toEqual([])
  const acts = await ctx.db.select({ kind: actTable.kind }).from(actTable)
  expect(acts.filter(({ kind }) => kind === 'snapback.clock')).toHaveLength(2)
})

test('[SW6] after downtime the measures are restored as of that instant all the same', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const { shown } = await notified(ctx)
  await ctx.clock.advance(90 * day)
  await ctx.jobs.runDue()
  expect(await shown()).toMatchObject({ state: 'restored', ended: restoration })
})

test('[SW7] only a decision on the text in time keeps the measures away', async ({ database }) => {
  const ctx = await testContext(database)
  const { table, id, shown } = await notified(ctx)
  const vote = { snapback: id, act: 'vote', adopted: 'adopted', reference: 'Halden 9' }
  await expect(act(ctx, table.secretary, vote)).rejects.toMatchObject({ code: 'not-tabled' })
  await act(ctx, table.member, { snapback: id, act: 'table' })
  expect((await shown()).acts).toEqual(['object', 'withdraw'])
  await act(ctx, table.secretary, vote)
  await ctx.clock.advance(40 * day)
  await ctx.jobs.runDue()
  expect(await shown()).toMatchObject({ state: 'continued', ended: testStart, acts: ['object'] })
})

test('[SW7] what comes after the window has closed is refused by what the clock has made of it', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const { table, id, shown } = await notified(ctx)
  await ctx.clock.advance(31 * day)
  const late = act(ctx, table.member, { snapback: id, act: 'withdraw' })
  await expect(late).rejects.toMatchObject({ code: 'snapback-over' })
  await ctx.jobs.runDue()
  expect((await shown()).state).toBe('restored')
})

test('[SW8] a snapback ends the ordinary exemption that it names, and cannot name a humanitarian one', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const table = await reliefTable(ctx)
  const food = await buildExemption(ctx, table, 'humanitarian')
  const fuel = await buildExemption(ctx, table, 'ordinary')
  const { targets } = await listSnapbacks(ctx, table.member, table.framework)
  expect(targets.map(({ id }) => id)).toContain(fuel)
  expect(targets.map(({ id }) => id)).not.toContain(food)

  await agreeWayBack(ctx, table)
  const named = { ...snapbackForm(table.framework), targets: [food] }
  const forbidden = notifySnapback(ctx, table.member, named, newId())
  await expect(forbidden).rejects.toMatchObject({ code: 'humanitarian-exemption' })

  const { id } = await notified(ctx, table, [fuel])
  // What was written down past all forms falls with nothing either.
  const [row] = await ctx.db.select().from(snapbackTable).where(eq(snapbackTable.id, id))
  if (row === undefined) throw new Error('no snapback')
  const forged = { kind: 'exemption', exemption: food } as unknown as (typeof row.state.targets)[0]
  const state = { ...row.state, targets: [...row.state.targets, forged] }
  await ctx.db.update(snapbackTable).set({ state }).where(eq(snapbackTable.id, id))

  await ctx.clock.advance(31 * day)
  await ctx.jobs.runDue()
  expect((await exemptionNow(ctx.db, table, fuel)).state).toMatchObject({
    is: 'ended',
    at: restoration,
    because: 'snapback',
  })
  expect((await exemptionNow(ctx.db, table, food)).state.is).toBe('in-force')
})

async function notified(
  ctx: ServerContext,
  given?: Awaited<ReturnType<typeof reliefTable>>,
  targets?: readonly string[],
) {
  const table = given ?? (await reliefTable(ctx))
  await agreeWayBack(ctx, table)
  const { targets: all } = await listSnapbacks(ctx, table.member, table.framework)
  const form = { ...snapbackForm(table.framework), targets: targets ?? all.map(({ id }) => id) }
  const { snapback: id } = await notifySnapback(ctx, table.member, form, newId())
  const shown = () => readSnapback(ctx, table.member, { framework: table.framework, snapback: id })
  return { table, id, shown }
}

function act<V extends { presenceProvedAt: unknown }>(
  ctx: ServerContext,
  viewer: V & Parameters<typeof actOnSnapback>[1],
  typed: Readonly<Record<string, string>>,
) {
  return actOnSnapback(ctx, { ...viewer, presenceProvedAt: ctx.now() }, typed, newId())
}
