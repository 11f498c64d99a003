import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { Logger } from 'pino'

import { openDatabase } from '#db/client.ts'
import type { OpenDatabase } from '#db/client.ts'
import { migrate, NewerDatabase } from '#db/migrate.ts'

import { findRunning, startEmbeddedPostgres } from './embedded-postgres/start.ts'
import type { Settings } from './env.ts'
import { createLog } from './log.ts'
import { StartError } from './start-error.ts'

export type ReadyDatabase = {
  open: OpenDatabase
  sessionSecret: string
  /** The embedded database is the demo world (docs/decisions/003-embedded-postgresql.md). */
  demo: boolean
  close(): Promise<void>
}

const connections = 12

/** The database that the settings name, reachable and with this code's schema. */
export async function readyDatabase(settings: Settings, log: Logger): Promise<ReadyDatabase> {
  const { database, dataDir } = settings
  switch (database.kind) {
    case 'embedded': {
      const embedded = await startEmbeddedPostgres({ dataDir, log })
      const open = openDatabase(embedded.url, { connections })
      const close = async () => {
        await open.close()
        await embedded.stop()
      }
      await prepared(open, close)
      return { open, sessionSecret: await ownSecret(dataDir), demo: true, close }
    }
    case 'server': {
      const open = openDatabase(database.url, { connections })
      await prepared(open, open.close)
      return { open, sessionSecret: database.sessionSecret, demo: false, close: open.close }
    }
  }
}

async function prepared(open: OpenDatabase, close: () => Promise<void>): Promise<void> {
  try {
    await requireReachable(open)
    await migrate(open)
  } catch (error) {
    await close()
    if (error instanceof NewerDatabase) throw new StartError('database', error.message)
    throw error
  }
}

/** The same for a command that runs and ends, beside a server or without one. */
export async function reachDatabase({ database, dataDir }: Settings): Promise<OpenDatabase> {
  const few = { connections: 2 }
  if (database.kind === 'server') return openDatabase(database.url, few)
  const running = await findRunning({ dataDir })
  if (running !== null) return openDatabase(running, few)
  const embedded = await startEmbeddedPostgres({ dataDir, log: createLog({ level: 'warn' }) })
  const open = openDatabase(embedded.url, few)
  return {
    ...open,
    async close() {
      await open.close()
      await embedded.stop()
    },
  }
}

/** Throws a StartError with the reason when the database does not answer. */
export async function requireReachable({ sql }: OpenDatabase): Promise<void> {
  await sql`select 1`.catch((error: unknown) => {
    throw new StartError('database', `The database cannot be reached: ${reason(error)}.`, {
      cause: error,
    })
  })
}

/** The secret that signs sessions of an embedded database: made once, readable to its owner only. */
async function ownSecret(dataDir: string): Promise<string> {
  const file = join(dataDir, 'session-secret')
  const kept = await readFile(file, 'utf8').catch(() => null)
  if (kept !== null && kept.length >= 32) return kept
  const made = randomBytes(32).toString('base64url')
  await mkdir(dataDir, { recursive: true })
  await writeFile(file, made, { mode: 0o600 })
  await chmod(file, 0o600)
  return made
}

function reason(error: unknown): string {
  if (error instanceof AggregateError) return reason(error.errors[0])
  return error instanceof Error ? error.message : String(error)
}
