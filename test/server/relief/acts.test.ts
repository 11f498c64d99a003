import { expect } from 'vitest'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { hour, later, toIso } from '#app/domain/kernel/instant.ts'
import { actOnEvent } from '#server/relief/act-on-event.ts'
import { addMeasure } from '#server/relief/add-measure.ts'
import { readEvent } from '#server/relief/read-event.ts'
import { newId } from '#test/support/build.ts'
import { testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'
import type { TestDatabase } from '#test/support/database.ts'
import {
  armedTable,
  changeForm,
  eventNow,
  issueMet,
  legForm,
  measureForm,
  reliefTable,
  t0,
} from '#test/support/relief.ts'

test('[EV19] other terms are proposed, and only their acceptance takes back what was attested', async ({
  database,
}) => {
  const { ctx, table, run, legNow } = await armedDesk(database)
  const { secretary, member, event } = table
  const moved = later(t0, 48 * hour)
  const { measures } = (await eventNow(ctx.db, table)).terms
  const terms = changeForm(measures, toIso(moved).slice(0, 16))
  const other = { act: 'propose-change', ...terms, reason: 'The gazette is late.' }
  await run(member, other)
  const { proposals, stage } = await readEvent(ctx, secretary, event)
  expect([stage, await legNow()]).toEqual(['armed', 'ready'])
  await run(member, { act: 'withdraw-change', proposal: proposals[0]?.id })
  expect((await readEvent(ctx, secretary, event)).proposals).toEqual([])

  await run(member, other)
  const [again] = (await readEvent(ctx, secretary, event)).proposals
  await run(secretary, { act: 'accept-change', proposal: again?.id, reference: 'Halden 4' })
  const shown = await readEvent(ctx, secretary, event)
  expect([shown.stage, shown.last.at, await legNow()]).toEqual(['preparing', moved, 'lapsed'])
  expect(shown.decisions.map(({ act }) => act)).toEqual(['schedule', 'accept-change'])
})

test('[EV19] [EV37] the scope is changed by acceptance: what it takes in gets a leg, what it leaves out loses its own', async ({
  database,
}) => {
  const { ctx, table, run } = await armedDesk(database)
  const { secretary, member, event, framework } = table
  const authority = member.delegation.id
  const entered = { ...measureForm(framework, authority), title: 'Ban on gas' }
  const { measure: gas } = await addMeasure(ctx, secretary, entered, newId())
  const { measures, windowHours } = (await eventNow(ctx.db, table)).terms
  const wider = { ...changeForm([...measures, gas]), windowHours: '48' }
  await run(member, { act: 'propose-change', ...wider, reason: 'Gas goes with oil.' })
  const [proposal] = (await readEvent(ctx, secretary, event)).proposals
  expect(proposal).toMatchObject({
    takesIn: ['Ban on gas'],
    leavesOut: [],
    windowHours: 48,
    optionalQuorum: null,
  })
  expect((await eventNow(ctx.db, table)).terms).toMatchObject({ measures, windowHours })
  await run(secretary, { act: 'accept-change', proposal: proposal?.id, reference: 'Halden 4' })
  await run(secretary, { act: 'add-leg', ...legForm(authority) })
  const { terms, legs } = await eventNow(ctx.db, table)
  expect(terms).toMatchObject({ measures: [...measures, gas], windowHours: 48 })
  expect(legs.map((leg) => [leg.measures, leg.state.is])).toEqual([
    [measures, 'lapsed'],
    [[gas], 'not-started'],
  ])

  const narrower = { act: 'propose-change', ...changeForm([gas]), reason: 'Oil later.' }
  await run(member, narrower)
  const [second] = (await readEvent(ctx, secretary, event)).proposals
  expect(second).toMatchObject({ takesIn: [], leavesOut: ['Ban on crude oil'], windowHours: 24 })
  await run(secretary, { act: 'accept-change', proposal: second?.id, reference: 'Halden 5' })
  const after = await eventNow(ctx.db, table)
  expect(after.legs.map((leg) => leg.measures)).toEqual([[gas]])
  const stranger = { ...narrower, measures: [newId()] }
  await expect(run(member, stranger)).rejects.toMatchObject({ fields: { measures: 'choice' } })
})

test('[EV4] while an event is proposed the secretariat revises its terms, and nobody else', async ({
  database,
}) => {
  const ctx = await testContext(database, { demo: true })
  const table = await reliefTable(ctx)
  const { secretary, member, event } = table
  const run = (by: Viewer, act: Readonly<Record<string, unknown>>) =>
    actOnEvent(ctx, by, { event, ...act }, newId())
  const { measures } = (await eventNow(ctx.db, table)).terms
  const terms = { act: 'revise-terms', ...changeForm(measures), optionalQuorum: '1' }
  await run(secretary, terms)
  const { revision, terms: now } = await eventNow(ctx.db, table)
  expect([revision, now.optionalQuorum]).toEqual([2, 1])
  await expect(run(secretary, terms)).rejects.toMatchObject({ code: 'nothing-changed' })
  await expect(run(member, terms)).rejects.toThrow('relief.run')
  await expect(run(secretary, { ...terms, measures: [] })).rejects.toMatchObject({
    code: 'nothing-named',
  })
})

test('[LG10] [LG11] a leg that is stopped, and one that the coalition waives, say what they keep from arming', async ({
  database,
}) => {
  const { ctx, table, run, legNow } = await armedDesk(database)
  const { secretary, member, event, leg } = table
  const inTheWay = async () =>
    (await readEvent(ctx, secretary, event)).blockers.map(({ code }) => code)
  await run(member, { act: 'withdraw-attestation', leg })
  await run(member, { act: 'block', leg, reason: 'A court has stopped it.' })
  expect([await legNow(), await inTheWay()]).toEqual(['blocked', ['leg-unready']])
  await run(member, { act: 'unblock', leg })
  expect(await inTheWay()).toEqual(['leg-unready'])
  await run(secretary, { act: 'waive-leg', leg, reference: 'Halden 4' })
  expect([await legNow(), await inTheWay()]).toEqual(['waived', ['no-required-leg']])
})

test('[TR3] an event fires without the finding that the coalition has waived', async ({
  database,
}) => {
  const { ctx, table, run } = await armedDesk(database)
  const { secretary, event } = table
  const [condition] = (await eventNow(ctx.db, table)).terms.conditions
  const waiver = { act: 'waive-condition', condition: condition?.id, days: '30' }
  await run(secretary, { ...waiver, reason: 'Seen on the spot.', reference: 'Halden 5' })
  await ctx.clock.advance(t0 - ctx.now())
  await ctx.jobs.runDue()
  expect((await readEvent(ctx, secretary, event)).firing).toMatchObject({ due: t0, at: t0 })
})

test('[EV22] a hold that its holder does not let go of is overruled by decision', async ({
  database,
}) => {
  const { ctx, table, run } = await armedDesk(database)
  const { secretary, member, event } = table
  await run(member, { act: 'hold', reason: 'A storm.', hours: '5' })
  const { stage, holds } = await readEvent(ctx, secretary, event)
  expect(stage).toBe('on-hold')
  await run(secretary, { act: 'overrule-hold', hold: holds[0]?.id, reference: 'Halden 4' })
  expect((await readEvent(ctx, secretary, event)).stage).toBe('preparing')
})

test('[EV26] [EV27] a missed window leaves an event effective in part, its playbook is carried out, and it is closed so', async ({
  database,
}) => {
  const { ctx, table, run, legNow } = await armedDesk(database)
  const { secretary, event } = table
  await issueMet(ctx, table)
  await ctx.clock.advance(t0 - ctx.now())
  await ctx.jobs.runDue()
  await ctx.clock.advance(25 * hour)
  await ctx.jobs.runDue()
  expect((await readEvent(ctx, secretary, event)).stage).toBe('partially-effective')
  await run(secretary, { act: 'compensate', action: 'pause' })
  await run(secretary, { act: 'compensate', action: 'retry' })
  const { stage } = await eventNow(ctx.db, table)
  expect(stage).toMatchObject({ taken: [{ action: 'pause' }, { action: 'retry' }] })
  expect(await legNow()).toBe('ready')
  await run(secretary, { act: 'close-incomplete', reference: 'Halden 6' })
  expect((await eventNow(ctx.db, table)).stage).toMatchObject({
    is: 'closed',
    as: 'partially-effective',
  })
})

/** An armed event in a demo, where nobody has to prove to be there while the clock is moved. */
async function armedDesk(database: TestDatabase) {
  const ctx = await testContext(database, {
    demo: true,
  })
  const table = await armedTable(ctx)
  return {
    ctx,
    table,
    run: (by: Viewer, act: Readonly<Record<string, unknown>>) =>
      actOnEvent(ctx, by, { event: table.event, ...act }, newId()),
    legNow: async () => (await eventNow(ctx.db, table)).legs[0]?.state.is,
  }
}
