import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { expect } from 'vitest'

import { testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { armedTable, eventNow } from '#test/support/relief.ts'

test('[EV39] an event from before steps were kept has none, and those of another stay', async ({
  database,
  sql,
}) => {
  const ctx = await testContext(database, { demo: true })
  const [before, after] = [await armedTable(ctx), await armedTable(ctx)]
  const kept = await eventNow(ctx.db, after)
  expect(kept.burnUp.at(-1)).toMatchObject({ ready: 1, of: 1 })
  await sql`update relief_event set state = state - 'burnUp' where id = ${before.event}`
  const migration = join('db', 'migrations', '0029_burn_up.sql')
  await sql.unsafe(await readFile(migration, 'utf8'))
  expect((await eventNow(ctx.db, before)).burnUp).toEqual([])
  expect(await eventNow(ctx.db, after)).toEqual(kept)
})
