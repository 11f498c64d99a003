import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'

import { pino } from 'pino'

import { openDatabase } from '#db/client.ts'
import type { Sql } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { startEmbeddedPostgres } from '#server/embedded-postgres/start.ts'
import { freePort } from '#test/support/free-port.ts'

import type { ContestantName } from './contestants.ts'
import { postgresCpu } from './postgres-cpu.ts'
import type { PostgresCpu } from './postgres-cpu.ts'
import { startServer } from './server-process.ts'
import type { ServerProcess } from './server-process.ts'

/** What every workload has at hand: one durable PostgreSQL, and servers to be started over it. */
export type Bench = {
  /** Small sizes, for working on the benchmark itself. */
  quick: boolean
  sql: Sql
  postgresCpu: PostgresCpu
  say: (line: string) => void
  /** Starts a contestant, at the port where it was before if one is given. */
  start(name: ContestantName, port?: number): Promise<ServerProcess>
  /** The embedded PostgreSQL's version and what makes it durable. */
  database: string
}

export async function openBench(
  directory: string,
  { quick, say }: Pick<Bench, 'quick' | 'say'>,
): Promise<Bench & AsyncDisposable> {
  const log = pino({ level: 'error' })
  const postgres = await startEmbeddedPostgres({ dataDir: join(directory, 'postgres'), log })
  const open = openDatabase(postgres.url, { connections: 2 })
  await migrate(open)
  const [settings] = await open.sql<{ version: string; fsync: string; commit: string }[]>`
    select current_setting('server_version') as version, current_setting('fsync') as fsync,
           current_setting('synchronous_commit') as commit`
  const running = new Set<ServerProcess>()
  let started = 0
  return {
    quick,
    say,
    sql: open.sql,
    postgresCpu: await postgresCpu(open.sql),
    database: `PostgreSQL ${settings?.version}, fsync ${settings?.fsync}, synchronous_commit ${settings?.commit}`,
    async start(name, port) {
      const own = join(directory, `${name}-${++started}`)
      await mkdir(own)
      const server = await startServer(name, {
        databaseUrl: postgres.url,
        directory: own,
        port: port ?? (await freePort()),
      })
      running.add(server)
      void server.ended.then(() => running.delete(server))
      return server
    },
    async [Symbol.asyncDispose]() {
      for (const server of running) await server.kill()
      await open.close()
      await postgres.stop()
    },
  }
}
