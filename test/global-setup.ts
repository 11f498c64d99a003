import { pino } from 'pino'
import type { TestProject } from 'vitest/node'

import { startTestPostgres } from './support/postgres.ts'
import { temporaryDirectory } from './support/temporary-directory.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The run's PostgreSQL server, as a superuser. Tests ask `support/database.ts` for a database. */
    postgresUrl: string
  }
}

/** One PostgreSQL for the whole run, with a migrated database that tests clone. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await temporaryDirectory()
  const server = await startTestPostgres(directory.path, pino({ level: 'error' }))
  project.provide('postgresUrl', server.url)

  async function tearDown() {
    await server.stop()
    await directory[Symbol.asyncDispose]()
  }
  // vitest dies of a signal without tearing down, and PostgreSQL would outlive it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void tearDown().finally(() => process.exit(1)))
  }
  return tearDown
}
