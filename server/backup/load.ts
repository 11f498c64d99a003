import type { OpenDatabase, Sql } from '#db/client.ts'
import { migrate, migrateUpTo, NewerDatabase } from '#db/migrate.ts'

import { StartError } from '../start-error.ts'
import { requireContinuation } from '../transparency/heads.ts'
import type { Head } from '../transparency/heads.ts'
import { readArchive, readManifest } from './archive.ts'
import type { Manifest } from './archive.ts'
import { verifyDatabase } from './verify.ts'

/** What goes to PostgreSQL at once: so many rows, or as many as have so many characters. */
const atOnce = { rows: 500, characters: 8_000_000 }

/**
 * Restores a backup into an empty database: its schema of then, every row, then the migrations since.
 * The file is checked before anything is written; then, from the rows as they are, the record, the logs
 * of all texts, and that the record continues what was given out of it (RC23). Throws a StartError and
 * leaves nothing behind.
 */
export async function restore(
  open: OpenDatabase,
  file: string,
  given: readonly Head[],
): Promise<Manifest> {
  const { sql, db } = open
  const manifest = await readManifest(file)
  await requireEmpty(sql)
  try {
    await migrateUpTo(open, manifest.migration)
    await loadRows(sql, file)
    await migrate(open)
    await verifyDatabase(db, manifest.heads)
    await requireContinuation(db, given)
  } catch (error) {
    await empty(sql)
    if (error instanceof NewerDatabase) {
      throw new StartError(
        'restore',
        'A later version of Entente made this backup; restore it with that version, or a later one.',
      )
    }
    throw error
  }
  return manifest
}

async function loadRows(sql: Sql, file: string): Promise<void> {
  await sql.begin(async (tx) => {
    let table = ''
    let rows: string[] = []
    let characters = 0
    const flush = async () => {
      if (rows.length === 0) return
      await tx`
        insert into ${tx(table)} select r.* from unnest(${rows}::text[]) as line,
          jsonb_populate_record(null::${tx(table)}, line::jsonb) as r`
      rows = []
      characters = 0
    }
    for await (const line of readArchive(file, () => {})) {
      if ('table' in line) {
        await flush()
        table = line.table
      } else {
        rows.push(line.row)
        characters += line.row.length
        if (rows.length >= atOnce.rows || characters >= atOnce.characters) await flush()
      }
    }
    await flush()
    await followSequences(tx as unknown as Sql)
  })
}

/** Numbers that the database gives out go on after those that are there. */
async function followSequences(sql: Sql): Promise<void> {
  const owned = await sql<{ sequence: string; table: string; column: string }[]>`
    select s.relname as sequence, t.relname as table, a.attname as column
    from pg_class s
    join pg_depend d on d.objid = s.oid and d.deptype in ('a', 'i')
    join pg_class t on t.oid = d.refobjid
    join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
    where s.relkind = 'S' and t.relnamespace = 'public'::regnamespace`
  for (const { sequence, table, column } of owned) {
    await sql`
      select setval(${`public.${sequence}`}, coalesce(max(${sql(column)}), 1), max(${sql(column)}) is not null)
      from ${sql(table)}`
  }
}

async function requireEmpty(sql: Sql): Promise<void> {
  const [found] = await sql`select 1 from pg_tables where schemaname = 'public' limit 1`
  if (found === undefined) return
  const [people] = await sql`
    select 1 from pg_tables where schemaname = 'public' and tablename = 'person' limit 1`
  const [person] = people === undefined ? [true] : await sql`select 1 from person limit 1`
  if (person !== undefined) {
    throw new StartError(
      'restore',
      'This database is not empty, and a backup is restored into an empty one: name another, or empty it first.',
    )
  }
  await empty(sql)
}

async function empty(sql: Sql): Promise<void> {
  await sql`drop schema if exists public, drizzle cascade`
  await sql`create schema public`
}
