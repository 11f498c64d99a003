import { randomBytes } from 'node:crypto'

import postgres from 'postgres'
import { inject, test } from 'vitest'

import { openDatabase } from '#db/client.ts'
import type { OpenDatabase } from '#db/client.ts'

import { databaseAt, template } from './postgres.ts'

export type TestDatabase = OpenDatabase & AsyncDisposable & { url: string; name: string }

/**
 * A migrated, empty database of one's own, for tests that start servers:
 * `await using database = await cloneDatabase()`. Or a copy of another one, to which nobody is connected.
 */
export async function cloneDatabase({
  connections = 5,
  of = template,
} = {}): Promise<TestDatabase> {
  const { name, url, drop } = await createClone(of)
  const open = openDatabase(url, { connections })
  return {
    ...open,
    url,
    name,
    async [Symbol.asyncDispose]() {
      await open.close()
      await drop(name)
    },
  }
}

/**
 * `test` with a database: `databaseTest('…', async ({ db, sql, url }) => …)`. Each test that names one
 * of the three gets its own clone, dropped after it.
 */
export const databaseTest = test
  // vitest reads the names of what a fixture needs from this pattern, here none.
  // oxlint-disable-next-line no-empty-pattern
  .extend('database', async ({}, { onCleanup }) => {
    const database = await cloneDatabase()
    onCleanup(() => database[Symbol.asyncDispose]())
    return database
  })
  .extend('db', ({ database }) => database.db)
  .extend('sql', ({ database }) => database.sql)
  .extend('url', ({ database }) => database.url)

async function createClone(of = template) {
  const serverUrl = inject('postgresUrl')
  const name = `test_${randomBytes(6).toString('hex')}`
  await administer(serverUrl, (sql) => sql`create database ${sql(name)} template ${sql(of)}`)
  const drop = (clone: string) =>
    administer(serverUrl, (sql) => sql`drop database if exists ${sql(clone)} with (force)`)
  return { name, url: databaseAt(serverUrl, name), drop }
}

async function administer(url: string, statement: (sql: postgres.Sql) => Promise<unknown>) {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await statement(sql)
  } finally {
    await sql.end()
  }
}
