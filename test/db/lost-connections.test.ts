import { sql as query } from 'drizzle-orm'
import type { TransactionSql } from 'postgres'
import { expect } from 'vitest'

import { openDatabase } from '#db/client.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { until } from '#test/support/sync-node.ts'

test('a connection lost between two statements fails its transaction, and nothing more', async ({
  sql: admin,
  url,
}) => {
  const open = openDatabase(url, { connections: 1 })
  const after: string[] = []
  const lost = open.db.transaction(async (tx) => {
    const [row] = await tx.execute(query`select pg_backend_pid() as pid`)
    await admin`select pg_terminate_backend(${Number(row?.['pid'])}, 5000)`
    await new Promise((resolve) => setTimeout(resolve, 50))
    await tx.execute(query`create table orphan (n int)`).catch((error: unknown) => {
      after.push('refused')
      throw error
    })
  })
  await expect(lost).rejects.toThrow('CONNECTION_CLOSED')
  await expect.poll(() => after).toEqual(['refused'])
  expect(await admin`select to_regclass('orphan') as found`).toMatchObject([{ found: null }])
  const next = await open.db.transaction((tx) => tx.execute(query`select 1 as one`))
  expect(next).toMatchObject([{ one: 1 }])
  await open.close()
})

test('a session that ends while it begins fails its statement, and nothing more', async ({
  sql: admin,
  url,
}) => {
  const open = openDatabase(url, { connections: 1 })
  // Nobody gets past reading the types of the first statement.
  await admin.begin(async (tx) => {
    await tx`lock table pg_catalog.pg_type in access exclusive mode`
    const statement = open.sql`select typname from pg_catalog.pg_type limit 1`
    const failed = statement.catch((error: { code: string }) => error.code)
    await until(async () => (await endWaiting(tx)).length > 0)
    // Vitest fails the run for a rejection that nobody hears.
    expect(await failed).toMatch(/^(57P01|CONNECTION_CLOSED)$/)
  })
  await open.close()
})

async function endWaiting(tx: TransactionSql) {
  await tx`select pg_stat_clear_snapshot()`
  return tx`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`
}
