import { expect } from 'vitest'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { ServerContext } from '#server/context.ts'
import { frameworkText } from '#server/demo/texts.ts'
import { createDocument } from '#server/drafting/create-document.ts'
import { actOnPlan } from '#server/relief/act-on-plan.ts'
import { createPlan } from '#server/relief/create-plan.ts'
import { proposePlannedEvent } from '#server/relief/propose-planned-event.ts'
import { readEvent } from '#server/relief/read-event.ts'
import { readPlan } from '#server/relief/read-plan.ts'
import { newId } from '#test/support/build.ts'
import { testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { buildEdition } from '#test/support/editions.ts'
import { eventForm, reliefTable } from '#test/support/relief.ts'

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
  const change = {
    act: 'propose-amendment',
    edit: 'change-event',
    row: event?.id,
    title: 'Relief day, second half',
    measures: event?.measures.map(({ id }) => id),
    conditions: 'Two months reconcile.',
    reason: 'The benchmark was too vague.',
  }
  await run(member, change)
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
  await expect(proposePlannedEvent(ctx, secretary, form, newId())).rejects.toMatchObject({
    code: 'event-proposed',
  })
})

/** A framework with a measure, a text, and a plan that began from a template. */
async function planTable(ctx: ServerContext, template: string) {
  const table = await reliefTable(ctx)
  const { secretary, framework } = table
  const wording = { framework, kind: 'text', title: 'Plan', symbol: 'HCG/2026/L.9', lang: 'en' }
  const { document: text } = await createDocument(ctx, secretary, wording, newId(), (id) =>
    frameworkText(() => id<'block'>()),
  )
  const begin = { framework, document: text, template, lang: 'en' }
  await createPlan(ctx, secretary, begin, newId())
  return { ...table, text, begin }
}
