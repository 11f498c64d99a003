import { expect } from 'vitest'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { amendmentNames as names } from '#app/domain/relief/amendment-names.ts'
import { act as actTable } from '#db/schema/transparency.ts'
import type { ServerContext } from '#server/context.ts'
import { frameworkText } from '#server/demo/texts.ts'
import { createDocument } from '#server/drafting/create-document.ts'
import { Forbidden, NotFound } from '#server/refusals.ts'
import { actOnEvent } from '#server/relief/act-on-event.ts'
import { actOnPlan } from '#server/relief/act-on-plan.ts'
import { addMeasure } from '#server/relief/add-measure.ts'
import { amendPlan } from '#server/relief/amend-plan.ts'
import { correctMeasure } from '#server/relief/correct-measure.ts'
import { createPlan } from '#server/relief/create-plan.ts'
import { listEvents } from '#server/relief/list-events.ts'
import { proposePlannedEvent } from '#server/relief/propose-planned-event.ts'
import { readEvent } from '#server/relief/read-event.ts'
import { readMeasure } from '#server/relief/read-measure.ts'
import { readPlan } from '#server/relief/read-plan.ts'
import { readTimeline } from '#server/relief/read-timeline.ts'
import { buildDelegation, buildViewer, newId } from '#test/support/build.ts'
import { testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { buildEdition } from '#test/support/editions.ts'
import {
  changeForm,
  eventForm,
  eventNow,
  legForm,
  measureForm,
  reliefTable,
} from '#test/support/relief.ts'

test('[RW9] a plan begins from a template over the measures that were entered, once', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const table = await planTable(ctx, 'phased')
  const { plan } = await readPlan(ctx, table.member, table.framework)
  expect(plan?.phases.map(({ tranches }) => tranches[0]?.events.length)).toEqual([1, 0, 0])
  await expect(createPlan(ctx, table.secretary, table.begin, newId())).rejects.toMatchObject({
    code: 'plan-twice',
  })
})

test('[RW10] the rows of a draft are revised one at a time, by the secretariat alone', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const table = await planTable(ctx, 'relief-day')
  const { secretary, member, framework } = table
  const revise = (by: Viewer, edit: Readonly<Record<string, unknown>>) =>
    actOnPlan(ctx, by, { framework, act: 'revise', ...edit }, newId())
  const now = async () => (await readPlan(ctx, member, framework)).plan
  await revise(secretary, { edit: 'add-phase', title: 'Afterwards' })
  const phase = (await now())?.phases.at(-1)?.id
  await revise(secretary, { edit: 'add-tranche', row: phase, title: 'Later' })
  const tranche = (await now())?.phases.at(-1)?.tranches[0]?.id
  const nothing = { edit: 'add-event', row: tranche, title: 'Nothing', measures: [] }
  await expect(revise(secretary, nothing)).rejects.toMatchObject({ code: 'event-without-measure' })
  await revise(secretary, { edit: 'rename', row: tranche, title: 'Much later' })
  expect((await now())?.phases.at(-1)?.tranches[0]?.title).toBe('Much later')
  await revise(secretary, { edit: 'remove', row: phase })
  await expect(
    revise(secretary, { edit: 'rename', row: phase, title: 'Gone' }),
  ).rejects.toMatchObject({ code: 'row-unknown' })
  await expect(revise(member, { edit: 'add-phase', title: 'Mine' })).rejects.toMatchObject({
    name: 'Forbidden',
  })
  expect((await now())?.phases).toHaveLength(1)
})

test('[RW11] a plan is adopted with the edition of its text, and changes then by amendments that are kept', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const table = await planTable(ctx, 'relief-day')
  const { secretary, member, framework } = table
  const run = (by: Viewer, act: Readonly<Record<string, unknown>>) =>
    actOnPlan(ctx, by, { framework, ...act }, newId())
  const now = async () => (await readPlan(ctx, member, framework)).plan
  await expect(run(secretary, { act: 'adopt', reference: 'Halden 3' })).rejects.toMatchObject({
    code: 'text-not-adopted',
  })
  await buildEdition(ctx, table.text, 'HCG/2026/L.9')
  await run(secretary, { act: 'adopt', reference: 'Halden 3, by consensus' })
  expect(await now()).toMatchObject({
    state: { is: 'adopted', edition: expect.stringMatching(/^[0-9a-f]{64}$/) },
    reference: 'Halden 3, by consensus',
  })

  const event = (await now())?.phases[0]?.tranches[0]?.events[0]
  await amendPlan(
    ctx,
    member,
    {
      framework,
      upon: '0',
      [names.title(event?.id ?? '')]: 'Relief day, second half',
      [names.conditions(event?.id ?? '')]: 'Two months reconcile.',
      reason: 'The benchmark was too vague.',
    },
    newId(),
  )
  const [proposed] = (await now())?.proposed ?? []
  expect(proposed?.changes.map(({ change: what }) => what).toSorted()).toEqual([
    'added',
    'changed',
    'removed',
  ])
  const adopt = { act: 'adopt-amendment', amendment: proposed?.id, reference: 'Halden 5' }
  await run(secretary, adopt)
  expect(await now()).toMatchObject({
    amended: 1,
    proposed: [],
    amendments: [{ number: 1, reason: 'The benchmark was too vague.', reference: 'Halden 5' }],
  })
  await expect(run(secretary, adopt)).rejects.toMatchObject({ code: 'amendment-unknown' })
})

test('[RP15] one amendment renames, moves, adds and removes rows in one act, and is adopted by one decision', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const table = await planTable(ctx, 'tranches', ['Ban on gold', 'Ban on ships'])
  const { secretary, member, framework } = table
  await buildEdition(ctx, table.text, 'HCG/2026/L.9')
  await actOnPlan(ctx, secretary, { framework, act: 'adopt', reference: 'Halden 3' }, newId())
  const now = async () => (await readPlan(ctx, member, framework)).plan
  const before = (await now())?.phases[0]
  const [first, second, third] = before?.tranches ?? []
  const eventIn = (tranche: typeof first) => tranche?.events[0]?.id ?? ''
  const measureIn = (tranche: typeof first) => tranche?.events[0]?.measures[0]?.id ?? ''
  const added = names.newTranche(before?.id ?? '')
  const form = {
    framework,
    upon: '0',
    reason: 'What belongs together is relieved together.',
    [names.title(before?.id ?? '')]: 'Tranches in another order',
    // The first two change their measures; the third goes, and its measure comes with a new tranche.
    [names.measure(measureIn(first))]: eventIn(second),
    [names.measure(measureIn(second))]: eventIn(first),
    [names.remove(third?.id ?? '')]: 'on',
    [added]: 'Last tranche',
    [names.newEvent(added)]: 'Ships may sail',
    [names.conditions(names.newEvent(added))]: 'The ports are open.',
    [names.measure(measureIn(third))]: names.newEvent(added),
  }
  const acts = await ctx.db.$count(actTable)
  const { amendment } = await amendPlan(ctx, member, form, newId())
  const adopt = { framework, act: 'adopt-amendment', amendment, reference: 'Halden 5' }
  await actOnPlan(ctx, secretary, adopt, newId())
  expect(await ctx.db.$count(actTable)).toBe(acts + 2)
  const after = await now()
  expect(after).toMatchObject({ amended: 1, amendments: [{ number: 1, reference: 'Halden 5' }] })
  expect(after?.phases.map(({ title }) => title)).toEqual(['Tranches in another order'])
  expect(
    after?.phases[0]?.tranches.map(({ title, events }) => [
      title,
      events.map((event) => [event.title, event.measures.map(({ id }) => id)]),
    ]),
  ).toEqual([
    [first?.title, [[first?.events[0]?.title, [measureIn(second)]]]],
    [second?.title, [[second?.events[0]?.title, [measureIn(first)]]]],
    ['Last tranche', [['Ships may sail', [measureIn(third)]]]],
  ])
  // What the form did not name is as it was, down to the conditions on which findings rest.
  expect(after?.phases[0]?.tranches[0]?.events[0]?.conditions).toEqual(first?.events[0]?.conditions)
  await expect(amendPlan(ctx, member, form, newId())).rejects.toMatchObject({
    code: 'amendment-stale',
  })
})

test('[RP15] what cannot be a row is refused at its field, and nothing is on the table', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const table = await planTable(ctx, 'relief-day')
  const { secretary, member, framework } = table
  await buildEdition(ctx, table.text, 'HCG/2026/L.9')
  await actOnPlan(ctx, secretary, { framework, act: 'adopt', reference: 'Halden 3' }, newId())
  const phase = (await readPlan(ctx, member, framework)).plan?.phases[0]?.id ?? ''
  const added = names.newTranche(phase)
  const attempt = (rows: Readonly<Record<string, string>>) =>
    amendPlan(ctx, member, { framework, upon: '0', reason: 'Because.', ...rows }, newId())
  await expect(attempt({ [names.title(phase)]: '' })).rejects.toMatchObject({
    fields: { [names.title(phase)]: 'required' },
  })
  await expect(attempt({ [names.newEvent(added)]: 'An event' })).rejects.toMatchObject({
    fields: { [added]: 'required' },
  })
  const empty = { [added]: 'A tranche', [names.newEvent(added)]: 'An event' }
  await expect(attempt(empty)).rejects.toMatchObject({ code: 'event-without-measure' })
  await expect(attempt({})).rejects.toMatchObject({ code: 'nothing-changed' })
  expect((await readPlan(ctx, member, framework)).plan?.proposed).toEqual([])
})

test('[RW12] an event is proposed as its row has it, under the same id and with a leg for each authority', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const table = await planTable(ctx, 'relief-day')
  const { secretary, member, framework } = table
  const row = (await readPlan(ctx, member, framework)).plan?.phases[0]?.tranches[0]?.events[0]
  const { title: _, condition: __, observations: ___, ...terms } = eventForm(framework)
  const form = { ...terms, event: row?.id, trigger: 'finding' }
  await expect(proposePlannedEvent(ctx, secretary, form, newId())).rejects.toMatchObject({
    code: 'plan-not-adopted',
  })
  await buildEdition(ctx, table.text, 'HCG/2026/L.9')
  await actOnPlan(ctx, secretary, { framework, act: 'adopt', reference: 'Halden 3' }, newId())
  const { event } = await proposePlannedEvent(ctx, secretary, form, newId())
  expect(event).toBe(row?.id)
  expect(await readEvent(ctx, member, event)).toMatchObject({
    title: row?.title,
    conditions: [{ id: row?.conditions[0]?.id }],
    legs: [{ by: { id: member.delegation.id }, required: true }],
  })

  // The capital says what remains, before anybody decides on the moment.
  const legs = async () => (await readEvent(ctx, member, event)).legs
  const [leg] = await legs()
  const lay = (steps: string) =>
    actOnEvent(ctx, member, { event, act: 'lay-out', leg: leg?.id, steps }, newId())
  const written = `5 Draft the act\n45c Lie before the legislature\n2 Publish < ${member.delegation.code} 1`
  await lay(written)
  const [laid] = await legs()
  expect(laid?.written).toBe(written)
  await expect(
    lay(`3 Publish < ${member.delegation.code} 2\n5 Draft the act`),
  ).rejects.toMatchObject({
    code: 'steps-in-a-circle',
  })
  await lay('3 Publish\n5 Draft the act')
  const [again] = await legs()
  expect(again?.steps).toMatchObject([
    { title: 'Publish', lead: { unit: 'working-days', count: 3 } },
    { id: laid?.steps[0]?.id, title: 'Draft the act' },
  ])
  await expect(proposePlannedEvent(ctx, secretary, form, newId())).rejects.toMatchObject({
    code: 'event-proposed',
  })
})

test('[RP17] a measure is corrected until something is decided over it, and a plan in draft follows', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const { secretary, member, framework, event } = await planTable(ctx, 'relief-day')
  const [entered] = (await listEvents(ctx, secretary, framework)).measures
  const measure = entered?.id
  const form = measureForm(framework, member.delegation.id)
  const correct = (change: Readonly<Record<string, string>>, by = secretary) =>
    correctMeasure(ctx, by, { ...form, ...change, measure }, newId())
  const shown = () => readMeasure(ctx, secretary, { framework, measure })
  const title = 'Ban on imports of crude oil and condensate'

  await expect(correct({ title }, member)).rejects.toThrow(Forbidden)
  const stranger = await buildViewer(ctx.db, { kind: 'secretariat', as: 'head' })
  const { id: elsewhere } = await buildDelegation(ctx.db, { coalition: stranger.coalition })
  await expect(correct({ authority: elsewhere }, stranger)).rejects.toThrow(NotFound)
  await correct({ title, relief: 'waive', sunset: '3' })
  expect(await shown()).toMatchObject({ title, relief: 'waive', corrects: true })
  const planned = (await readPlan(ctx, member, framework)).plan?.phases[0]?.tranches[0]
  expect(planned?.events[0]?.measures.map((one) => one.title)).toEqual([title])

  await actOnEvent(
    ctx,
    secretary,
    { event, act: 'add-leg', ...legForm(member.delegation.id) },
    newId(),
  )
  const other = await buildDelegation(ctx.db, { coalition: secretary.coalition })
  await expect(correct({ authority: other.id })).rejects.toMatchObject({ code: 'measure-in-leg' })
  await actOnEvent(ctx, secretary, { event, act: 'schedule', reference: 'Halden 3' }, newId())
  await expect(correct({})).rejects.toMatchObject({ code: 'measure-decided' })
  expect(await shown()).toMatchObject({ title, corrects: false })
})

test('[RP16] an event says in what it departs from a plan that was amended, until its terms follow or it has fired', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const table = await planTable(ctx, 'relief-day')
  const { secretary, member, framework } = table
  await buildEdition(ctx, table.text, 'HCG/2026/L.9')
  await actOnPlan(ctx, secretary, { framework, act: 'adopt', reference: 'Halden 3' }, newId())
  const row = (await readPlan(ctx, member, framework)).plan?.phases[0]?.tranches[0]?.events[0]
  const { title: _, condition: __, observations: ___, ...terms } = eventForm(framework)
  const form = { ...terms, event: row?.id, trigger: 'finding' }
  const { event } = await proposePlannedEvent(ctx, secretary, form, newId())
  const departure = async () => (await readEvent(ctx, member, event)).departure
  expect(await departure()).toBeNull()

  const words = 'Two months reconcile.'
  const other = { framework, upon: '0', [names.conditions(event)]: words, reason: 'Too vague.' }
  const { amendment } = await amendPlan(ctx, member, other, newId())
  expect(await departure()).toBeNull()
  const adopt = { framework, act: 'adopt-amendment', amendment, reference: 'Halden 5' }
  await actOnPlan(ctx, secretary, adopt, newId())
  expect(await departure()).toEqual({
    takesIn: [],
    leavesOut: [],
    awaits: [words],
    drops: row?.conditions.map(({ statement }) => statement),
  })

  const { terms: standing } = await eventNow(ctx.db, { ...table, event })
  const revised = { ...changeForm(standing.measures), event, act: 'revise-terms', condition: words }
  await actOnEvent(ctx, secretary, revised, newId())
  expect(await departure()).toBeNull()
})

test('[RW14] what is planned and not proposed stands on the timeline under its phase, without a moment', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const { member, framework } = await planTable(ctx, 'phased')
  const { plan } = await readPlan(ctx, member, framework)
  const planned = (plan?.phases ?? []).flatMap(({ title, tranches }) =>
    tranches.flatMap(({ events }) => events.map((event) => [event.id, title])),
  )
  const { rows } = await readTimeline(ctx, member, framework)
  const ahead = rows.filter(({ bars, marks }) => bars.length + marks.length === 0)
  expect(planned.length).toBeGreaterThan(0)
  expect(ahead.map(({ key, phase }) => [key, phase])).toEqual(planned)
})

/** A framework with a measure and `more` of them, a text, and a plan that began from a template. */
async function planTable(ctx: ServerContext, template: string, more: readonly string[] = []) {
  const table = await reliefTable(ctx)
  const { secretary, member, framework } = table
  for (const title of more) {
    const entered = { ...measureForm(framework, member.delegation.id), title }
    await addMeasure(ctx, secretary, entered, newId())
  }
  const wording = { framework, kind: 'text', title: 'Plan', symbol: 'HCG/2026/L.9', lang: 'en' }
  const { document: text } = await createDocument(ctx, secretary, wording, newId(), (id) =>
    frameworkText(() => id<'block'>()),
  )
  const begin = { framework, document: text, template, lang: 'en' }
  await createPlan(ctx, secretary, begin, newId())
  return { ...table, text, begin }
}
