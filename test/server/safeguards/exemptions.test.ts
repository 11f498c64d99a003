import { eq } from 'drizzle-orm'
import { expect } from 'vitest'

import { day } from '#app/domain/kernel/instant.ts'
import { measure, reliefEvent } from '#db/schema/index.ts'
import { act as actTable } from '#db/schema/transparency.ts'
import { listNotices } from '#server/notices/list-notices.ts'
import { actOnEvent } from '#server/relief/act-on-event.ts'
import { proposeEvent } from '#server/relief/propose-event.ts'
import { readEvent } from '#server/relief/read-event.ts'
import { actOnExemption } from '#server/safeguards/act-on-exemption.ts'
import { proposeExemption } from '#server/safeguards/propose-exemption.ts'
import { readExemption } from '#server/safeguards/read-exemption.ts'
import { newId } from '#test/support/build.ts'
import { testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { eventForm, eventNow, legForm, reliefTable } from '#test/support/relief.ts'
import { buildExemption, exemptionForm, exemptionNow } from '#test/support/safeguards.ts'

test('[SW1] no form of an event takes a humanitarian exemption for what it can name', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const table = await reliefTable(ctx)
  const { secretary, member, framework, event } = table
  const food = await buildExemption(ctx, table, 'humanitarian')

  const terms = { ...eventForm(framework), measures: [food] }
  await expect(proposeEvent(ctx, secretary, terms, newId())).rejects.toMatchObject({
    fields: { measures: 'choice' },
  })
  const leg = { ...legForm(member.delegation.id), measures: [food] }
  await actOnEvent(ctx, secretary, { event, act: 'add-leg', ...leg }, newId())
  const own = (await eventNow(ctx.db, table)).terms.measures
  expect((await eventNow(ctx.db, table)).legs[0]?.measures).toEqual(own)

  await actOnEvent(ctx, secretary, { event, act: 'schedule', reference: 'Halden 3' }, newId())
  const hold = { event, act: 'hold', reason: 'Stop it.', hours: '72', over: [food] }
  await actOnEvent(ctx, member, hold, newId())
  const { stage } = await eventNow(ctx.db, table)
  expect(stage).toMatchObject({ is: 'on-hold', holds: [{ over: own }] })
  expect((await exemptionNow(ctx.db, table, food)).state.is).toBe('in-force')
})

test('[SW2] what was stored under the name of a measure is out of reach of a hold', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const table = await reliefTable(ctx)
  const { secretary, member, event } = table
  const food = await buildExemption(ctx, table, 'humanitarian')
  await actOnEvent(
    ctx,
    secretary,
    { event, act: 'add-leg', ...legForm(member.delegation.id) },
    newId(),
  )
  await actOnEvent(ctx, secretary, { event, act: 'schedule', reference: 'Halden 3' }, newId())
  const [row] = await ctx.db.select().from(reliefEvent).where(eq(reliefEvent.id, event))
  const { state } = row ?? {}
  if (state === undefined) throw new Error('no event')
  const forged = { ...state, terms: { ...state.terms, measures: [food] } }
  await ctx.db
    .update(reliefEvent)
    .set({ state: forged as unknown as typeof state })
    .where(eq(reliefEvent.id, event))

  const hold = { event, act: 'hold', reason: 'Stop it.', hours: '72' }
  await expect(actOnEvent(ctx, member, hold, newId())).rejects.toMatchObject({
    code: 'humanitarian-exemption',
  })
  expect((await eventNow(ctx.db, table)).stage.is).toBe('scheduled')
})

test('[SW2] nor does a measure that was given its id lead to it', async ({ database }) => {
  const ctx = await testContext(database)
  const table = await reliefTable(ctx)
  const { secretary, framework } = table
  const food = await buildExemption(ctx, table, 'humanitarian')
  const [first] = await ctx.db.select().from(measure)
  if (first === undefined) throw new Error('no measure')
  const forged = { ...first, id: food, state: { ...first.state, id: food } }
  await ctx.db.insert(measure).values(forged as unknown as typeof first)

  const terms = { ...eventForm(framework), measures: [food] }
  await expect(proposeEvent(ctx, secretary, terms, newId())).rejects.toMatchObject({
    code: 'humanitarian-exemption',
  })
})

test('[SW3] an event is armed when each humanitarian exemption was confirmed by name', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const table = await reliefTable(ctx)
  const { secretary, event } = table
  const oil = await buildExemption(ctx, table, 'ordinary')
  const food = await buildExemption(ctx, table, 'humanitarian')
  await actOnEvent(ctx, secretary, { event, act: 'schedule', reference: 'Halden 3' }, newId())
  const shown = async () => (await readEvent(ctx, secretary, event)).channels
  expect(await shown()).toEqual([{ id: food, title: 'Food and medicine', confirmed: false }])

  const confirm = (exemptions: readonly string[]) =>
    actOnEvent(ctx, secretary, { event, act: 'confirm-channels', exemptions }, newId())
  await expect(confirm([oil])).rejects.toMatchObject({ code: 'exemption-unknown' })
  await confirm([])
  const missing = { code: 'channels-unconfirmed' }
  expect((await readEvent(ctx, secretary, event)).blockers).toContainEqual(
    expect.objectContaining(missing),
  )
  await confirm([food])
  expect(await shown()).toEqual([{ id: food, title: 'Food and medicine', confirmed: true }])
  expect((await readEvent(ctx, secretary, event)).blockers).not.toContainEqual(
    expect.objectContaining(missing),
  )
})

test('[SW4] at its sunset an exemption lapses or goes on as its text says, once', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const table = await reliefTable(ctx)
  const { secretary, framework } = table
  const kept = await buildExemption(ctx, table, 'humanitarian')
  const form = { ...exemptionForm(secretary.delegation.id), unrenewed: 'lapses' }
  const proposed = { ...form, framework, kind: 'ordinary' }
  const { exemption: gone } = await proposeExemption(ctx, secretary, proposed, newId())
  const adopt = { exemption: gone, act: 'adopt', reference: 'Halden 4' }
  await actOnExemption(ctx, secretary, adopt, newId())

  await ctx.clock.advance(740 * day)
  await Promise.all([ctx.jobs.runDue(), (await testContext(database)).jobs.runDue()])
  expect((await exemptionNow(ctx.db, table, kept)).state).toMatchObject({
    is: 'in-force',
    sunset: { state: { is: 'continued' } },
  })
  expect((await exemptionNow(ctx.db, table, gone)).state).toMatchObject({
    is: 'ended',
    because: 'lapsed',
  })
  const acts = await ctx.db.select({ kind: actTable.kind }).from(actTable)
  expect(acts.filter(({ kind }) => kind === 'exemption.clock')).toHaveLength(2)
})

test('[N26] the presidency is asked before the sunset of an exemption, and not once it has ended', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const table = await reliefTable(ctx)
  const { secretary } = table
  const food = await buildExemption(ctx, table, 'humanitarian')
  const asked = async () =>
    (await listNotices(ctx, secretary)).flatMap(({ kind, silence }) =>
      kind.startsWith('exemption-') ? [[kind, silence]] : [],
    )
  const { state } = await exemptionNow(ctx.db, table, food)
  if (state.is !== 'in-force') throw new Error('it is not in force')
  const { expires } = state.sunset
  await ctx.clock.advance(expires.at - 30 * day - ctx.now())
  await ctx.jobs.runDue()
  expect(await asked()).toContainEqual(['exemption-continues', 'continues'])
  const run = (typed: Readonly<Record<string, string>>) => {
    const present = { ...secretary, presenceProvedAt: ctx.now() }
    return actOnExemption(
      ctx,
      present,
      { exemption: food, reference: 'Halden 5', ...typed },
      newId(),
    )
  }
  await run({ act: 'open-review' })
  await run({ act: 'conclude-review', conclusion: 'let-lapse' })
  await run({ act: 'end' })
  expect(await asked()).toEqual([])
})

test('[SW5] a page offers what the rules would take, and a humanitarian end takes a review', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const table = await reliefTable(ctx)
  const { secretary, member, verifier, framework } = table
  const food = await buildExemption(ctx, table, 'humanitarian')
  const acts = async (viewer: typeof member) =>
    (await readExemption(ctx, viewer, { framework, exemption: food })).acts
  expect(await acts(member)).toEqual(['propose-terms'])
  expect(await acts(verifier)).toEqual([])
  expect(await acts(secretary)).toEqual([
    'propose-terms',
    'extend',
    'open-review',
    'postpone-review',
  ])

  const run = (typed: Readonly<Record<string, string>>) =>
    actOnExemption(ctx, secretary, { exemption: food, reference: 'Halden 5', ...typed }, newId())
  await expect(run({ act: 'end' })).rejects.toMatchObject({ code: 'review-first' })
  await run({ act: 'open-review' })
  await run({ act: 'conclude-review', conclusion: 'let-lapse' })
  expect(await acts(secretary)).toContain('end')
  await run({ act: 'end' })
  expect((await exemptionNow(ctx.db, table, food)).state).toMatchObject({ because: 'decided' })
})
