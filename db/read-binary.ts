import { PostgresJsSession } from 'drizzle-orm/postgres-js'

import type { Tx } from './client.ts'

/**
 * The rows of a query, each column as PostgreSQL keeps it. The driver asks for everything as text, in
 * which bytes are twice as long and slow to read: 20 MB take 500 ms, and this way 70. What is asked by
 * a cursor takes no parameters, so nothing from outside may stand in `query`.
 */
export async function readBinary(tx: Tx, query: string): Promise<Uint8Array[][]> {
  const { session } = tx._
  if (!(session instanceof PostgresJsSession)) throw new Error('no session of this driver')
  const { client } = session
  await client.unsafe(`declare binary_rows binary cursor for ${query}`)
  const rows: (Buffer | null)[][] = await client.unsafe('fetch all from binary_rows').raw()
  await client.unsafe('close binary_rows')
  // Copies: what the driver hands out are windows into larger buffers, which they would keep alive.
  return rows.map((row) => row.map((column) => new Uint8Array(column ?? [])))
}
