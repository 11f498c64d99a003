import { sql } from 'drizzle-orm'

import type { Database, Tx } from '#db/client.ts'

import { StartError } from '../start-error.ts'
import { currentHeads } from '../transparency/heads.ts'
import { version } from '../version.ts'
import { writeArchive } from './archive.ts'
import type { Manifest } from './archive.ts'
import { tablesInOrder } from './tables.ts'

/** Few, since a row may be a snapshot of many megabytes. */
const rowsAtOnce = 20

/**
 * Writes everything that the database holds into a file, as of one moment, while people go on working.
 * PostgreSQL writes each row as JSON, so that the file can be read by any later version of it.
 */
export async function backUp(db: Database, file: string): Promise<Manifest> {
  return db.transaction((tx) => dump(tx, file), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  })
}

async function dump(tx: Tx, file: string): Promise<Manifest> {
  const tables = await tablesInOrder(tx)
  if (tables.length === 0) {
    throw new StartError('backup', 'There is nothing in this database yet that could be backed up.')
  }
  const migration = await lastMigration(tx)
  const heads = await currentHeads(tx)
  const counted: Manifest['tables'] = []
  async function* lines() {
    for (const name of tables) {
      yield { table: name }
      let rows = 0
      for await (const row of rowsOf(tx, name)) {
        rows += 1
        yield { row }
      }
      counted.push({ name, rows })
    }
  }
  return writeArchive(file, lines(), () => ({
    format: 1,
    version,
    at: new Date().toISOString(),
    migration,
    tables: counted,
    heads,
  }))
}

/** The rows in the order of their key: a restored copy does not keep where they lie on the disk. */
async function* rowsOf(tx: Tx, table: string): AsyncGenerator<string> {
  const order = await keyOf(tx, table)
  await tx.execute(sql`
    declare dumped cursor for select to_jsonb(t)::text as row from ${sql.identifier(table)} t
    order by ${sql.join(
      order.map((column) => sql.identifier(column)),
      sql`, `,
    )}`)
  for (;;) {
    const rows = await tx.execute<{ row: string }>(sql.raw(`fetch ${rowsAtOnce} from dumped`))
    if (rows.length === 0) break
    for (const { row } of rows) yield row
  }
  await tx.execute(sql`close dumped`)
}

async function keyOf(tx: Tx, table: string): Promise<string[]> {
  const columns = await tx.execute<{ name: string }>(sql`
    select a.attname as name from (
      select * from pg_index
      where indrelid = ${`public.${table}`}::regclass
        and indisunique and indpred is null and indexprs is null
      order by indisprimary desc, indexrelid limit 1) i
    cross join lateral unnest(i.indkey) with ordinality as key (number, place)
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = key.number
    order by key.place`)
  if (columns.length === 0) throw new Error(`nothing tells the rows of ${table} apart`)
  return columns.map(({ name }) => name)
}

async function lastMigration(tx: Tx): Promise<number> {
  const [last] = await tx.execute<{ at: string }>(sql`
    select max(created_at)::text as at from drizzle.__drizzle_migrations`)
  return Number(last?.at)
}
