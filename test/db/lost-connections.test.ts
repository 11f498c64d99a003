import { sql as query } from 'drizzle-orm'
import { expect } from 'vitest'

import { openDatabase } from '#db/client.ts'
import { databaseTest as test } from '#test/support/database.ts'

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
