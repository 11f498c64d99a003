import { expect } from 'vitest'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { hour } from '#app/domain/kernel/instant.ts'
import type { EventId } from '#app/domain/relief/event.ts'
import { act as actTable, logEntry } from '#db/schema/transparency.ts'
import type { ServerContext } from '#server/context.ts'
import { actOnEvent } from '#server/relief/act-on-event.ts'
import { issueFinding } from '#server/relief/issue-finding.ts'
import { proposeEvent } from '#server/relief/propose-event.ts'
import { readEvent } from '#server/relief/read-event.ts'
import { buildDelegation, buildViewer, newId } from '#test/support/build.ts'
import { testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'
import {
  armedTable,
  changeForm,
  eventForm,
  eventNow,
  evidence,
  legForm,
} from '#test/support/relief.ts'

type Table = Awaited<ReturnType<typeof tableOf>>

const refusals: readonly {
  what: string
  code: string
  attempt: (ctx: ServerContext, table: Table) => Promise<unknown>
}[] = [
  {
    what: 'a T0 in the past',
    code: 'trigger-past',
    attempt: (ctx, { secretary, framework, measures }) => {
      const form = { ...eventForm(framework), measures, local: '2020-01-01T12:00' }
      return proposeEvent(ctx, secretary, form, newId())
    },
  },
  {
    what: 'other terms with a T0 in the past',
    code: 'trigger-past',
    attempt: (ctx, { secretary, event, measures }) => {
      const past = { ...changeForm(measures, '2020-01-01T12:00'), reason: 'Sooner.' }
      return actOnEvent(ctx, secretary, { event, act: 'propose-change', ...past }, newId())
    },
  },
  {
    what: 'a step that waits for itself by way of the next',
    code: 'steps-in-a-circle',
    attempt: (ctx, { secretary, proposed, neighbour }) =>
      addLeg(
        ctx,
        secretary,
        proposed,
        neighbour,
        `1 Draft < ${neighbour.delegation.code} 2\n1 Print`,
      ),
  },
  {
    what: 'a step that waits for one that does not exist',
    code: 'step-elsewhere',
    attempt: (ctx, { secretary, proposed, neighbour, member }) =>
      addLeg(ctx, secretary, proposed, neighbour, `1 Draft < ${member.delegation.code} 9`),
  },
  {
    what: 'a leg for who is no member',
    code: 'not-a-member',
    attempt: (ctx, { secretary, proposed, verifier }) =>
      addLeg(ctx, secretary, proposed, verifier, ''),
  },
  {
    what: 'attesting for another delegation',
    code: 'other-delegation',
    attempt: (ctx, { neighbour, event, leg }) =>
      actOnEvent(ctx, neighbour, { event, act: 'attest', leg, days: '3', revision: '1' }, newId()),
  },
  {
    what: 'attesting terms that no longer stand',
    code: 'terms-changed',
    attempt: (ctx, { member, event, leg }) =>
      actOnEvent(ctx, member, { event, act: 'attest', leg, days: '3', revision: '2' }, newId()),
  },
  {
    what: 'a finding on the condition of another event',
    code: 'condition-elsewhere',
    attempt: async (ctx, { secretary, verifier, event, proposed }) => {
      const [condition] = (await eventNow(ctx.db, { secretary, event: proposed })).terms.conditions
      const found = { event, condition: condition?.id, ...finding }
      return issueFinding(ctx, verifier, found, newId())
    },
  },
  {
    what: 'an act by a clock that runs behind',
    code: 'clock-behind',
    attempt: (ctx, { secretary, event }) => {
      const behind = { ...ctx, now: () => (ctx.now() - 10 * hour) as ReturnType<typeof ctx.now> }
      return actOnEvent(behind, secretary, { event, act: 'open-call', hours: '2' }, newId())
    },
  },
]

test('[RW6] each bad input of relief is refused with its reason, and changes nothing', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const table = await tableOf(ctx)
  const before = await everything(ctx, table)
  const said = []
  for (const { what, attempt } of refusals) {
    const refused: unknown = await attempt(ctx, table).catch((error: unknown) => error)
    const { code } = Object(refused)
    said.push({ what, code, after: await everything(ctx, table) })
  }
  expect(said).toEqual(refusals.map(({ what, code }) => ({ what, code, after: before })))
})

test('[RW6] [LG7] an attestation for no days, or for longer than a year, is refused at its field', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const table = await tableOf(ctx)
  const { member, event, leg } = table
  const before = await everything(ctx, table)
  for (const days of ['0', '-1', '366', '1.5', '']) {
    const attest = { event, act: 'attest', leg, days, revision: '1' }
    await expect(actOnEvent(ctx, member, attest, newId())).rejects.toMatchObject({
      fields: { days: 'invalid' },
    })
  }
  expect(await everything(ctx, table)).toEqual(before)
})

test('[PL2] a step typed with what it waits for is shown with it, and planned after it', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const { secretary, proposed: event, neighbour, member } = await tableOf(ctx)
  const { code } = member.delegation
  await addLeg(ctx, secretary, event, neighbour, `2 Print the act < ${code} 1`)
  const { legs } = await readEvent(ctx, secretary, event)
  const own = legs.find(({ by }) => by.code === neighbour.delegation.code)
  expect(own?.steps).toMatchObject([
    { title: 'Print the act', waits: [{ by: { code }, title: 'Draft the act' }] },
  ])
})

const finding = { verdict: 'verified', words: '', confidence: 'high', evidence, days: '30' }

/** An armed event with all who may act on it, and another event beside it. */
async function tableOf(ctx: ServerContext) {
  const table = await armedTable(ctx)
  const { secretary, event, framework } = table
  const { coalition } = secretary
  const delegation = await buildDelegation(ctx.db, { coalition, kind: 'member' })
  const neighbour = await buildViewer(ctx.db, { delegation, as: 'head' })
  const { measures } = (await eventNow(ctx.db, table)).terms
  // Beside it another is only proposed, where legs can still be added.
  const form = { ...eventForm(framework), measures }
  const { event: proposed } = await proposeEvent(ctx, secretary, form, newId())
  await addLeg(ctx, secretary, proposed, table.member, '1 Draft the act')
  const present = <V extends object>(viewer: V) => ({ ...viewer, presenceProvedAt: ctx.now() })
  return {
    ...table,
    event,
    proposed,
    measures,
    neighbour: present(neighbour),
    member: present(table.member),
    verifier: present(table.verifier),
    secretary: present(secretary),
  }
}

function addLeg(
  ctx: ServerContext,
  by: Viewer,
  event: EventId,
  { delegation }: { delegation: { id: string } },
  steps: string,
) {
  const leg = { ...legForm(delegation.id), purpose: 'guidance', steps }
  return actOnEvent(ctx, by, { event, act: 'add-leg', ...leg }, newId())
}

/** Both events as they stand, and how much was done and recorded. */
async function everything(ctx: ServerContext, table: Table) {
  const [acts, entries] = await Promise.all([ctx.db.$count(actTable), ctx.db.$count(logEntry)])
  const { secretary, event, proposed } = table
  const events = await Promise.all(
    [event, proposed].map((one) => eventNow(ctx.db, { secretary, event: one })),
  )
  return { events, acts, entries }
}
