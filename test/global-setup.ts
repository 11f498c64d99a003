import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { pino } from 'pino'
import type { TestProject } from 'vitest/node'

import { startTestPostgres } from './support/postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The run's PostgreSQL server, as a superuser. Tests ask `support/database.ts` for a database. */
    postgresUrl: string
  }
}

/** One PostgreSQL for the whole run, with a migrated database that tests clone. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'entente-test-'))
  // mkdtemp makes it 0700, and under root PostgreSQL runs as somebody else.
  await chmod(directory, 0o755)
  const server = await startTestPostgres(directory, pino({ level: 'error' }))
  project.provide('postgresUrl', server.url)
  return async () => {
    await server.stop()
    await rm(directory, { recursive: true, force: true })
  }
}
