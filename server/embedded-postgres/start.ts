import { setTimeout as sleep } from 'node:timers/promises'

import type { Logger } from 'pino'
import postgres from 'postgres'

import { StartError } from '../start-error.ts'
import { openCluster } from './cluster.ts'
import type { Cluster, ClusterOptions } from './cluster.ts'
import { keep } from './keeper.ts'
import { freePort, rewriteNotes } from './notes.ts'
import { answeringPort, databaseUrl, startPostmaster, stopPostmaster } from './postmaster.ts'

export type EmbeddedPostgres = {
  url: string
  /** Whether it ran already, left behind by a process that was killed. */
  adopted: boolean
  /** Ends PostgreSQL. Close your connections first: it cuts those that remain. */
  stop(): Promise<void>
}

export type EmbeddedPostgresOptions = ClusterOptions & {
  log: Logger
  /** PostgreSQL settings beyond ours; tests switch `fsync` off. */
  settings?: Readonly<Record<string, string>>
}

/**
 * A PostgreSQL of our own in `dataDir`, made at the first start, kept from then on, and started again
 * should it die while we run. One process at a time: a second one on the same directory is refused,
 * since stopping one would cut the other off. Throws StartError.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const { log, settings = {} } = options
  const cluster = await openCluster(options)
  const { port, adopted } = await bringUp(cluster, settings)
  const claimUrl = databaseUrl(port, cluster.notes.password, 'postgres')

  let stopping = false
  let reviving: Promise<void> = Promise.resolve()
  const onLost = () => {
    log.error('the embedded database went away; starting it again')
    reviving = revive()
  }
  async function revive(): Promise<void> {
    while (!stopping) {
      try {
        // Where it was: the pools of this process know no other port.
        await bringUp(cluster, settings, { movePort: false })
        keeper = await keep(claimUrl, onLost)
        if (keeper) return log.info('the embedded database is back')
        log.error('another process has taken the embedded database')
      } catch (error) {
        log.error({ err: error }, 'the embedded database does not start; trying on')
      }
      await sleep(1_000)
    }
  }

  let keeper = await keep(claimUrl, onLost)
  if (!keeper) {
    throw new StartError(
      'already-running',
      `Another Entente is running on ${options.dataDir}; stop it first, or set DATA_DIR to another directory.`,
    )
  }
  await createDatabase(claimUrl)
  log.info(
    { port, adopted },
    'using the embedded database, meant for demonstration and development; DATABASE_URL names a server of your own',
  )
  return {
    url: databaseUrl(port, cluster.notes.password, database),
    adopted,
    async stop() {
      stopping = true
      await reviving
      await keeper?.release()
      await stopPostmaster(cluster)
    },
  }
}

/** The address of the database in `dataDir` if it is running, whoever runs it; or null. */
export async function findRunning(options: ClusterOptions): Promise<string | null> {
  const cluster = await openCluster(options)
  const port = await answeringPort(cluster)
  return port === null ? null : databaseUrl(port, cluster.notes.password, database)
}

const database = 'entente'

/** Five seconds: after a kill the old process can linger, a zombie or with children still leaving. */
const attempts = 50

async function bringUp(
  cluster: Cluster,
  settings: Readonly<Record<string, string>>,
  { movePort } = { movePort: true },
): Promise<{ port: number; adopted: boolean }> {
  let { port } = cluster.notes
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const answering = await answeringPort(cluster)
    if (answering !== null) return { port: answering, adopted: true }
    const started = await startPostmaster(cluster, port, settings)
    switch (started.outcome) {
      case 'ready':
        if (port !== cluster.notes.port)
          await rewriteNotes(cluster.dataDir, { ...cluster.notes, port })
        return { port, adopted: false }
      case 'port-taken':
        if (movePort) port = await freePort()
        else await sleep(100)
        break
      case 'another-postmaster':
        await sleep(100)
        break
      case 'failed':
        throw new StartError(
          'database-start',
          `The embedded database in ${cluster.home} does not start (${started.told}).`,
        )
    }
  }
  throw new StartError(
    'database-start',
    `Another PostgreSQL holds the database in ${cluster.home} and does not answer; stop it first.`,
  )
}

async function createDatabase(serverUrl: string): Promise<void> {
  const sql = postgres(serverUrl, { max: 1 })
  try {
    const found = await sql`select from pg_database where datname = ${database}`
    if (found.length === 0) await sql`create database ${sql(database)}`
  } finally {
    await sql.end()
  }
}
