import type { Logger } from 'pino'
import postgres from 'postgres'

import { openDatabase } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { startEmbeddedPostgres } from '#server/embedded-postgres/start.ts'
import type { EmbeddedPostgres } from '#server/embedded-postgres/start.ts'

/** The migrated database that every test's own is copied from. */
export const template = 'entente_template'

/** A PostgreSQL server in `directory` with the template database in it, fast because nothing outlives it. */
export async function startTestPostgres(directory: string, log: Logger): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir: directory, log, settings: forgetful })
  const sql = postgres(server.url, { max: 1 })
  try {
    await sql`create database ${sql(template)}`
    const open = openDatabase(databaseAt(server.url, template), { connections: 1 })
    try {
      await migrate(open)
    } finally {
      await open.close()
    }
    // No session may be in the template while it is copied.
    await sql`alter database ${sql(template)} with allow_connections false`
  } catch (error) {
    await server.stop()
    throw error
  } finally {
    await sql.end()
  }
  return server
}

/** The URL of another database of the same server. */
export function databaseAt(serverUrl: string, database: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  return url.href
}

const forgetful = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
}
