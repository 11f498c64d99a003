import { expect } from 'vitest'

import { day, hour, later, minute, second, toIso } from '#app/domain/kernel/instant.ts'
import { parseEntry } from '#app/domain/transparency/entry.ts'
import { openDatabase } from '#db/client.ts'
import type { Database, OpenDatabase } from '#db/client.ts'
import { enqueue } from '#db/jobs.ts'
import { liveEvent } from '#db/schema/live.ts'
import { act as actTable } from '#db/schema/transparency.ts'
import { readActsOn } from '#db/transparency.ts'
import type { ServerContext } from '#server/context.ts'
import { doNextJob } from '#server/jobs/do-job.ts'
import { declareSubject } from '#server/positions/declare-subject.ts'
import { actOnEvent } from '#server/relief/act-on-event.ts'
import { issueFinding } from '#server/relief/issue-finding.ts'
import { listEvents } from '#server/relief/list-events.ts'
import { passTime } from '#server/relief/pass-time.ts'
import { readEvent } from '#server/relief/read-event.ts'
import { entryText } from '#server/transparency/entry-text.ts'
import { newId } from '#test/support/build.ts'
import { testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { commitPosition, positionForm } from '#test/support/positions.ts'
import { relayTo } from '#test/support/relay.ts'
import { armedTable, eventNow, evidence, legForm, reliefTable, t0 } from '#test/support/relief.ts'

const finding = {
  verdict: 'verified',
  words: '',
  confidence: 'high',
  evidence,
  days: '30',
}

test('[RW1] two nodes that come at once fire an event once, by one entry of the record', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const table = await armedTable(ctx)
  const { event, verifier } = table
  const [condition] = (await eventNow(ctx.db, table)).terms.conditions
  const found = { ...finding, event, condition: condition?.id }
  await issueFinding(ctx, present(verifier, ctx.now()), found, newId())
  await ctx.clock.advance(t0 - ctx.now())
  // Beside the job that the event left, another asks at the same moment.
  const again = { kind: 'relief.clock', key: 'again', payload: { event }, runAt: t0 }
  await ctx.db.transaction((tx) => enqueue(tx, again))
  const other = await testContext(database)
  await Promise.all([ctx.jobs.runDue(), other.jobs.runDue()])

  const { stage } = await eventNow(ctx.db, table)
  expect(stage).toMatchObject({ is: 'triggered', firing: { due: t0, at: t0, late: false } })
  expect(await entriesOfTheClock(ctx.db)).toBe(1)
})

for (const way of ['there', 'back'] as const) {
  test(`[RW1] wherever the node that fires an event dies, it fires once (on the way ${way})`, async ({
    database,
  }) => {
    const ctx = await testContext(database)
    const table = await armedTable(ctx)
    const { event, verifier } = table
    const [condition] = (await eventNow(ctx.db, table)).terms.conditions
    const found = { ...finding, event, condition: condition?.id }
    await issueFinding(ctx, present(verifier, ctx.now()), found, newId())
    await ctx.clock.advance(t0 - ctx.now())
    await using line = await relayTo(database.url)
    const fires = async () => (await eventNow(ctx.db, table)).stage.is === 'triggered'

    // Each node dies a little later in what it says to the database, or hears of it, than the one before.
    const dead: Promise<void>[] = []
    for (let bytes = 200; !(await fires()); bytes += 200) {
      expect(await entriesOfTheClock(ctx.db)).toBe(0)
      const node = openDatabase(line.url, { connections: 2 })
      if (await dies(ctx, node, () => line.cutAfter(way, bytes))) dead.push(node.close())
      else await node.close()
    }
    expect(dead.length).toBeGreaterThan(10)
    await Promise.all(dead)
    await ctx.jobs.runDue()
    expect(await eventNow(ctx.db, table)).toMatchObject({
      stage: { is: 'triggered', firing: { due: t0, at: t0, late: false } },
    })
    expect(await entriesOfTheClock(ctx.db)).toBe(1)
  })
}

/** Whether a node dies that takes up the next job over a line which is about to break, or is done with it before. */
async function dies(
  ctx: ServerContext,
  { db, sql }: OpenDatabase,
  breakLine: () => void,
): Promise<boolean> {
  const node = { ...ctx, db }
  // What breaks before anything was asked is asked again over another line, and nobody notices.
  await sql`select 1`
  breakLine()
  return doNextJob(node, { 'relief.clock': passTime(node) }).then(
    () => false,
    () => true,
  )
}

test('[RW3] events of two coalitions that are due at one moment are judged each by itself', async ({
  database,
}) => {
  // In a demo nobody is asked to prove to be there, which neither of two tables could keep up while the clock moves.
  const ctx = await testContext(database, { demo: true })
  const [met, unmet] = [await armedTable(ctx), await armedTable(ctx)]
  const [condition] = (await eventNow(ctx.db, met)).terms.conditions
  const found = { ...finding, event: met.event, condition: condition?.id }
  await issueFinding(ctx, present(met.verifier, ctx.now()), found, newId())
  await ctx.clock.advance(t0 - ctx.now() - second)
  await ctx.jobs.runDue()
  await ctx.clock.advance(second)
  await doNextJob(ctx, { 'relief.clock': passTime(ctx) })
  expect((await eventNow(ctx.db, met)).stage).toMatchObject({ is: 'triggered', firing: { at: t0 } })
  expect((await eventNow(ctx.db, unmet)).stage).toMatchObject({ is: 'on-hold', stop: { due: t0 } })
  const rows = await ctx.db.select().from(actTable)
  const byClock = rows.filter(({ kind }) => kind === 'relief.clock')
  expect(new Map(byClock.map(({ coalition, subject }) => [coalition, subject]))).toEqual(
    new Map([met, unmet].map(({ secretary, event }) => [secretary.coalition, event])),
  )
  expect(byClock).toHaveLength(2)
})

test('[RW2] after downtime an event fires late, with its due and its actual instant', async ({
  database,
}) => {
  const before = await testContext(database)
  const table = await armedTable(before)
  const { event, verifier } = table
  const [condition] = (await eventNow(before.db, table)).terms.conditions
  const found = { ...finding, event, condition: condition?.id }
  await issueFinding(before, present(verifier, before.now()), found, newId())
  await before.clock.advance(t0 - before.now() + 3 * hour)

  const after = await testContext(database)
  await after.jobs.runDue()
  expect((await eventNow(after.db, table)).stage).toMatchObject({
    is: 'triggered',
    firing: { due: t0, at: t0 + 3 * hour, late: true },
  })
})

test('[RW2] an event whose terms say so is stopped instead of firing late', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const table = await armedTable(ctx, { beyond: 'hold' })
  const { event, verifier } = table
  const [condition] = (await eventNow(ctx.db, table)).terms.conditions
  const found = { ...finding, event, condition: condition?.id }
  await issueFinding(ctx, present(verifier, ctx.now()), found, newId())
  await ctx.clock.advance(t0 - ctx.now() + 10 * minute)
  await ctx.jobs.runDue()
  expect((await eventNow(ctx.db, table)).stage).toMatchObject({
    is: 'on-hold',
    stop: { due: t0, reasons: [{ code: 'late' }] },
  })
})

test('[RW3] what is not met within the firing transaction stops the event', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const table = await armedTable(ctx)
  await ctx.clock.advance(t0 - ctx.now())
  await ctx.jobs.runDue()
  expect((await readEvent(ctx, table.secretary, table.event)).stop?.reasons).toMatchObject([
    { code: 'condition-unmet', because: 'no-finding' },
  ])
})

test('[RW4] a finding fires the armed event that waits for it, and legs report to the second', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const table = await armedTable(ctx, { trigger: 'finding' })
  const { event, verifier, member, leg, secretary } = table
  const [condition] = (await eventNow(ctx.db, table)).terms.conditions
  const found = { ...finding, event, condition: condition?.id }
  const { stage } = await issueFinding(ctx, present(verifier, ctx.now()), found, newId())
  expect(stage).toBe('triggered')

  const fired = ctx.now()
  await ctx.clock.advance(hour)
  const at = new Date(fired + 7 * second).toISOString().slice(0, 19)
  const effect = { event, act: 'execute', leg, at, publication: 'OJ L 15' }
  await actOnEvent(ctx, present(member, ctx.now()), effect, newId())
  const by = present(secretary, ctx.now())
  await actOnEvent(ctx, by, { event, act: 'confirm', leg }, newId())
  const shown = await readEvent(ctx, by, event)
  expect(shown.stage).toBe('effective')
  expect(shown.legs[0]?.after).toBe(7 * second)
  expect(shown.synchrony).toMatchObject({ spread: 0, legs: 1, of: 1 })
})

test('[RW17] a firing refers to the words on which it rests, and these say until when they count', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const table = await armedTable(ctx)
  const { event, verifier, leg } = table
  const [condition] = (await eventNow(ctx.db, table)).terms.conditions
  const found = { ...finding, event, condition: condition?.id }
  await issueFinding(
    ctx,
    present(verifier, ctx.now()),
    { ...found, verdict: 'unable-to-verify', words: 'Not yet.' },
    newId(),
  )
  await issueFinding(ctx, present(verifier, ctx.now()), found, newId())
  const until = toIso(later(ctx.now(), 30 * day))
  await ctx.clock.advance(t0 - ctx.now())
  await ctx.jobs.runDue()
  const entries = await entriesOn(ctx.db, table)
  const fired = entries.find(({ entry: { t } }) => t === 'relief.clock')?.entry
  expect(fired?.b).toMatchObject({ happened: ['fired'], due: toIso(t0) })
  const behind = entries.filter(({ index }) => fired?.ref.includes(index))
  expect(behind.map(({ entry: { b } }) => b)).toMatchObject([
    { act: 'attest', leg, until: expect.stringMatching(/Z$/) },
    {
      condition: condition?.id,
      verdict: 'verified',
      confidence: 'high',
      evidence: [evidence],
      until,
    },
  ])
})

test('[RW17] a finding that fires an event says so, and refers to who was ready', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const table = await armedTable(ctx, { trigger: 'finding' })
  const { event, verifier, leg } = table
  const [condition] = (await eventNow(ctx.db, table)).terms.conditions
  const found = { ...finding, event, condition: condition?.id }
  await issueFinding(ctx, present(verifier, ctx.now()), found, newId())
  const entries = await entriesOn(ctx.db, table)
  const fired = entries.at(-1)?.entry
  expect(fired?.b).toMatchObject({ verdict: 'verified', meanwhile: { happened: ['fired'] } })
  const behind = entries.filter(({ index }) => fired?.ref.includes(index))
  expect(behind.map(({ entry: { b } }) => b)).toMatchObject([{ act: 'attest', leg }])
})

test('[RW5] the page offers just what the rules would take from this viewer', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const table = await reliefTable(ctx)
  const { event, secretary, member, verifier } = table
  const acts = async (viewer: typeof member) =>
    (await readEvent(ctx, viewer, event)).acts.map(({ act }) => act)
  expect(await acts(secretary)).toEqual([
    'revise-terms',
    'add-leg',
    'schedule',
    'waive-condition',
    'abort',
  ])
  expect(await acts(member)).toEqual([])
  expect((await readEvent(ctx, verifier, event)).mayFind).toBe(true)

  const leg = { event, act: 'add-leg', ...legForm(member.delegation.id) }
  await actOnEvent(ctx, secretary, leg, newId())
  const scheduled = { event, act: 'schedule', reference: 'Halden 3' }
  await actOnEvent(ctx, secretary, scheduled, newId())
  expect(await acts(member)).toEqual([
    'propose-change',
    'start',
    're-estimate',
    'lay-out',
    'block',
    'hold',
  ])
  const [listed] = (await listEvents(ctx, member, table.framework)).events
  expect(listed).toMatchObject({ stage: 'scheduled', ready: 0, required: 1 })
})

test('[EV32] a position on the timing of a leg makes it doubtful for those who see the position', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const table = await armedTable(ctx)
  const { event, leg, framework, secretary, verifier } = table
  const member = present(table.member, ctx.now())
  const about = { framework, on: 'leg', event, leg }
  const { subject } = await declareSubject(ctx, secretary, about, newId())
  const signalFor = async (viewer: typeof member) =>
    (await readEvent(ctx, viewer, event)).legs[0]?.signal
  const held = positionForm('level:support', { type: 'timing', to: 'chair' })
  await commitPosition(ctx, member, { framework, subject }, held)
  expect([await signalFor(secretary), await signalFor(verifier)]).toEqual(['doubtful', 'ready'])
  const other = positionForm('level:support', { type: 'substantive', to: 'chair' })
  await commitPosition(ctx, member, { framework, subject }, other)
  expect(await signalFor(secretary)).toBe('ready')
})

test('[RW8] whoever looks at an event is told when its notice has run out, and the record is not', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const { event, secretary } = await reliefTable(ctx)
  const scheduled = { event, act: 'schedule', reference: 'Halden 3' }
  await actOnEvent(ctx, secretary, scheduled, newId())
  const told = async () => {
    const rows = await ctx.db.select().from(liveEvent)
    return rows.filter(({ topic, subject }) => topic === 'relief' && subject === event).length
  }
  const before = await told()
  await ctx.clock.advance(24 * hour)
  await ctx.jobs.runDue()
  expect(await told()).toBe(before + 1)
  expect(await entriesOfTheClock(ctx.db)).toBe(0)
})

function present<V extends { presenceProvedAt: unknown }>(viewer: V, at: unknown): V {
  return { ...viewer, presenceProvedAt: at }
}

async function entriesOfTheClock(db: Parameters<typeof eventNow>[0]): Promise<number> {
  const acts = await db.select({ kind: actTable.kind }).from(actTable)
  return acts.filter(({ kind }) => kind === 'relief.clock').length
}

async function entriesOn(
  db: Database,
  { secretary, event }: Pick<Awaited<ReturnType<typeof reliefTable>>, 'secretary' | 'event'>,
) {
  const acts = await readActsOn(db, secretary.coalition, [event])
  return acts.map(({ index, entry }) => ({ index, entry: parseEntry(entryText(entry)) }))
}
