import { drizzle } from 'drizzle-orm/postgres-js'
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'

import { arrayTypes } from './array-types.ts'
import { guardLostConnections } from './lost-connections.ts'
import { prepareStatements } from './prepared-statements.ts'
import * as schema from './schema/index.ts'

export type Schema = typeof schema
export type Database = PostgresJsDatabase<Schema>
/** Inside a transaction. Queries take it first; a Database serves where nothing must be atomic. */
export type Tx = Parameters<Parameters<Database['transaction']>[0]>[0]
export type Sql = postgres.Sql

export type OpenDatabase = {
  db: Database
  /** The driver beneath, for the few statements drizzle does not speak: COPY, LISTEN, bulk unnest. */
  sql: Sql
  close: () => Promise<void>
}

/** Opens a pool of `connections` to `url`. Connects on first use; `close` waits for what runs. */
export function openDatabase(url: string, options: { connections: number }): OpenDatabase {
  const pool = postgres(url, {
    max: options.connections,
    onnotice: () => {},
    fetch_types: false,
    types: arrayTypes,
    connection: { application_name: 'entente', idle_in_transaction_session_timeout: 60_000 },
  })
  const sql = guardLostConnections(prepareStatements(pool))
  const db = drizzle(sql, { schema, casing: 'snake_case' })
  return { db, sql, close: () => sql.end({ timeout: 5 }) }
}
