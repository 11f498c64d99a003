import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect } from 'vitest'

import { openDatabase } from '#db/client.ts'
import { NewerDatabase, migrate } from '#db/migrate.ts'
import type { MigrationSource } from '#db/migrate.ts'
import { databaseTest } from '#test/support/database.ts'

databaseTest('a migrated database has nothing left to apply', async ({ database }) => {
  expect(await migrate(database)).toEqual({ applied: 0 })
})

databaseTest(
  'several processes may migrate at once, and one of them does it',
  async ({ sql, url }) => {
    await sql`drop schema public, drizzle cascade`
    await sql`create schema public`
    const processes = [1, 2, 3, 4].map(() => openDatabase(url, { connections: 1 }))
    const results = await Promise.all(processes.map((open) => migrate(open)))
    await Promise.all(processes.map((open) => open.close()))
    expect(results.filter(({ applied }) => applied > 0)).toHaveLength(1)
  },
)

databaseTest(
  'a database that newer code has migrated is refused and left as it is',
  async ({ database, sql }) => {
    await sql`
    insert into drizzle.__drizzle_migrations (hash, created_at)
    values ('of tomorrow', ${Date.UTC(2099, 0, 1)})`
    await expect(migrate(database)).rejects.toThrow(NewerDatabase)
    await expect(migrate(database)).rejects.toThrow('2099-01-01')
  },
)

databaseTest('a migration that fails leaves nothing behind', async ({ database, sql }) => {
  await using source = await copyOfOurs()
  await source.addMigration('create table half_made (id int); select 1/0')
  await expect(migrate(database, source)).rejects.toThrow('division by zero')
  expect(await sql`select from pg_class where relname = 'half_made'`).toHaveLength(0)
  await source.addMigration('create table whole (id int)')
  expect(await migrate(database, source)).toEqual({ applied: 1 })
})

databaseTest(
  'repeatable statements run at every start, in the order of names',
  async ({ database, sql }) => {
    await using source = await copyOfOurs()
    await writeFile(join(source.repeatable, 'zz-2.sql'), 'insert into ran values (2)')
    await writeFile(
      join(source.repeatable, 'zz-1.sql'),
      'create table if not exists ran (n int); insert into ran values (1)',
    )
    await migrate(database, source)
    await migrate(database, source)
    expect((await sql`select n from ran`).map((row) => row.n)).toEqual([1, 2, 1, 2])
  },
)

/** The real migrations and statements in a folder of their own, to which a test can add. */
async function copyOfOurs() {
  const root = await mkdtemp(join(tmpdir(), 'entente-migrations-'))
  const source: MigrationSource = {
    migrations: join(root, 'migrations'),
    repeatable: join(root, 'sql'),
  }
  await cp(join('db', 'migrations'), source.migrations, { recursive: true })
  await cp(join('db', 'sql'), source.repeatable, { recursive: true })
  return {
    ...source,
    /** Adds one, or replaces the one added before. */
    async addMigration(statements: string) {
      const journalPath = join(source.migrations, 'meta', '_journal.json')
      const journal = JSON.parse(await readFile(journalPath, 'utf8'))
      const entries = journal.entries.filter((entry: { tag: string }) => entry.tag !== 'added')
      entries.push({
        idx: entries.length,
        version: '7',
        when: Date.UTC(2098, 0, 1),
        tag: 'added',
        breakpoints: true,
      })
      await writeFile(journalPath, JSON.stringify({ ...journal, entries }))
      await writeFile(join(source.migrations, 'added.sql'), statements)
    },
    [Symbol.asyncDispose]: () => rm(root, { recursive: true }),
  }
}
