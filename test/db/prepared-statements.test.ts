import { sql } from 'drizzle-orm'
import { expect } from 'vitest'

import { openDatabase } from '#db/client.ts'
import { databaseTest as test } from '#test/support/database.ts'

/** Statements that this very connection has prepared, but for those that ask about it. */
const prepared = sql`
  select count(*)::int as count from pg_prepared_statements where statement like 'select %::int + %'`

test('what drizzle asks is prepared once on a connection, also within a transaction and a savepoint', async ({
  database,
}) => {
  const { db, close } = openDatabase(database.url, { connections: 1 })
  try {
    const add = sql`select ${1}::int + ${2} as sum`
    for (let times = 0; times < 3; times += 1) {
      expect(await db.execute(add)).toEqual([{ sum: 3 }])
      await db.transaction(async (tx) => {
        expect(await tx.execute(add)).toEqual([{ sum: 3 }])
        await tx.transaction(async (savepoint) => {
          expect(await savepoint.execute(add)).toEqual([{ sum: 3 }])
        })
      })
    }
    expect(await db.execute(prepared)).toEqual([{ count: 1 }])
  } finally {
    await close()
  }
})

test('a connection holds no more statements than it has room for, and none for a long list', async ({
  database,
}) => {
  const { db, close } = openDatabase(database.url, { connections: 1 })
  try {
    for (let shape = 0; shape < 600; shape += 1) {
      const [row] = await db.execute(sql`select ${1}::int + ${sql.raw(String(shape))} as sum`)
      expect(row).toEqual({ sum: 1 + shape })
    }
    const [before] = await db.execute<{ count: number }>(prepared)
    expect(before?.count).toBeLessThanOrEqual(500)
  } finally {
    await close()
  }
  const other = openDatabase(database.url, { connections: 1 })
  try {
    const list = sql.join(
      Array.from({ length: 100 }, (_, at) => sql`${at}`),
      sql`, `,
    )
    await other.db.execute(sql`select ${1}::int + 1 as sum where 1 in (${list})`)
    expect(await other.db.execute(prepared)).toEqual([{ count: 0 }])
  } finally {
    await other.close()
  }
})
