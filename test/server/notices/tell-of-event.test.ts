import { expect } from 'vitest'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { hour, later } from '#app/domain/kernel/instant.ts'
import { asksForAnswer } from '#app/domain/kernel/notice-kind.ts'
import type { ServerContext } from '#server/context.ts'
import { doNextJob } from '#server/jobs/do-job.ts'
import { dismissNotice } from '#server/notices/dismiss-notice.ts'
import { listNotices } from '#server/notices/list-notices.ts'
import { actOnEvent } from '#server/relief/act-on-event.ts'
import { passTime } from '#server/relief/pass-time.ts'
import { buildDelegation, buildViewer, newId } from '#test/support/build.ts'
import { testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'
import {
  armedTable,
  changeForm,
  eventNow,
  issueMet,
  legForm,
  reliefTable,
  t0,
} from '#test/support/relief.ts'

test('[N19] scheduling asks heads to attest and the verifier to find, by when, and nobody else', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const table = await reliefTable(ctx)
  const { secretary, member, verifier } = table
  const delegation = { ...member.delegation, coalition: member.coalition, country: 'NO' }
  const deputy = await buildViewer(ctx.db, { delegation, as: 'alternate' })
  const expert = await buildViewer(ctx.db, { delegation, as: 'delegate' })
  await run(ctx, table, secretary, { act: 'add-leg', ...legForm(member.delegation.id) })
  expect(await kinds(ctx, member)).toEqual([])
  await run(ctx, table, secretary, { act: 'schedule', reference: 'Halden 3' })

  const { readyBy } = roundOf(await eventNow(ctx.db, table))
  const readiness = { kind: 'readiness-asked', silence: 'not-ready', due: { at: readyBy } }
  expect(await asked(ctx, member)).toMatchObject([readiness])
  expect(await asked(ctx, deputy)).toMatchObject([readiness])
  expect(await asked(ctx, verifier)).toMatchObject([
    { kind: 'finding-asked', silence: 'unmet', due: { at: t0 } },
  ])
  expect(await kinds(ctx, expert)).toEqual([])
  expect(await kinds(ctx, secretary)).toEqual([])
  // What awaits an answer goes only with the answer (N6).
  const [notice] = await asked(ctx, member)
  const away = dismissNotice(ctx, member, { notice: notice?.id })
  await expect(away).rejects.toMatchObject({ code: 'answer-owed' })
})

test('[N20] each answer leaves the desk as it is given, and what follows is asked of whom it concerns', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const table = await armedTable(ctx)
  const { secretary, member, verifier, leg } = table
  expect(await kinds(ctx, member)).toEqual([])
  await run(ctx, table, secretary, { act: 'open-call', hours: '24' })
  expect(await asked(ctx, member)).toMatchObject([
    { kind: 'call-asked', silence: 'not-ready', due: { at: later(ctx.now(), 24 * hour) } },
  ])
  await run(ctx, table, member, { act: 'answer-call', answer: 'go', reason: 'Ready.' })
  expect(await kinds(ctx, member)).toEqual([])

  // What was taken back is owed again, and only that is asked anew.
  await run(ctx, table, member, { act: 'withdraw-attestation', leg })
  expect(await kinds(ctx, member)).toEqual(['readiness-asked'])
  expect(await kinds(ctx, verifier)).toEqual(['finding-asked'])
  const [before] = await asked(ctx, verifier)
  await run(ctx, table, member, { act: 'attest', leg, days: '30', revision: '1' })
  expect(await kinds(ctx, member)).toEqual([])
  expect((await asked(ctx, verifier))[0]?.id).toBe(before?.id)

  await run(ctx, table, member, { act: 'hold', reason: 'A storm.', hours: '5' })
  expect(await kinds(ctx, member)).toEqual(['hold-review'])
  const { stage } = await eventNow(ctx.db, table)
  const hold = stage.is === 'on-hold' ? stage.holds[0]?.id : ''
  await run(ctx, table, member, { act: 'lift-hold', hold })
  expect(await kinds(ctx, member)).toEqual([])
})

test('[N20] the clock asks too: for the effect once it has fired, then for its confirmation', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const table = await armedTable(ctx)
  const { secretary, member, verifier, leg } = table
  await issueMet(ctx, table)
  expect(await kinds(ctx, verifier)).toEqual([])
  await ctx.clock.advance(t0 - ctx.now())
  await ctx.jobs.runDue()
  expect(await asked(ctx, member)).toMatchObject([
    { kind: 'effect-asked', silence: 'nothing', due: { at: later(t0, 24 * hour) } },
  ])
  expect(await kinds(ctx, secretary)).toEqual([])
  await ctx.clock.advance(hour)
  const at = new Date(ctx.now()).toISOString().slice(0, 16)
  await run(ctx, table, member, { act: 'execute', leg, at, publication: 'Gazette 9' })
  expect(await kinds(ctx, member)).toEqual([])
  expect(await kinds(ctx, secretary)).toEqual(['confirmation-asked'])
  await run(ctx, table, secretary, { act: 'confirm', leg })
  expect(await kinds(ctx, secretary)).toEqual([])
})

test('[N20] who answers before the clock has told of it is not asked, and nobody is told twice', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const table = await armedTable(ctx)
  const { secretary, member, leg } = table
  await issueMet(ctx, table)
  await ctx.clock.advance(t0 - ctx.now())
  await doNextJob(ctx, { 'relief.clock': passTime(ctx) })
  expect((await eventNow(ctx.db, table)).stage.is).toBe('triggered')
  expect(await kinds(ctx, member)).toEqual([])
  const at = new Date(ctx.now()).toISOString().slice(0, 16)
  await run(ctx, table, member, { act: 'execute', leg, at, publication: 'Gazette 9' })
  const told = await asked(ctx, secretary)
  expect(told).toMatchObject([{ kind: 'confirmation-asked' }])
  await ctx.jobs.runDue()
  expect(await kinds(ctx, member)).toEqual([])
  expect(await asked(ctx, secretary)).toEqual(told)
})

test('[N25] all who take part are told what becomes of an event, also who declined, and nobody twice', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const table = await reliefTable(ctx)
  const { secretary, member, verifier } = table
  const { coalition } = secretary
  const delegation = await buildDelegation(ctx.db, { coalition, kind: 'member' })
  const decliner = await buildViewer(ctx.db, { delegation, as: 'head' })
  const outsider = await buildViewer(ctx.db, { coalition, as: 'head' })
  await run(ctx, table, secretary, { act: 'add-leg', ...legForm(member.delegation.id) })
  await run(ctx, table, secretary, {
    act: 'add-leg',
    ...legForm(delegation.id),
    part: 'optional',
  })
  await run(ctx, table, secretary, { act: 'schedule', reference: 'Halden 3' })
  const { measures } = (await eventNow(ctx.db, table)).terms
  const change = { act: 'propose-change', ...changeForm(measures) }
  await run(ctx, table, member, { ...change, reason: 'The gazette is late.' })
  const told = async (viewer: Viewer) =>
    (await listNotices(ctx, viewer)).flatMap(({ kind }) => (asksForAnswer(kind) ? [] : [kind]))
  for (const viewer of [secretary, decliner, verifier]) {
    expect(await told(viewer)).toEqual(['terms-proposed'])
  }
  expect([await told(member), await told(outsider)]).toEqual([[], []])
  await run(ctx, table, secretary, { act: 'abort', reference: 'Halden 4', reason: 'Overtaken.' })
  for (const viewer of [member, decliner, verifier]) {
    expect(await told(viewer)).toEqual(['event-aborted'])
  }
  expect([await told(secretary), await told(outsider)]).toEqual([[], []])
})

test('[N25] the clock tells too: of the firing whoever is asked for nothing, then of what was missed', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const table = await armedTable(ctx)
  const { secretary, member, verifier } = table
  await issueMet(ctx, table)
  await ctx.clock.advance(t0 - ctx.now())
  await ctx.jobs.runDue()
  const all = async (viewer: Viewer) => (await listNotices(ctx, viewer)).map(({ kind }) => kind)
  expect(await all(member)).toEqual(['effect-asked'])
  expect(await all(secretary)).toEqual(['event-fired'])
  await ctx.clock.advance(24 * hour)
  await ctx.jobs.runDue()
  expect(await all(secretary)).toEqual(['playbook-asked'])
  expect(await all(verifier)).toEqual(['event-partly-effective'])
  await run(ctx, table, secretary, { act: 'close-incomplete', reference: 'Halden 5' })
  expect(await kinds(ctx, secretary)).toEqual([])
})

type Table = Awaited<ReturnType<typeof reliefTable>>

function run(
  ctx: ServerContext,
  { event }: Pick<Table, 'event'>,
  by: Viewer,
  act: Readonly<Record<string, unknown>>,
) {
  return actOnEvent(ctx, present(ctx, by), { event, ...act }, newId())
}

function present(ctx: ServerContext, viewer: Viewer): Viewer {
  return { ...viewer, presenceProvedAt: ctx.now() }
}

/** What a viewer is asked, beside what they are told. */
async function asked(ctx: ServerContext, viewer: Viewer) {
  return (await listNotices(ctx, viewer)).filter(({ kind }) => asksForAnswer(kind))
}

async function kinds(ctx: ServerContext, viewer: Viewer) {
  return (await asked(ctx, viewer)).map(({ kind }) => kind)
}

function roundOf({ stage }: Awaited<ReturnType<typeof eventNow>>) {
  if (!('round' in stage)) throw new Error('no round')
  return { readyBy: stage.round.readyBy.at }
}
