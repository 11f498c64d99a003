import { expect } from 'vitest'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { day, fromIso, later } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { readGrantedRow } from '#db/granted-relief.ts'
import type { ServerContext } from '#server/context.ts'
import { listNotices } from '#server/notices/list-notices.ts'
import { actOnMeasure } from '#server/relief/act-on-measure.ts'
import { listEvents } from '#server/relief/list-events.ts'
import { readMeasure } from '#server/relief/read-measure.ts'
import { newId } from '#test/support/build.ts'
import { testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { executedTable } from '#test/support/relief.ts'

test('[SB12] [RW15] relief is extended by decision, and lapses at its new sunset alone', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const { shown, run } = await relieved(ctx)
  const until = { local: '2027-09-01T12:00', zone: 'UTC' }
  await run({ act: 'extend', ...until, reference: 'Halden 9, para. 3' })
  expect(await shown()).toMatchObject({
    standing: { is: 'in-effect', ends: fromIso('2027-09-01T12:00:00.000Z') },
    decisions: [{ act: 'extend', reference: 'Halden 9, para. 3' }],
  })
  // By then the first sunset is over.
  await ctx.clock.advance(400 * day)
  await ctx.jobs.runDue()
  expect((await shown()).standing.is).toBe('in-effect')
  await ctx.clock.advance(200 * day)
  await ctx.jobs.runDue()
  expect((await shown()).standing).toMatchObject({
    is: 'ended',
    because: 'lapsed',
    at: fromIso('2027-09-01T12:00:00.000Z'),
  })
})

test('[N26] [SB17] the presidency is asked in time to renew and to review, and no more once that is done', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const { run, table, measure } = await relieved(ctx)
  const { secretary, member } = table
  const row = await readGrantedRow(ctx.db, secretary.coalition, measure)
  const [review, sunset] = [row?.granted.review?.due.at, row?.granted.sunset?.expires.at]
  if (review === undefined || sunset === undefined) throw new Error('no clock runs')
  const asked = async (viewer: Viewer) =>
    (await listNotices(ctx, viewer)).flatMap(({ kind, silence, due }) =>
      kind.startsWith('relief-') ? [[kind, silence, due?.at]] : [],
    )
  const until = async (at: Instant) => {
    await ctx.clock.advance(at - ctx.now())
    await ctx.jobs.runDue()
  }
  await until(later(review, -31 * day))
  expect(await asked(secretary)).toEqual([])
  await until(later(review, -30 * day))
  expect(await asked(secretary)).toEqual([['relief-review', 'nothing', review]])
  expect(await asked(member)).toEqual([])
  await run({ act: 'open-review' })
  await run({ act: 'conclude-review', conclusion: 'extend', reference: 'Halden 9' })
  expect(await asked(secretary)).toEqual([])

  await until(later(sunset, -30 * day))
  expect(await asked(secretary)).toContainEqual(['relief-lapses', 'lapses', sunset])
  await run({ act: 'extend', local: '2027-09-01T12:00', zone: 'UTC', reference: 'Halden 10' })
  expect((await asked(secretary)).filter(([kind]) => kind === 'relief-lapses')).toEqual([])
  const again = fromIso('2027-09-01T12:00:00.000Z')
  await until(later(again, -30 * day))
  expect(await asked(secretary)).toContainEqual(['relief-lapses', 'lapses', again])
  await until(again)
  expect(await asked(secretary)).toEqual([])
})

test('[SB12] an earlier end is no extension, and one that comes after the sunset changes nothing', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const { shown, run } = await relieved(ctx)
  const before = await shown()
  const extend = { act: 'extend', zone: 'UTC', reference: 'Halden 9' }
  await expect(run({ ...extend, local: '2026-12-01T12:00' })).rejects.toMatchObject({
    code: 'not-later',
  })
  expect(await shown()).toEqual(before)
  // The clock has not looked yet, and the act is judged as if it had.
  await ctx.clock.advance(400 * day)
  await expect(run({ ...extend, local: '2028-01-01T12:00' })).rejects.toMatchObject({
    code: 'not-in-effect',
  })
})

test('[SB14] [SB16] a review is opened, concluded with its words, and followed by the next', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const { shown, run } = await relieved(ctx)
  expect(await shown()).toMatchObject({
    review: 'ahead',
    acts: ['extend', 'let-lapse', 'open-review', 'postpone-review'],
  })
  await run({ act: 'open-review' })
  expect(await shown()).toMatchObject({ review: 'open' })
  const reference = 'Halden 10'
  await run({ act: 'conclude-review', conclusion: 'leave', reference })
  expect(await shown()).toMatchObject({
    review: 'ahead',
    concluded: 'leave',
    decisions: [{ act: 'conclude-review', reference }],
  })
})

test('[SB13] what was let lapse ends at its sunset', async ({ database }) => {
  const ctx = await testContext(database)
  const { shown, run } = await relieved(ctx, { unrenewed: 'continues' })
  expect(await shown()).toMatchObject({ unrenewed: 'continues' })
  await run({ act: 'let-lapse', reference: 'Halden 11' })
  await ctx.clock.advance(400 * day)
  await ctx.jobs.runDue()
  expect((await shown()).standing).toMatchObject({ is: 'ended', because: 'lapsed' })
})

test('[SB16] without effect there is nothing to extend, and what is lifted has no sunset', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const { shown, run } = await relieved(ctx, { relief: 'lift' })
  expect((await shown()).acts).toEqual(['open-review', 'postpone-review'])
  const extend = { act: 'extend', local: '2028-01-01T12:00', zone: 'UTC', reference: 'Halden 9' }
  await expect(run(extend)).rejects.toMatchObject({ code: 'no-sunset' })
})

test('[RW15] nobody but the secretariat moves the clocks of relief', async ({ database }) => {
  const ctx = await testContext(database)
  const { table, measure } = await relieved(ctx)
  const open = { act: 'open-review', measure }
  const member = present(ctx, table.member)
  await expect(actOnMeasure(ctx, member, open, newId())).rejects.toMatchObject({
    action: 'relief.run',
  })
  const at = { framework: table.framework, measure }
  expect((await readMeasure(ctx, member, at)).acts).toEqual([])
})

/** Relief of one measure, in effect. */
async function relieved(ctx: ServerContext, change: Readonly<Record<string, string>> = {}) {
  const table = await executedTable(ctx, change)
  const { framework, secretary } = table
  const [found] = (await listEvents(ctx, secretary, framework)).measures
  if (found === undefined) throw new Error('no measure was entered')
  const measure = found.id
  return {
    table,
    measure,
    shown: () => readMeasure(ctx, present(ctx, secretary), { framework, measure }),
    run: (typed: Readonly<Record<string, string>>) =>
      actOnMeasure(ctx, present(ctx, secretary), { ...typed, measure }, newId()),
  }
}

function present(ctx: ServerContext, viewer: Viewer): Viewer {
  return { ...viewer, presenceProvedAt: ctx.now() }
}
