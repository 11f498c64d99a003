import { expect } from 'vitest'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { parseCsv } from '#app/domain/kernel/csv.ts'
import { hour, later, minute, second, toIso } from '#app/domain/kernel/instant.ts'
import type { ServerContext } from '#server/context.ts'
import { NotFound } from '#server/refusals.ts'
import { actOnEvent } from '#server/relief/act-on-event.ts'
import { issueFinding } from '#server/relief/issue-finding.ts'
import { printReport } from '#server/relief/print-report.ts'
import { readReport } from '#server/relief/read-report.ts'
import { buildViewer, newId } from '#test/support/build.ts'
import { testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { armedTable, eventNow, evidence, reliefTable, t0 } from '#test/support/relief.ts'

test('[RT1] the report says when it was due and fired, and of each leg when it took effect', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const { member, event } = await executedTable(ctx)
  const { report, title } = await readReport(ctx, member, event)
  expect(title).toBe('First relief')
  expect(report).toMatchObject({
    firing: { due: t0, at: t0, late: false, grounds: [{ on: 'finding' }] },
    due: later(t0, 24 * hour),
    synchrony: { spread: 0, legs: 1, of: 1 },
    legs: [
      {
        by: { code: member.delegation.code },
        state: 'executed',
        effect: { at: later(t0, 25 * hour), publication: '=HYPERLINK("x")' },
        after: 25 * hour,
        late: true,
      },
    ],
  })
})

test('[RT2] what is over by then, such as a hold, is told in the order of the record', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const { member, verifier, event } = await executedTable(ctx)
  const { report } = await readReport(ctx, member, event)
  const course = report?.course.flatMap(({ deeds }) => deeds.map(({ is }) => is)) ?? []
  expect(course.slice(course.indexOf('arm'))).toEqual([
    'arm',
    'hold',
    'lift-hold',
    'arm',
    'verified',
    'fired',
    'window-ended',
    'execute',
  ])
  expect(report?.course.filter(({ by }) => by === null).map(({ at }) => at)).toEqual([
    t0,
    later(t0, 24 * hour),
  ])
  expect(report?.findings).toMatchObject([
    { by: { code: verifier.delegation.code }, verdict: { is: 'verified' }, confidence: 'high' },
  ])
  expect(report?.decisions.map(({ act }) => act)).toEqual(['schedule'])
})

test('[RT3] the files hold the same figures, in which nothing is a formula', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const { member, event } = await executedTable(ctx)
  const csv = await printReport(ctx, member, { event, file: 'report.csv' })
  const parsed = parseCsv(csv.text, 1_000)
  const [header = [], row = []] = parsed.ok ? parsed.table : []
  expect(csv.text).toContain(`"'=HYPERLINK(""x"")"`)
  expect(Object.fromEntries(header.map((name, at) => [name, row[at]]))).toMatchObject({
    delegation: member.delegation.code,
    due: toIso(later(t0, 24 * hour)),
    effective: toIso(later(t0, 25 * hour)),
    'seconds after firing': String((25 * hour) / second),
    late: 'yes',
  })
  const json = await printReport(ctx, member, { event, file: 'report.json' })
  expect(JSON.parse(json.text)).toMatchObject({
    event,
    firing: { due: toIso(t0), at: toIso(t0), late: false },
    spreadSeconds: 0,
    legs: [{ delegation: member.delegation.code, secondsAfterFiring: 90_000, late: true }],
    findings: [{ verdict: 'verified', evidence: [evidence], expires: expect.stringMatching(/Z$/) }],
  })
  const other = printReport(ctx, member, { event, file: 'report.exe' })
  await expect(other).rejects.toThrow(NotFound)
})

test('[RT3] there is none before the firing, and none for another coalition', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const { member, event } = await reliefTable(ctx)
  expect((await readReport(ctx, member, event)).report).toBeNull()
  const early = printReport(ctx, member, { event, file: 'report.csv' })
  await expect(early).rejects.toThrow(NotFound)
  const stranger = await buildViewer(ctx.db, { kind: 'secretariat', as: 'head' })
  await expect(readReport(ctx, stranger, event)).rejects.toThrow(NotFound)
  await expect(readReport(ctx, member, 'nothing')).rejects.toThrow(NotFound)
})

/** Held and let go again, armed anew, found and fired; its one leg takes effect an hour after the window. */
async function executedTable(ctx: ServerContext) {
  const table = await armedTable(ctx)
  const { secretary, member, verifier, event, leg } = table
  const run = (by: Viewer, act: Readonly<Record<string, unknown>>) =>
    actOnEvent(ctx, present(ctx, by), { event, ...act }, newId())
  await ctx.clock.advance(minute)
  await run(member, { act: 'hold', reason: 'A storm.', hours: '5' })
  const { stage } = await eventNow(ctx.db, table)
  const hold = stage.is === 'on-hold' ? stage.holds[0]?.id : ''
  await run(member, { act: 'lift-hold', hold })
  await run(secretary, { act: 'arm' })
  const [condition] = (await eventNow(ctx.db, table)).terms.conditions
  const finding = { verdict: 'verified', words: '', confidence: 'high', evidence, days: '30' }
  const found = { ...finding, event, condition: condition?.id }
  await issueFinding(ctx, present(ctx, verifier), found, newId())
  await ctx.clock.advance(t0 - ctx.now())
  await ctx.jobs.runDue()
  await ctx.clock.advance(24 * hour)
  await ctx.jobs.runDue()
  await ctx.clock.advance(hour)
  const at = toIso(ctx.now()).slice(0, 19)
  await run(member, { act: 'execute', leg, at, publication: '=HYPERLINK("x")' })
  return table
}

function present(ctx: ServerContext, viewer: Viewer): Viewer {
  return { ...viewer, presenceProvedAt: ctx.now() }
}
