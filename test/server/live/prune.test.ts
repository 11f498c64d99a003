import { expect } from 'vitest'

import { hour } from '#app/domain/kernel/instant.ts'
import { createFramework } from '#server/accounts/create-framework.ts'
import { schedulePruning } from '#server/live/prune.ts'
import { buildViewer } from '#test/support/build.ts'
import { testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'

test('[LE4] events are kept for an hour and deleted after it, hour after hour', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const viewer = await buildViewer(database.db, { kind: 'secretariat', as: 'head' })
  await ctx.db.transaction((tx) => schedulePruning(tx, ctx.now()))
  await createFramework(ctx, viewer, { name: 'F', summary: '' }, 'f')
  const events = async () => (await database.sql`select id from live_event`).length

  await ctx.clock.advance(hour / 2)
  await ctx.jobs.runDue()
  expect(await events()).toBe(2)
  await ctx.clock.advance(2 * hour)
  await ctx.jobs.runDue()
  expect(await events()).toBe(0)
})
