import { expect } from 'vitest'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { fromIso, later, minute, toIso } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { createFramework } from '#server/accounts/create-framework.ts'
import type { ServerContext } from '#server/context.ts'
import { listNotices } from '#server/notices/list-notices.ts'
import { actOnEvent } from '#server/relief/act-on-event.ts'
import { addMeasure } from '#server/relief/add-measure.ts'
import { issueFinding } from '#server/relief/issue-finding.ts'
import { listEvents } from '#server/relief/list-events.ts'
import { proposeEvent } from '#server/relief/propose-event.ts'
import { readEvent } from '#server/relief/read-event.ts'
import { actOnSnapback } from '#server/safeguards/act-on-snapback.ts'
import { notifySnapback } from '#server/safeguards/notify-snapback.ts'
import { readSnapback } from '#server/safeguards/read-snapback.ts'
import { buildDelegation, buildViewer, newId } from '#test/support/build.ts'
import { testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { eventForm, evidence, legForm, measureForm } from '#test/support/relief.ts'
import { agreeWayBack, snapbackForm } from '#test/support/safeguards.ts'

/**
 * The sequence of 2015 to 2025 through the application's own verbs, on a moved clock (domain.md, part
 * (c)). The days are those of the record; instants within a day are ours where no source gives one.
 */
test('[RW2] [RW4] [RW7] [RW18] [SW6] adopted in 2015, applied on the finding, restored by inaction in 2025', async ({
  database,
}) => {
  const endorsed = fromIso('2015-07-20T15:00:00Z')
  const ctx = await testContext(database, { machineTime: () => endorsed })
  const { event, union, unitedStates, ...world } = await tableOf(ctx)
  const { secretary, verifier, framework } = world

  await reach(ctx, fromIso('2015-10-18T10:00:00Z'))
  const legs = await addLegs(ctx, { event, secretary, union, unitedStates })
  for (const { by, leg } of legs) {
    const on = (act: string, more = {}) => run(ctx, by, { event, act, leg, ...more })
    await on('start')
    await on('complete-step')
    await on('adopt', { publication: 'Adopted on 18 October 2015, not yet applicable' })
    await on('attest', { days: '120', revision: '1' })
  }
  await run(ctx, secretary, { event, act: 'confirm-channels', exemptions: [] })
  await run(ctx, secretary, { event, act: 'arm' })
  const adopted = await readEvent(ctx, secretary, event)
  expect(adopted.legs.map(({ state, effect }) => ({ state, effect }))).toEqual(
    legs.map(() => ({ state: 'ready', effect: null })),
  )

  // Interim relief was extended from 14 to 28 January, since the report was not there yet.
  await reach(ctx, fromIso('2016-01-14T12:00:00Z'))
  const bridge = { local: '2016-01-28T23:59', zone: 'UTC', reference: 'Decision (CFSP) 2016/36' }
  await run(ctx, secretary, { event, act: 'bridge', ...bridge })
  await reach(ctx, fromIso('2016-01-15T12:00:00Z'))
  expect((await readEvent(ctx, secretary, event)).stage).toBe('armed')

  const found = fromIso('2016-01-16T20:40:00Z')
  await reach(ctx, found)
  const [condition] = adopted.conditions
  const finding = { verdict: 'verified', words: '', confidence: 'high', evidence, days: '365' }
  const issued = { ...finding, event, condition: condition?.id }
  expect(await issueFinding(ctx, present(verifier, ctx), issued, newId())).toEqual({
    stage: 'triggered',
  })

  const effect = later(found, 30 * minute)
  await reach(ctx, effect)
  for (const { by, leg } of legs) {
    const at = toIso(effect).slice(0, 19)
    await run(ctx, by, { event, act: 'execute', leg, at, publication: '16 January 2016' })
    await run(ctx, secretary, { event, act: 'confirm', leg })
  }
  expect(await readEvent(ctx, secretary, event)).toMatchObject({
    stage: 'effective',
    firing: { due: found, at: found, late: false },
    synchrony: { spread: 0, legs: 2, of: 2 },
  })

  await reach(ctx, fromIso('2025-08-28T15:00:00Z'))
  const { measures } = await listEvents(ctx, union, framework)
  expect(measures.map(({ standing }) => standing.is)).toEqual(['in-effect', 'in-effect'])
  await agreeWayBack(ctx, { secretary: present(secretary, ctx), framework })
  const form = { ...snapbackForm(framework), targets: measures.map(({ id }) => id) }
  const { snapback } = await notifySnapback(ctx, present(union, ctx), form, newId())
  for (const day of ['2025-09-19T15:00:00Z', '2025-09-26T20:00:00Z']) {
    await reach(ctx, fromIso(day))
    const failed = { snapback, act: 'vote', adopted: 'rejected', reference: `Vote of ${day}` }
    await actOnSnapback(ctx, present(secretary, ctx), failed, newId())
  }
  const restored = async () =>
    toIso((await readSnapback(ctx, union, { framework, snapback })).ended ?? ctx.now())
  await reach(ctx, fromIso('2025-09-27T23:59:59Z'))
  expect((await readSnapback(ctx, union, { framework, snapback })).state).toBe('tabled')
  await reach(ctx, fromIso('2025-09-29T09:00:00Z'))
  // 20:00 in New York on the 27th, of which one newspaper wrote the 27th and another the 28th.
  expect(await restored()).toBe('2025-09-28T00:00:00.000Z')
  const { measures: after } = await listEvents(ctx, union, framework)
  expect(after.map(({ standing }) => standing)).toMatchObject([
    { is: 'ended', because: 'snapback', wayBack: 'applies-again' },
    { is: 'ended', because: 'snapback', wayBack: 'waiver-withdrawn' },
  ])
  // What each capital had published has to be taken back, guidance too, and each is asked to report it.
  const falling = await readEvent(ctx, union, event)
  expect([falling.stage, falling.legs.flatMap(({ owed }) => owed?.what ?? [])]).toEqual([
    'reversing',
    ['revert', 'revert', 'revert'],
  ])
  expect((await listNotices(ctx, union)).map(({ kind }) => kind)).toContain('reversal-asked')
})

/** The table of 2015: an event that waits for the verifier, over a measure of each of two members. */
async function tableOf(ctx: ServerContext) {
  const secretary = await buildViewer(ctx.db, { kind: 'secretariat', as: 'head' })
  const { coalition } = secretary
  const head = async (kind: 'member' | 'verifier') => {
    const delegation = await buildDelegation(ctx.db, { coalition, kind })
    return buildViewer(ctx.db, { delegation, as: 'head' })
  }
  const union = await head('member')
  const unitedStates = await head('member')
  const verifier = await head('verifier')
  const named = { name: 'Joint plan', summary: 'Of 14 July 2015.' }
  const { framework } = await createFramework(ctx, present(secretary, ctx), named, newId())
  const measures: string[] = []
  for (const [by, relief] of [
    [union, 'suspend'],
    [unitedStates, 'waive'],
  ] as const) {
    // Transition Day comes eight years after Adoption Day, Termination Day ten.
    const form = { ...measureForm(framework, by.delegation.id), relief, sunset: '120' }
    const { measure } = await addMeasure(ctx, present(secretary, ctx), form, newId())
    measures.push(measure)
    await ctx.clock.advance(minute)
  }
  const proposed = {
    ...eventForm(framework),
    title: 'Implementation Day',
    trigger: 'finding',
    local: '2016-01-14T23:59',
    condition: 'The verifier reports that the measures of Annex V, section 15, were taken.',
    measures,
    answerHours: '2400',
  }
  const { event } = await proposeEvent(ctx, present(secretary, ctx), proposed, newId())
  return { secretary, union, unitedStates, verifier, framework, event }
}

/** Legal acts of two members, and guidance to operators, which is a leg of its own. */
async function addLegs(
  ctx: ServerContext,
  {
    event,
    secretary,
    union,
    unitedStates,
  }: Record<'secretary' | 'union' | 'unitedStates', Viewer> & {
    event: string
  },
) {
  const parts = [
    { by: union, purpose: 'measures', instrument: 'Decision (CFSP) 2015/1863' },
    { by: unitedStates, purpose: 'measures', instrument: 'Contingent waivers' },
    { by: union, purpose: 'guidance', instrument: 'Information note' },
  ]
  for (const { by, ...part } of parts) {
    const form = { ...legForm(by.delegation.id), ...part }
    await run(ctx, secretary, { event, act: 'add-leg', ...form })
  }
  await run(ctx, secretary, { event, act: 'schedule', reference: 'Resolution 2231 (2015)' })
  await run(ctx, secretary, { event, act: 'begin-preparation' })
  await reach(ctx, later(ctx.now(), 25 * 60 * minute))
  const { legs } = await readEvent(ctx, secretary, event)
  return legs.map(({ id: leg }, at) => ({ leg, by: parts[at]?.by ?? union }))
}

/** Moves the clock, and lets what falls due on the way happen. */
async function reach(ctx: ServerContext, at: Instant): Promise<void> {
  await ctx.clock.advance(at - ctx.now())
  await ctx.jobs.runDue()
}

function run(ctx: ServerContext, by: Viewer, act: Readonly<Record<string, unknown>>) {
  return actOnEvent(ctx, present(by, ctx), act, newId())
}

function present(viewer: Viewer, ctx: ServerContext): Viewer {
  return { ...viewer, presenceProvedAt: ctx.now() }
}
