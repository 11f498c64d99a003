import { pino } from 'pino'
import postgres from 'postgres'

import { openDatabase } from '#db/client.ts'
import type { Sql } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { startEmbeddedPostgres } from '#server/embedded-postgres/start.ts'
import { startApp } from '#test/support/app.ts'
import { testContext } from '#test/support/context.ts'
import { relayTo } from '#test/support/relay.ts'
import type { Relay } from '#test/support/relay.ts'
import { until } from '#test/support/sync-node.ts'

import type { Place } from './drafting-group.ts'

/** The product and its database, each in processes of its own that can be killed. */
export type Machine = Place &
  AsyncDisposable & {
    /** The checker's own way to the database. */
    sql: Sql
    /** The way from the product to its database. */
    line: Relay
    killServer(): Promise<void>
    startServer(): Promise<void>
    /** What the product printed since it was started. */
    output(): string
    aimAtPostgres(how: PostgresDeath): Promise<Shot>
  }

/**
 * The postmaster dies and its sessions find out; all of PostgreSQL dies at once; or one session dies, and
 * the postmaster throws out all others and recovers.
 */
export const postgresDeaths = ['postmaster', 'everything', 'one session'] as const
export type PostgresDeath = (typeof postgresDeaths)[number]

/** SIGKILL, aimed beforehand so that it can be sent at the very moment. */
export type Shot = {
  fire(): void
  /** Resolves once PostgreSQL died of it and has recovered. */
  recovered(): Promise<void>
}

/** Of the checker. */
const connections = 6

/** PostgreSQL as `npm start` has it, with every commit flushed to disk, and the product beside it. */
export async function startMachine(dataDir: string): Promise<Machine> {
  const database = await startEmbeddedPostgres({ dataDir, log: pino({ level: 'silent' }) })
  const open = openDatabase(database.url, { connections })
  await migrate(open)
  await requireDurability(open.sql)
  const sessionSecret = 'the secret of a machine that is there to be killed'
  const ctx = await testContext(open, { machineTime: Date.now, sessionSecret })
  const line = await relayTo(database.url)
  const app = await startApp('production', {
    DATABASE_URL: line.url,
    SESSION_SECRET: sessionSecret,
  })
  return {
    urls: [`${app.url.replace('http://localhost', 'ws://127.0.0.1')}/sync`],
    line,
    db: open.db,
    sql: open.sql,
    ctx,
    killServer: () => app.kill(),
    startServer: () => app.start(),
    output: () => app.output(),
    aimAtPostgres: (how) => aim(open.sql, database.url, how),
    async [Symbol.asyncDispose]() {
      await app.kill()
      await app[Symbol.asyncDispose]()
      await line[Symbol.asyncDispose]()
      await open.close()
      await database.stop()
    },
  }
}

async function requireDurability(sql: Sql): Promise<void> {
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    const [row] = await sql`select current_setting(${setting}) as value`
    if (row?.['value'] !== 'on') throw new Error(`${setting} is ${row?.['value']}`)
  }
}

async function aim(sql: Sql, url: string, how: PostgresDeath): Promise<Shot> {
  const watch = await watchDying(url)
  const [postmaster] = await sql<{ pid: number; since: Date }[]>`
    select split_part(pg_read_file('postmaster.pid'), E'\n', 1)::int as pid,
      pg_postmaster_start_time() as since`
  const others = await sql<{ pid: number; serves: boolean }[]>`
    select pid, backend_type = 'client backend' and pid not in (pg_backend_pid(), ${watch.pid}) as serves
    from pg_stat_activity`
  if (postmaster === undefined) throw new Error('PostgreSQL has no postmaster')
  return {
    fire() {
      if (how !== 'one session') kill(postmaster.pid)
      if (how === 'everything') for (const { pid } of others) kill(pid)
      if (how === 'one session') kill(others.find(({ serves }) => serves)?.pid ?? postmaster.pid)
    },
    async recovered() {
      await watch.died
      // A session that was opened after the aim outlives its postmaster for a moment, and answers meanwhile.
      const isNew = (since: Date) => how === 'one session' || since > postmaster.since
      await until(() =>
        Promise.all(Array.from({ length: connections }, () => startedAt(sql))).then(
          (times) => times.every(isNew),
          () => false,
        ),
      )
    },
  }
}

/** Since when the postmaster runs that answers; slowly, so that as many ask as there are connections. */
async function startedAt(sql: Sql): Promise<Date> {
  const [row] = await sql<{ since: Date }[]>`
    select pg_postmaster_start_time() as since, pg_sleep(0.05)`
  return row?.since ?? new Date(0)
}

/** A session that ends only with PostgreSQL itself. */
async function watchDying(url: string): Promise<{ pid: number; died: Promise<void> }> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  const [session] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`
  const died = sql`select pg_sleep(86400)`.then(
    () => {},
    () => sql.end({ timeout: 0 }),
  )
  return { pid: session?.pid ?? 0, died }
}

/** It may have ended by itself since it was aimed at. */
function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
