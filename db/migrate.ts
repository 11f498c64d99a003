import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { readMigrationFiles } from 'drizzle-orm/migrator'
import type { MigrationMeta } from 'drizzle-orm/migrator'
import type { TransactionSql } from 'postgres'

import type { OpenDatabase } from './client.ts'

/** The database holds a migration this code has never heard of: newer code has been here. */
export class NewerDatabase extends Error {
  override name = 'NewerDatabase'
}

/**
 * Brings the database to the schema of this code and says how many migrations that took: none when
 * it was there already. All of it is one transaction under one lock, on one connection, so several
 * processes may start at once and a failure leaves the database as it was. drizzle's own migrator
 * opens its transaction on whichever connection is free, hence not on the one that holds the lock;
 * its files and its table of what was applied are kept, so that drizzle's tools go on working.
 *
 * Throws NewerDatabase and changes nothing when the database is ahead of the code.
 */
export async function migrate(
  { sql }: Pick<OpenDatabase, 'sql'>,
  source: MigrationSource = ours,
): Promise<{ applied: number }> {
  const known = readMigrationFiles({ migrationsFolder: source.migrations })
  return sql.begin(async (tx) => {
    const applied = await applyMissing(tx, known)
    for (const statements of await readRepeatable(source.repeatable)) await tx.unsafe(statements)
    return { applied }
  })
}

/**
 * Gives an empty database the schema as of the migration with this time, for rows of then to go into;
 * `migrate` brings it forward. Throws NewerDatabase for a migration that this code does not know.
 */
export async function migrateUpTo({ sql }: Pick<OpenDatabase, 'sql'>, last: number): Promise<void> {
  const known = readMigrationFiles({ migrationsFolder: ours.migrations })
  refuseUnknown(new Set([last]), new Set(known.map(({ folderMillis }) => folderMillis)))
  const wanted = known.filter(({ folderMillis }) => folderMillis <= last)
  await sql.begin((tx) => applyMissing(tx, wanted))
}

async function applyMissing(tx: TransactionSql, known: readonly MigrationMeta[]): Promise<number> {
  await tx`select pg_advisory_xact_lock(${migrationLock})`
  await tx`create schema if not exists drizzle`
  await tx`
    create table if not exists drizzle.__drizzle_migrations (
      id serial primary key, hash text not null, created_at bigint
    )`
  const rows = await tx<{ createdAt: string }[]>`
    select created_at as "createdAt" from drizzle.__drizzle_migrations`
  const applied = new Set(rows.map((row) => Number(row.createdAt)))
  refuseUnknown(applied, new Set(known.map((migration) => migration.folderMillis)))

  const missing = known.filter((migration) => !applied.has(migration.folderMillis))
  for (const migration of missing) {
    for (const statement of migration.sql) await tx.unsafe(statement)
    await tx`
      insert into drizzle.__drizzle_migrations (hash, created_at)
      values (${migration.hash}, ${migration.folderMillis})`
  }
  return missing.length
}

export type MigrationSource = {
  /** drizzle-kit's folder: each file runs once, in the order of its journal. */
  migrations: string
  /** What drizzle's schema cannot say (functions, triggers), run every time in the order of names. */
  repeatable: string
}

const ours: MigrationSource = {
  migrations: fileURLToPath(new URL('migrations', import.meta.url)),
  repeatable: fileURLToPath(new URL('sql', import.meta.url)),
}

/** Any number will do that no other advisory lock of ours uses: "ENTE" in ASCII. */
const migrationLock = 0x45_4e_54_45

function refuseUnknown(applied: ReadonlySet<number>, known: ReadonlySet<number>): void {
  const unknown = [...applied].filter((createdAt) => !known.has(createdAt))
  if (unknown.length === 0) return
  const newest = new Date(Math.max(...unknown)).toISOString()
  throw new NewerDatabase(
    `The database holds a migration of ${newest} that this version of Entente does not know; start the version that made it, or a later one.`,
  )
}

async function readRepeatable(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted()
  return Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
}
