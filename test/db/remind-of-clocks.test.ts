import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { asc, eq } from 'drizzle-orm'
import { expect } from 'vitest'

import { job } from '#db/schema/jobs.ts'
import { testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { executedTable } from '#test/support/relief.ts'
import { buildExemption } from '#test/support/safeguards.ts'

test('[N26] relief and exemptions from before the reminders get the same ones as those after', async ({
  database,
  sql,
}) => {
  const ctx = await testContext(database)
  const table = await executedTable(ctx)
  const secretary = { ...table.secretary, presenceProvedAt: ctx.now() }
  await buildExemption(ctx, { ...table, secretary }, 'humanitarian')
  const reminders = () =>
    ctx.db
      .select({ key: job.key, payload: job.payload, runAt: job.runAt, at: job.nextAttemptAt })
      .from(job)
      .where(eq(job.kind, 'relief.remind'))
      .orderBy(asc(job.key))
  const left = await reminders()
  expect(left).toHaveLength(4)
  await ctx.db.delete(job).where(eq(job.kind, 'relief.remind'))
  const migration = join('db', 'migrations', '0026_remind_of_clocks.sql')
  await sql.unsafe(await readFile(migration, 'utf8'))
  expect(await reminders()).toEqual(left)
})
